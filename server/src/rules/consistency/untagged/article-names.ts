import {oncePer} from '../../../base/memo.js'
import type {Span} from '../../../base/span.js'
import type {NameIndex} from '../../../glossary/name-search/name-index.js'
import {searchNames} from '../../../glossary/name-search/search-names.js'
import type {ArticleModel} from '../../../model/article-model.js'
import type {Block} from '../../../syntax/syntax.js'
import type {Verdict} from './context.js'
import {runningText, type Stretch, skipTo, type Walk} from './running-text.js'

/** The names in the running text of a block. */
export interface BlockNames {
  /** Offset of the block in the article. */
  readonly origin: number
  /** The block as written. */
  readonly text: string
  readonly names: readonly BlockName[]
}

/** The names in the running text of an article, block by block. */
export function namesInArticle(model: ArticleModel, index: NameIndex): readonly BlockNames[] {
  const {syntax, codebook, path} = model
  const walk: Walk = {tag: 0, comment: 0}
  const find = ({start, end}: Block): readonly BlockName[] =>
    namesInBlock(index, syntax.text, runningText(syntax, codebook, {start, end}, walk), start)
  if (syntax.text.length < LONG) {
    return syntax.blocks.map(block => toBlockNames(syntax.text, block, find(block)))
  }
  const known = recall(index, path)
  const seen: Seen = new Map()
  const all = syntax.blocks.map(block => {
    const text = syntax.text.slice(block.start, block.end)
    const before = seen.get(text) ?? known.get(text)
    if (before) skipTo(syntax, block.end, walk)
    const names = before ?? find(block)
    seen.set(text, names)
    return {origin: block.start, text, names}
  })
  keep(index, path, seen)
  return all
}

/** UTF-16 units from which on it pays to keep what was found in each block for the next keystroke. */
const LONG = 10_000

function toBlockNames(text: string, {start, end}: Block, names: readonly BlockName[]): BlockNames {
  return {origin: start, text: names.length > 0 ? text.slice(start, end) : '', names}
}

/** What was found in the blocks of an article, by their texts. */
type Seen = Map<string, readonly BlockName[]>

/** The long articles that were looked at last, by path; few, as only those that are edited come again. */
const seenIn = oncePer((_index: NameIndex) => new Map<string, Seen>())

const MOST_ARTICLES = 4

function recall(index: NameIndex, path: string): Seen {
  return seenIn(index).get(path) ?? new Map()
}

function keep(index: NameIndex, path: string, seen: Seen): void {
  const all = seenIn(index)
  all.delete(path)
  all.set(path, seen)
  const [oldest] = all.keys()
  if (all.size > MOST_ARTICLES && oldest !== undefined) all.delete(oldest)
}

/** A name that stands in running text; offsets are UTF-16, from the start of its block. */
export interface BlockName extends Span {
  /** The number of the name in the index, and that of a second one where it is searched for in two ways. */
  readonly names: readonly number[]
  readonly stretch: Stretch
  /** What the words around it say of it; undefined until that is asked. */
  verdict: Verdict | undefined
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
  else found.push({start, end, names, stretch, verdict: undefined})
}
