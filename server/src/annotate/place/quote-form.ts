import {isQuotationMark} from '../../base/quotation-styles.js'
import {findQuotations, type Quotation} from '../../base/quotations.js'
import type {Span} from '../../base/span.js'
import {toBaseOffset} from '../../syntax/base-text.js'
import type {Block} from '../../syntax/syntax.js'
import type {Place} from './place.js'

/** How the words of a claim are given, as the default codebook calls it. */
export type QuoteForm = 'direct' | 'mixed' | 'indirect'

/**
 * How the quotation marks give the fragments of a claim: `direct` where all of it stands in quotation marks, `mixed` where
 * a part does, else `indirect`. Spans are offsets of the base text.
 */
export function quoteForm(
  place: Place,
  fragments: readonly {readonly base: Span; readonly block: Block}[]
): QuoteForm {
  const forms = fragments.map(({base, block}) => formOf(place, base, block))
  if (forms.every(form => form === 'direct')) return 'direct'
  return forms.every(form => form === 'indirect') ? 'indirect' : 'mixed'
}

function formOf({base, model}: Place, span: Span, block: Block): QuoteForm {
  const from = toBaseOffset(base, block.start)
  const next = model.syntax.blocks.find(({start}) => start > block.start)
  const paragraph = base.text.slice(from, next ? toBaseOffset(base, next.start) : undefined)
  const language = model.metadata.fields.get('language')?.text
  const quotations = findQuotations(paragraph, language)
  const words = withoutSigns(paragraph, {start: span.start - from, end: span.end - from})
  if (quotations.some(quotation => isWithin(words, quotation))) return 'direct'
  return quotations.some(({start, end}) => start < words.end && words.start < end)
    ? 'mixed'
    : 'indirect'
}

function isWithin({start, end}: Span, quotation: Quotation): boolean {
  return quotation.contentStart <= start && end <= quotation.contentEnd
}

/** A span without blanks, punctuation and quotation marks at its ends, wherever a house style puts those. */
function withoutSigns(text: string, {start, end}: Span): Span {
  const isSign = (offset: number): boolean =>
    /[\s,.;:!?…'‘’–—]/.test(text.charAt(offset)) || isQuotationMark(text.charCodeAt(offset))
  let [from, to] = [start, end]
  while (from < to && isSign(from)) from++
  while (to > from && isSign(to - 1)) to--
  return {start: from, end: to}
}
