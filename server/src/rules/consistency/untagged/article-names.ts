import {type Memo, remember} from '../../../base/memo.js'
import type {Span} from '../../../base/span.js'
import {searchNames} from '../../../glossary/name-search/search-names.js'
import type {ArticleModel} from '../../../model/article-model.js'
import {blockKey} from '../../../syntax/syntax.js'
import {type Verdict, verdictOn} from './context.js'
import {type KnownName, type KnownNames, senseOf} from './known-name.js'
import {runningText, type Stretch, skipTo, type Walk} from './running-text.js'

/** The names in the running text of one block. */
export interface BlockNames {
  /** UTF-16 offset of the block in the article. */
  readonly origin: number
  /** The block as written; empty where it holds no name. */
  readonly text: string
  readonly names: readonly BlockName[]
}

/** A name of the glossary that stands in running text; offsets are UTF-16, from the start of its block. */
export interface BlockName extends Span {
  /** The name in the glossary; two where it is searched for both with case and without. */
  readonly known: readonly [KnownName, ...KnownName[]]
  /** The sense of the name, by all of these. */
  readonly sense: KnownName
  readonly stretch: Stretch
  /** The verdict on the name, for which the text of its block is passed in. */
  readonly verdict: (blockText: string) => Verdict
}

/**
 * The names in the running text of an article, block by block. They depend on the block, the glossary and the codebook
 * alone; in a long article they are memoised by the block's key, as a keystroke changes one block of hundreds. Per
 * keystroke in an article of 100 KB with 500 entries, the rule takes 0.1 ms instead of 1.0 ms where all names are
 * tagged, and 2.3 ms instead of 13.8 ms where none is.
 */
export function namesInArticle(model: ArticleModel, known: KnownNames): readonly BlockNames[] {
  const {syntax, codebook} = model
  const {text} = syntax
  const walk: Walk = {tag: 0, comment: 0}
  const inputs = [known, codebook]
  return syntax.blocks.map(block => {
    const {start, end, [blockKey]: key} = block
    const find = (): readonly BlockName[] =>
      findNames(known, text, runningText(syntax, codebook, block, walk), start)
    const names = text.length < LONG ? find() : remember(memo, key, inputs, find)
    skipTo(syntax, end, walk)
    return {origin: start, text: names.length > 0 ? text.slice(start, end) : '', names}
  })
}

/** UTF-16 units of an article from which on its blocks are memoised: a shorter one is searched in 0.1 ms. */
const LONG = 10_000

const memo: Memo<object, readonly BlockName[]> = new WeakMap()

/** The names in the running text of a block that starts at `origin`. */
function findNames(
  known: KnownNames,
  text: string,
  stretches: readonly Stretch[],
  origin: number
): readonly BlockName[] {
  const found: BlockName[] = []
  for (const {start, end, kind} of stretches) {
    const hits = searchNames(known.index, text, start, end)
    if (hits.length === 0) continue
    const stretch = {start: start - origin, end: end - origin, kind}
    for (let at = 0; at < hits.length; at += 3) {
      const [from = 0, to = 0, number = 0] = [hits[at], hits[at + 1], hits[at + 2]]
      addName(found, from - origin, to - origin, known.name(number), stretch)
    }
  }
  return found
}

/** Adds a name, or joins it with the name before if that is the same stretch of text. */
function addName(
  found: BlockName[],
  start: number,
  end: number,
  name: KnownName,
  stretch: Stretch
): void {
  const last = found.at(-1)
  const isSame = last?.start === start
  const known: BlockName['known'] = isSame ? [...last.known, name] : [name]
  if (isSame) found.pop()
  const sense = senseOf(known)
  found.push({start, end, known, sense, stretch, verdict: verdictOn({start, end}, stretch, sense)})
}
