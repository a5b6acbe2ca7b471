import type {NameIndex} from '../../glossary/mention-search/name-index.js'
import {searchNames} from '../../glossary/mention-search/search-names.js'
import type {Span} from '../../syntax/span.js'
import type {Stretch} from './running-text.js'
import type {Standing} from './standing.js'

/** A name that stands in running text; offsets are UTF-16, from the start of its block. */
export interface BlockName extends Span {
  /** The number of the name in the index, and that of a second one where it is searched for in two ways. */
  readonly names: readonly number[]
  readonly stretch: Stretch
  /** What the words around it say of it; undefined until that is asked. */
  standing: Standing | undefined
}

/** The names in the running text of a block that starts at `origin`. */
export function namesInBlock(
  index: NameIndex,
  text: string,
  stretches: readonly Stretch[],
  origin: number
): BlockName[] {
  const found: BlockName[] = []
  for (const {start, end, kind} of stretches) {
    const hits = searchNames(index, text, start, end)
    if (hits.length === 0) continue
    const stretch = {start: start - origin, end: end - origin, kind}
    for (let at = 0; at < hits.length; at += 3) addName(found, hits, at, stretch, origin)
  }
  return found
}

/** Adds one of the hits; the same stretch of text as before gives the name before a second number. */
function addName(
  found: BlockName[],
  hits: readonly number[],
  at: number,
  stretch: Stretch,
  origin: number
): void {
  const start = (hits[at] ?? 0) - origin
  const end = (hits[at + 1] ?? 0) - origin
  const last = found.at(-1)
  const names = [hits[at + 2] ?? 0]
  if (last?.start === start) found[found.length - 1] = {...last, names: [...last.names, ...names]}
  else found.push({start, end, names, stretch, standing: undefined})
}
