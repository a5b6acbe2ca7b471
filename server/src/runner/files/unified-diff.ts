import {FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk} from 'diff'
import {applyEdits, type Edit} from '../../base/edits.js'
import {printable} from '../../reporting/text.js'

/**
 * The unified diff of a file and its text with edits, for `git apply` and `patch -p1`; `shown` is its path. `before` is
 * undefined for a file that is new.
 */
export function formatDiff(
  shown: string,
  before: string | undefined,
  edits: readonly Edit[]
): string {
  const patch = {
    oldFileName: before === undefined ? '/dev/null' : `a/${shown}`,
    newFileName: `b/${shown}`,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: hunksOf(before ?? '', edits)
  }
  return formatPatch(patch, FILE_HEADERS_ONLY)
}

/** A diff for a terminal, which obeys some of the characters that articles may hold. */
export function forTerminal(diff: string): string {
  return diff.split('\n').map(printable).join('\n')
}

/**
 * The hunks of a unified diff for sorted edits in a text. `structuredPatch` of `diff` would find them by comparing the
 * texts, in the square of the lines that differ: 5.0 s instead of 0.2 s for an article of 9 MB with 3,000 fixes.
 */
export function hunksOf(before: string, edits: readonly Edit[]): StructuredPatchHunk[] {
  const lines = splitLines(before)
  let shift = 0
  return groupNear(changesOf(before, edits)).map(changes => {
    const hunk = toHunk(lines, changes, shift)
    shift += hunk.newLines - hunk.oldLines
    return hunk
  })
}

/** Lines with their ends; only LF ends one, as for all that reads such differences. */
function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Lines from one to before another, counted from 0, and those in their place. */
interface Change {
  readonly from: number
  readonly to: number
  readonly old: readonly string[]
  readonly lines: readonly string[]
}

/** The lines that edits touch. */
function changesOf(text: string, edits: readonly Edit[]): Change[] {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({index}) => index + 1)]
  const groups: {from: number; to: number; edits: Edit[]}[] = []
  let line = 0
  const lineAt = (offset: number): number => {
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= offset) line++
    return line
  }
  for (const edit of edits) {
    const [from, to] = [lineAt(edit.start), lineAt(edit.end)]
    const last = groups.at(-1)
    if (last && from <= last.to) {
      last.edits.push(edit)
      last.to = to
    } else groups.push({from, to, edits: [edit]})
  }
  const changes = groups.map(({from, to, edits: own}) => {
    const [start, end] = [starts[from] ?? 0, starts[to + 1] ?? text.length]
    const shifted = own.map(edit => ({...edit, start: edit.start - start, end: edit.end - start}))
    const old = text.slice(start, end)
    return trim(from, splitLines(old), splitLines(applyEdits(old, shifted)))
  })
  return changes.filter(({old, lines}) => old.length > 0 || lines.length > 0)
}

/** A change without the lines at its edges that stay. */
function trim(from: number, old: readonly string[], lines: readonly string[]): Change {
  const shorter = Math.min(old.length, lines.length)
  let head = 0
  while (head < shorter && old[head] === lines[head]) head++
  let tail = 0
  while (tail < shorter - head && old.at(-1 - tail) === lines.at(-1 - tail)) tail++
  return {
    from: from + head,
    to: from + old.length - tail,
    old: old.slice(head, old.length - tail),
    lines: lines.slice(head, lines.length - tail)
  }
}

/** Changes whose surroundings meet stand in one hunk. */
function groupNear(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = []
  for (const change of changes) {
    const last = groups.at(-1)
    if (last && change.from - (last.at(-1)?.to ?? 0) <= 2 * CONTEXT) last.push(change)
    else groups.push([change])
  }
  return groups
}

/** Lines around a change. */
const CONTEXT = 3

function toHunk(
  lines: readonly string[],
  changes: readonly Change[],
  shift: number
): StructuredPatchHunk {
  const first = Math.max(0, (changes[0]?.from ?? 0) - CONTEXT)
  const last = Math.min(lines.length, (changes.at(-1)?.to ?? 0) + CONTEXT)
  const written: string[] = []
  let newLines = last - first
  let at = first
  for (const change of changes) {
    write(written, ' ', lines.slice(at, change.from))
    write(written, '-', change.old)
    write(written, '+', change.lines)
    newLines += change.lines.length - change.old.length
    at = change.to
  }
  write(written, ' ', lines.slice(at, last))
  const [oldStart, newStart] = [first + 1, first + 1 + shift]
  return {oldStart, oldLines: last - first, newStart, newLines, lines: written}
}

function write(written: string[], sign: string, lines: readonly string[]): void {
  for (const line of lines) {
    if (line.endsWith('\n')) written.push(sign + line.slice(0, -1))
    else written.push(sign + line, '\\ No newline at end of file')
  }
}
