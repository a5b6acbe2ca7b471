import type {PageState} from '../state.js'
import {fragmentsOf} from '../text/mark-search.js'
import type {TextView} from '../text/text-view.js'

/** The marks that belong to one: the fragments of a claim, or all mentions of the same entry. */
export function relatedTo({marks}: PageState, index: number): number[] {
  const entry = marks[index]?.entry?.id
  if (entry === undefined) return fragmentsOf(marks, index)
  return marks.flatMap((mark, at) => (mark.entry?.id === entry ? [at] : []))
}

/** Lays a passing light over marks, without changing the text's elements where the browser can. */
export function lightUp(
  name: 'related' | 'held',
  spans: readonly {readonly start: number; readonly end: number}[],
  view: TextView
): void {
  // Firefox before 140 has none; the light is then left out, as what it shows is said elsewhere too.
  if (typeof Highlight !== 'function' || !CSS.highlights) return
  const ranges = spans.slice(0, MOST).flatMap(span => view.rangeOf(span) ?? [])
  if (ranges.length === 0) CSS.highlights.delete(name)
  else CSS.highlights.set(name, new Highlight(...ranges))
}

const MOST = 500
