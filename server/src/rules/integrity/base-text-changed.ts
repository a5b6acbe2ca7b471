import {type Phrase, phrase} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {ArticleModel} from '../../model/article-model.js'
import type {MetadataField} from '../../model/metadata.js'
import {
  type Change,
  changedParagraphs,
  isHash,
  paragraphHashes,
  paragraphSpans,
  readParagraphHashes,
  sealFields,
  sealingHash
} from '../../model/seal.js'
import {type BaseText, toBaseText, toWrittenSpan} from '../../syntax/base-text.js'
import type {Report, ReportedRelated} from '../finding.js'
import type {ArticleRule, Reporter} from '../rule.js'
import {quote} from '../shared/wording.js'

/** Reports a base text that is not the one that the front matter seals, at the paragraphs that differ. */
export const baseTextChanged: ArticleRule = {
  id: 'base-text-changed',
  subject: 'article',
  group: 'integrity',
  severity: 'error',
  summary: 'A text that is not the one that was sealed',
  check(model, report) {
    const {syntax, metadata} = model
    const field = metadata.fields.get(sealFields.hash)
    if (!field) return
    if (!isHash(field.text)) return report(noHash(field))
    const base = toBaseText(syntax)
    const hash = sealingHash(base.text)
    if (hash === field.text.toLowerCase()) return
    const written = metadata.fields.get(sealFields.paragraphs)
    const sealed = written && readParagraphHashes(written.text)
    if (sealed) reportChanges(model, base, sealed, field, report)
    else report({message: otherHash(hash, field.text), span: field.span})
  }
}

function noHash({text, span, keySpan}: MetadataField): Report {
  const isEmpty = span.end === span.start
  const what =
    text === '' ? phrase`\`${sealFields.hash}\` without a seal` : phrase`seal ${quote(text)}`
  const message = phrase`Unexpected ${what}, expected 64 digits and letters as \`newsmark seal\` writes them`
  return {message, span: isEmpty ? keySpan : span}
}

function otherHash(hash: string, sealed: string): Phrase {
  return phrase`The text has changed since it was sealed (\`${short(sealed)}\` then, \`${short(hash)}\` now): ${WANTED}`
}

function short(hash: string): string {
  return `${hash.slice(0, 12).toLowerCase()}…`
}

function reportChanges(
  {path}: ArticleModel,
  base: BaseText,
  sealed: readonly string[],
  field: MetadataField,
  report: Reporter
): void {
  const spans = paragraphSpans(base.text).map(span => toWrittenSpan(base, span))
  const changes = changedParagraphs(sealed, paragraphHashes(base.text))
  const related = [{message: 'The seal', location: {path, span: field.span}}]
  for (const change of changes) {
    const span = spanOf(change, spans)
    if (span) report({message: phrase`${describe(change)}: ${WANTED}`, span, related})
  }
  const gaps = changes.filter(change => goneIn(change) > 0)
  if (gaps.length > 0) report(paragraphsGone(gaps, spans, path, field))
  else if (changes.length === 0) {
    const message = phrase`The space between paragraphs has changed since the text was sealed: ${WANTED}`
    report({message, span: field.span})
  }
}

const WANTED = phrase`restore the text, or seal it anew with \`newsmark seal\``

/** The span from the first changed paragraph to the last one; undefined where none is left. */
function spanOf({newStart, newEnd}: Change, spans: readonly Span[]): Span | undefined {
  const first = spans[newStart]
  const last = spans[newEnd - 1]
  return first && last && newEnd > newStart ? {start: first.start, end: last.end} : undefined
}

function describe({oldStart, oldEnd, newStart, newEnd}: Change): Phrase {
  const before = oldEnd - oldStart
  const after = newEnd - newStart
  if (before === 0)
    return after === 1
      ? phrase`This paragraph is new since the text was sealed`
      : phrase`These ${after} paragraphs are new since the text was sealed`
  if (before < after)
    return before === 1
      ? phrase`These ${after} paragraphs stand in place of ${before} that was sealed`
      : phrase`These ${after} paragraphs stand in place of ${before} that were sealed`
  return after === 1
    ? phrase`This paragraph has changed since the text was sealed`
    : phrase`These ${after} paragraphs have changed since the text was sealed`
}

/** The number of paragraphs that are missing at a place. */
function goneIn({oldStart, oldEnd, newStart, newEnd}: Change): number {
  return Math.max(0, oldEnd - oldStart - (newEnd - newStart))
}

/** The report of missing paragraphs: at the seal, with the paragraphs behind the gaps as related places. */
function paragraphsGone(
  gaps: readonly Change[],
  spans: readonly Span[],
  path: string,
  {span}: MetadataField
): Report {
  const count = gaps.reduce((sum, gap) => sum + goneIn(gap), 0)
  const what =
    count === 1
      ? phrase`Of the sealed paragraphs, one is gone`
      : phrase`Of the sealed paragraphs, ${count} are gone`
  const related: ReportedRelated[] = []
  for (const gap of gaps.slice(0, SHOWN)) {
    const behind = spans[gap.newEnd]
    const gone = goneIn(gap)
    const message =
      gone === 1
        ? 'Before this paragraph one is gone'
        : phrase`Before this paragraph ${gone} are gone`
    if (behind) related.push({message, location: {path, span: behind}})
  }
  return {message: phrase`${what}: ${WANTED}`, span, related}
}

/** The most gaps that are shown as related places. */
const SHOWN = 10
