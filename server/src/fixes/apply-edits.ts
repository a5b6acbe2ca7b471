import type {Edit} from '../syntax/reparse.js'

/** The text that edits make of another; `edits` are sorted by place and disjoint. All else stays to the byte. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let edited = ''
  let kept = 0
  for (const {start, end, text: inserted} of edits) {
    edited += text.slice(kept, start) + inserted
    kept = end
  }
  return edited + text.slice(kept)
}

/** By place; an insertion stands before what is replaced behind it. */
export function byPlace(a: Edit, b: Edit): number {
  return a.start - b.start || a.end - b.end
}
