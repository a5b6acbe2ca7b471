import {phrase} from '../../base/phrase.js'
import {isQuotationMark} from '../../base/quotation-styles.js'
import type {ArticleModel, Claim, Unit, UnitAttribute} from '../../model/article-model.js'
import {attributesAsRead} from '../../model/move-unit.js'
import {attributeOf} from '../../model/unit-attributes.js'
import type {ArticleRule, Reporter} from '../rule.js'
import {hasQuotationMark, type Quotations, readQuotations} from '../shared/quotations.js'
import {withRespelling} from '../shared/respelling.js'

/** Reports a quoted claim without quotation marks, and an indirect one that is in quotation marks as a whole. */
export const quoteMismatch: ArticleRule = {
  id: 'quote-mismatch',
  subject: 'article',
  attribute: 'quote',
  group: 'claims',
  severity: 'warning',
  fix: 'unsafe',
  summary: 'A `quote` that the quotation marks belie',
  judges: 'claim',
  check(model, report) {
    let quotations: Quotations | undefined
    for (const claim of model.claims) {
      const read = attributeOf(attributesAsRead(claim.unit), 'quote')
      if (read?.definition?.type !== 'code' || looksRight(claim, read, model)) continue
      const quote = attributeOf(claim.unit.attributes, 'quote') ?? read
      quotations ??= readQuotations(model)
      checkClaim(claim, quote, quotations, report)
    }
  }
}

/** Whether a claim is right by a look at its start alone, as most are; in doubt the answer is no. */
function looksRight({fragments}: Claim, {written}: UnitAttribute, model: ArticleModel): boolean {
  const {text} = model.syntax
  if (written.value === 'indirect') return !startsQuoted(fragments, model)
  if (!QUOTED.has(written.value)) return true
  for (const {tag} of fragments) {
    if (isQuotationMark(text.charCodeAt(tag.start - 1))) return true
    const end = Math.min(tag.contentEnd, tag.contentStart + REACH)
    if (hasQuotationMark(text, tag.contentStart, end)) return true
  }
  return false
}

const QUOTED: ReadonlySet<string> = new Set(['direct', 'mixed', 'scare'])

/** The UTF-16 units of a fragment that this look covers. */
const REACH = 400

/** The most tags that may start where the claim starts. */
const DEPTH = 8

function startsQuoted([first]: readonly Unit[], {syntax: {text, tags}}: ArticleModel): boolean {
  if (!first) return false
  if (isQuotationMark(text.charCodeAt(first.tag.start - 1))) return true
  let {tag} = first
  for (let index = first.index + 1; index < first.index + DEPTH; index++) {
    const next = tags[index]
    if (next?.start !== tag.contentStart) break
    tag = next
  }
  return isQuotationMark(text.charCodeAt(tag.contentStart))
}

function checkClaim(
  {fragments}: Claim,
  {written, definition}: UnitAttribute,
  quotations: Quotations,
  report: Reporter
): void {
  const isIndirect = written.value === 'indirect'
  const isRight = isIndirect
    ? !fragments.every(quotations.wraps)
    : fragments.some(quotations.touches)
  if (isRight || fragments.every(isBlank)) return
  const other = isIndirect ? 'direct' : 'indirect'
  const message = isIndirect
    ? 'Unexpected `quote=indirect` on a claim in quotation marks, expected `direct`'
    : phrase`Unexpected \`quote=${written.value}\` on a claim without quotation marks, expected \`indirect\``
  const expected = definition?.codes.has(other) ? [other] : []
  report(withRespelling({message, span: written.valueSpan ?? written.nameSpan, expected}))
}

function isBlank({tag}: Unit): boolean {
  return tag.contentEnd === tag.contentStart
}
