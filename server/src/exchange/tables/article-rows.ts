import type {Span} from '../../base/span.js'
import type {Entry} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'
import {parseClaimName} from '../../model/facts/collect-facts.js'
import type {ExportedAnnotation, ExportedArticle} from '../export/exported-article.js'
import type {Loss} from '../export/loss.js'
import {allAttributes, attributeCells} from './attribute-columns.js'
import type {Cell, Row} from './table.js'
import type {Tables} from './tables.js'

/** The rows of one article, table by table, and the entries that they name. */
export interface ArticleRows {
  readonly mentions: readonly Row[]
  readonly claims: readonly Row[]
  readonly relations: readonly Row[]
  readonly articles: readonly Row[]
  readonly entries: readonly Entry[]
  readonly losses: readonly Loss[]
}

/**
 * Makes the rows of an article; `textFile` is where its text stands beside the tables. Where it does not, rows hold only the
 * first words of each annotation.
 */
export function rowsOf(
  article: ExportedArticle,
  tables: Tables,
  glossary: Glossary,
  textFile: string | undefined
): ArticleRows {
  const {annotations, path} = article
  const isWhole = textFile !== undefined
  const losses: Loss[] = [...article.losses]
  const entries = new Set<Entry>()
  const isClaim = ({definition}: ExportedAnnotation): boolean => definition?.unit === 'claim'
  const claims = annotations.filter(isClaim)
  const others = annotations.filter(annotation => !isClaim(annotation))
  const mentionNumbers = firstNumbers(others)
  const claimRows = claims.flatMap(claim => {
    const task = {tables, glossary, entries, mentionNumbers, isWhole}
    const rows = rowsOfClaim(claim, article, task)
    for (const name of ['speaker', 'topic']) {
      const values = claim.attributes.get(name)?.values ?? []
      if (values.length > 1)
        losses.push({path, id: claim.name, feature: name, value: values.join(' '), done: 'split'})
    }
    return rows
  })
  const mentionRows = others.map(mention => {
    for (const entry of mention.entries) entries.add(entry)
    return rowOfMention(mention, article, tables, isWhole)
  })
  return {
    mentions: mentionRows,
    claims: claimRows,
    relations: relationsOf(article, claims),
    articles: [rowOfArticle(article, textFile, others.length, claims.length)],
    entries: [...entries],
    losses
  }
}

/** The number of the first annotation of each id. */
function firstNumbers(annotations: readonly ExportedAnnotation[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const {id, number} of annotations)
    if (id !== undefined && !numbers.has(id)) numbers.set(id, number)
  return numbers
}

function rowOfMention(
  mention: ExportedAnnotation,
  article: ExportedArticle,
  tables: Tables,
  isWhole: boolean
): Row {
  const {number, id, kind, entries, resolution, attributes} = mention
  const [entry] = entries.length === 1 ? entries : []
  return {
    article: article.path,
    mention: number,
    id: id ?? null,
    kind,
    ...placeOf(mention, article, isWhole),
    entry: entry?.id ?? null,
    entries: entries.map(each => each.id),
    entry_name: entry?.name ?? null,
    resolution: resolution ?? null,
    ...attributeCells(tables.mentions.attributes, mention),
    attributes: allAttributes(attributes)
  }
}

/** What the rows of a claim are made with. */
interface ClaimTask {
  readonly tables: Tables
  readonly glossary: Glossary
  readonly entries: Set<Entry>
  readonly mentionNumbers: ReadonlyMap<string, number>
  /** Whether all words may be told. */
  readonly isWhole: boolean
}

/** One row for each speaker and topic; one without where there is none. */
function rowsOfClaim(
  claim: ExportedAnnotation,
  article: ExportedArticle,
  {tables, glossary, entries, mentionNumbers, isWhole}: ClaimTask
): readonly Row[] {
  const {number, id, kind, attributes} = claim
  const valuesOf = (name: string): readonly (string | null)[] => {
    const values = attributes.get(name)?.values ?? []
    return values.length > 0 ? values : [null]
  }
  const also = attributes.get('speaker')?.definition?.also
  const pairs = valuesOf('speaker').flatMap(speaker =>
    valuesOf('topic').map(topic => ({speaker, topic}))
  )
  const place = placeOf(claim, article, isWhole)
  return pairs.map(({speaker, topic}, index): Row => {
    const entry = speaker === null || also?.has(speaker) ? undefined : glossary.entries.get(speaker)
    if (entry) entries.add(entry)
    const isMention = speaker !== null && !entry && !also?.has(speaker)
    return {
      article: article.path,
      claim: number,
      row: index + 1,
      rows: pairs.length,
      id: id ?? null,
      kind,
      ...place,
      speaker,
      speaker_entry: entry?.id ?? null,
      speaker_name: entry?.name ?? null,
      speaker_mention: isMention ? (mentionNumbers.get(speaker) ?? null) : null,
      topic,
      ...attributeCells(tables.claims.attributes, claim),
      attributes: allAttributes(attributes)
    }
  })
}

function placeOf(
  {fragments}: ExportedAnnotation,
  {text}: ExportedArticle,
  isWhole: boolean
): Record<string, Cell> {
  const whole = {
    start: Math.min(...fragments.map(({start}) => start)),
    end: Math.max(...fragments.map(({end}) => end))
  }
  const describe = (span: Span) => {
    const described = offsetsOf(span, text)
    return isWhole ? described : {...described, text: firstWords(described.text)}
  }
  return {...describe(whole), fragments: fragments.map(describe)}
}

/** A quotation that is short enough to be passed on. */
function firstWords(text: string): string {
  const words = text.split(/\s+/)
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).join(' ')} …` : text
}

const MOST_WORDS = 8

function offsetsOf({start, end}: Span, {text, codePoints}: ExportedArticle['text']) {
  return {
    text: text.slice(start, end),
    start_utf16: start,
    end_utf16: end,
    start_cp: codePoints.fromUtf16(start),
    end_cp: codePoints.fromUtf16(end)
  }
}

function relationsOf(
  article: ExportedArticle,
  claims: readonly ExportedAnnotation[]
): readonly Row[] {
  const numbers = firstNumbers(claims)
  const rows: Row[] = []
  for (const annotation of article.annotations)
    for (const [type, {definition, values}] of annotation.attributes) {
      if (definition?.type !== 'claim') continue
      for (const to of values) {
        const {article: other = article.id, claim} = parseClaimName(to)
        rows.push({
          article: article.path,
          relation: rows.length + 1,
          type,
          from_claim: annotation.definition?.unit === 'claim' ? annotation.number : null,
          from_id: annotation.id ?? null,
          to,
          to_article_id: other,
          to_id: claim,
          to_claim: other === article.id ? (numbers.get(claim) ?? null) : null
        })
      }
    }
  return rows
}

function rowOfArticle(
  {path, id, fields, text, hash}: ExportedArticle,
  textFile: string | undefined,
  mentions: number,
  claims: number
): Row {
  const field = (name: string): string | null => fields.get(name) || null
  return {
    path,
    id,
    title: field('title'),
    source: field('source'),
    date: field('date'),
    language: field('language'),
    text_file: textFile ?? null,
    text_sha256: hash,
    length_utf16: text.text.length,
    length_cp: text.codePoints.length,
    mentions,
    claims,
    metadata: Object.fromEntries(fields)
  }
}
