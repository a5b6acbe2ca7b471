import type {Span} from '../../base/span.js'
import {isInsideWord, mayJoinWords, wordAround} from '../../base/word-boundary.js'
import type {Kind} from '../../codebook/codebook.js'
import type {Unit} from '../../model/article-model.js'
import {looseEnd, looseStart, REACH} from '../../rules/shared/tag-edges.js'
import {toBaseOffset, toBaseSpan} from '../../syntax/base-text.js'
import type {Block} from '../../syntax/syntax.js'
import {type Refusal, refuse} from '../act.js'
import {cursorText} from './cursor-text.js'
import type {Place} from './place.js'

/** A stretch of the base text within one paragraph; offsets are UTF-16 units of the base text. */
export interface SelectedText extends Span {
  readonly block: Block
}

/**
 * What a selection holds that can be marked as a kind: one stretch for each paragraph, without white space and stray
 * punctuation at its ends, grown to whole words unless the selection is exact, and never half a character. A cursor
 * stands for the name or the word at it, for a claim for its sentence.
 */
export function selectText(place: Place, kind: Kind): readonly SelectedText[] | Refusal {
  const {selection, model, base} = place
  const {syntax} = model
  const {start, end} = selection
  if (end < syntax.bodyStart || (end === syntax.bodyStart && start < end))
    return refuse('Only the text of the article can be marked: select words below the front matter')
  const meant = start < end ? toBaseSpan(base, selection) : cursorText(place, kind)
  if ('reason' in meant) return meant
  const selected = syntax.blocks.flatMap(block => {
    if (block.end < start || block.start > end) return []
    const from = toBaseOffset(base, block.start)
    const to = toBaseOffset(base, block.end)
    const span = {start: Math.max(from, meant.start), end: Math.min(to, meant.end)}
    if (span.start >= span.end) return []
    const fitted = fitEdges(place, kind, span, {start: from, end: to})
    return fitted.start < fitted.end ? [{...fitted, block}] : []
  })
  return selected.length > 0
    ? selected
    : refuse('Nothing is selected that can be marked: select words of the article')
}

/** Trims a span and grows it to whole words, within its paragraph; all in offsets of the base text. */
function fitEdges(place: Place, kind: Kind, span: Span, paragraph: Span): Span {
  const trimmed = trim(place, kind, span)
  if (trimmed.start >= trimmed.end) return trimmed
  const {text} = place.base
  const grown = place.isExact
    ? trimmed
    : {start: wordEdge(text, trimmed.start).start, end: wordEdge(text, trimmed.end).end}
  const start = wholeCharacter(text, grown.start, paragraph).start
  return {
    start: Math.max(paragraph.start, start),
    end: wholeCharacter(text, grown.end, paragraph).end
  }
}

/** Leaves out what `loose-boundary` would report at the edges. */
function trim({base, model}: Place, kind: Kind, {start, end}: Span): Span {
  const isKnown = (name: string): boolean => model.glossary.named(kind.name, name).length > 0
  const from = start + looseStart(base.text, edgesOf(kind, {start, end}), undefined)
  const to = end - looseEnd(base.text, edgesOf(kind, {start: from, end}), isKnown)
  return {start: from, end: Math.max(from, to)}
}

/** A span as the unit that it would be, with nothing but edges. */
function edgesOf(kind: Kind, {start, end}: Span): Unit {
  const tag = {
    kind: kind.name,
    start,
    contentStart: start,
    contentEnd: end,
    end,
    parent: -1,
    attributes: []
  }
  const unit: Unit = {
    index: -1,
    tag,
    kind,
    parent: undefined,
    depth: 0,
    id: undefined,
    continues: undefined,
    attributes: []
  }
  return kind.unit === 'mention' ? Object.assign(unit, {resolution: 'unresolved'}) : unit
}

/** The word that an offset lies in, or the empty span at it. */
function wordEdge(text: string, offset: number): Span {
  if (!isInsideWord(text, offset)) return {start: offset, end: offset}
  const word = wordAround(text, offset, REACH)
  return mayJoinWords(text.slice(word.start, word.end)) ? {start: offset, end: offset} : word
}

/** The character, as readers see it, that an offset lies in, or the empty span at it. */
function wholeCharacter(text: string, offset: number, {start, end}: Span): Span {
  const from = Math.max(start, offset - NEAR)
  const to = Math.min(end, offset + NEAR)
  if (offset <= from || offset >= to) return {start: offset, end: offset}
  const found = CHARACTERS.segment(text.slice(from, to)).containing(offset - from)
  if (!found || from + found.index === offset) return {start: offset, end: offset}
  return {start: from + found.index, end: from + found.index + found.segment.length}
}

const CHARACTERS = new Intl.Segmenter('en', {granularity: 'grapheme'})

/** UTF-16 units around an offset in which the ends of its character are looked for. */
const NEAR = 64
