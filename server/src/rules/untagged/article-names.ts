import type {NameIndex} from '../../glossary/mention-search/name-index.js'
import {oncePer} from '../../memo/once-per.js'
import type {ArticleModel} from '../../model/article-model.js'
import type {Block} from '../../syntax/syntax.js'
import {type BlockName, namesInBlock} from './block-names.js'
import {runningText, skipTo, type Walk} from './running-text.js'

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
