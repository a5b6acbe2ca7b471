import {firstIndex} from '../../base/binary-search.js'
import type {Span} from '../../base/span.js'
import {mayJoinWords, wordAround} from '../../base/word-boundary.js'
import type {Kind} from '../../codebook/codebook.js'
import {namesInArticle} from '../../rules/consistency/untagged/article-names.js'
import {knownNames} from '../../rules/consistency/untagged/known-name.js'
import {REACH} from '../../rules/shared/tag-edges.js'
import {toBaseOffset, toBaseSpan} from '../../syntax/base-text.js'
import {sentenceAround} from '../../syntax/sentence.js'
import type {Block} from '../../syntax/syntax.js'
import {type Refusal, refuse} from '../act.js'
import {markupOf} from './markup.js'
import type {Place} from './place.js'
import {wordsIn} from './words.js'

/**
 * What a cursor stands for, in offsets of the base text: for a claim its sentence, otherwise a name of the glossary or
 * the word at it.
 */
export function cursorText(place: Place, kind: Kind): Span | Refusal {
  const {model, base, selection} = place
  const {start: offset} = selection
  const block = model.syntax.blocks.find(({start, end}) => start <= offset && offset <= end)
  if (!block) return refuse(NO_WORD)
  if (isInMarkup(place, block, offset)) return refuse(IN_MARKUP)
  if (kind.unit === 'claim') return toBaseSpan(base, sentenceAround(model.syntax, block, offset))
  return nameAt(place, kind, offset) ?? wordAt(place, block, offset) ?? refuse(NO_WORD)
}

const IN_MARKUP = 'The cursor is in markup: put it into the text of the article'
const NO_WORD = 'There is no word at the cursor: select what to mark'

/** Whether an offset of the written text lies within the markup of a tag or within a comment. */
function isInMarkup({model}: Place, block: Block, offset: number): boolean {
  const {tags, comments} = model.syntax
  const holds = ({start, end}: Span): boolean => start < offset && offset < end
  const first = firstIndex(tags.length, at => (tags[at]?.start ?? 0) >= block.start)
  const behind = firstIndex(tags.length, at => (tags[at]?.start ?? 0) >= offset)
  return comments.some(holds) || tags.slice(first, behind).some(tag => markupOf(tag).some(holds))
}

/** The longest name of an entry of the kind that stands in running text at an offset. */
function nameAt({model, base}: Place, kind: Kind, offset: number): Span | undefined {
  let longest: Span | undefined
  for (const {origin, names} of namesInArticle(model, knownNames(model.glossary)))
    for (const {start, end, sense} of names) {
      if (origin + start > offset || offset > origin + end) continue
      const entries = sense.entry ? [sense.entry] : sense.choice
      if (!entries.some(entry => entry.kind === kind.name)) continue
      if (!longest || end - start > longest.end - longest.start)
        longest = {start: origin + start, end: origin + end}
    }
  return longest && toBaseSpan(base, longest)
}

function wordAt({model, base}: Place, block: Block, offset: number): Span | undefined {
  const at = toBaseOffset(base, offset)
  const word = wordAround(base.text, at, REACH)
  if (word.start === word.end) return undefined
  if (!mayJoinWords(base.text.slice(word.start, word.end))) return word
  // Only a dictionary tells words in scripts without blanks between them.
  const from = Math.max(toBaseOffset(base, block.start), word.start)
  const found = wordsIn(model.metadata.fields.get('language')?.text)
    .segment(base.text.slice(from, word.end))
    .containing(Math.min(at, word.end - 1) - from)
  return found ? {start: from + found.index, end: from + found.index + found.segment.length} : word
}
