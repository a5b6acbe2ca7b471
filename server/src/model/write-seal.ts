import type {Edit} from '../base/edits.js'
import {applyEdits, byPlace} from '../base/edits.js'
import {lineEndOf, lineStart, nextLine} from '../base/lines.js'
import {toBaseText} from '../syntax/base-text.js'
import {parse} from '../syntax/parse.js'
import type {Syntax} from '../syntax/syntax.js'
import {type Metadata, type MetadataField, readMetadata} from './metadata.js'
import {
  isHash,
  paragraphHashes,
  readParagraphHashes,
  type Seal,
  sealFields,
  sealingHash
} from './seal.js'

/** The state of an article's seal. */
export type SealState =
  /** The seal is right. */
  | {readonly type: 'sealed'}
  /** There is no seal, or one without the right hashes of paragraphs; `text` is the article with a right seal. */
  | {readonly type: 'unsealed' | 'incomplete'; readonly text: string}
  /** The seal is that of another base text. */
  | {readonly type: 'changed'; readonly text: string; readonly sealedHash: string}
  /** The article cannot be sealed as it is; the reason is for a message. */
  | {readonly type: 'unsealable'; readonly reason: string}

/** Checks the seal of an article, and writes a right one where it is not right. Throws nothing. */
export function sealArticle(text: string): SealState {
  const syntax = parse(text)
  const metadata = readMetadata(syntax)
  const base = toBaseText(syntax).text
  const hash = sealingHash(base)
  const seal = {hash, paragraphs: paragraphHashes(base)}
  const written = metadata.fields.get(sealFields.hash)?.text.toLowerCase() ?? ''
  if (written === hash && hasParagraphs(metadata, seal)) return {type: 'sealed'}
  const reason = reasonAgainst(syntax, metadata)
  if (reason !== undefined) return {type: 'unsealable', reason}
  const sealed = writeSeal(syntax, metadata, seal)
  if (!isSealedBy(sealed, seal)) return {type: 'unsealable', reason: NO_ROOM}
  if (written === hash) return {type: 'incomplete', text: sealed}
  return isHash(written)
    ? {type: 'changed', text: sealed, sealedHash: written}
    : {type: 'unsealed', text: sealed}
}

function hasParagraphs({fields}: Metadata, {paragraphs}: Seal): boolean {
  const field = fields.get(sealFields.paragraphs)
  return field !== undefined && isSame(readParagraphHashes(field.text) ?? [], paragraphs)
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((hash, index) => hash === other[index])
}

/** The reason not to seal an article, with mistakes whose fix would change the base text; undefined for none. */
function reasonAgainst({problems}: Syntax, metadata: Metadata): string | undefined {
  const message = metadata.problems[0]?.message ?? problems[0]?.message
  return message === undefined ? undefined : `${message}, before it is sealed`
}

const NO_ROOM =
  'No field can be added between the lines `---`: write the fields there like `date: 2016-04-22`'

/** Whether an article reads as sealed by a seal: in some front matter, a further line means something else. */
function isSealedBy(text: string, seal: Seal): boolean {
  const syntax = parse(text)
  const metadata = readMetadata(syntax)
  return (
    metadata.problems.length === 0 &&
    sealingHash(toBaseText(syntax).text) === seal.hash &&
    metadata.fields.get(sealFields.hash)?.text === seal.hash &&
    hasParagraphs(metadata, seal)
  )
}

/**
 * Writes a seal into the front matter of an article: into its fields where they are there, else as further lines, or as
 * front matter where there is none. All else stays as it is.
 */
function writeSeal(syntax: Syntax, metadata: Metadata, seal: Seal): string {
  const hash = metadata.fields.get(sealFields.hash)
  const paragraphs = metadata.fields.get(sealFields.paragraphs)
  const edits: Edit[] = []
  if (hash) edits.push(replaceValue(syntax, hash, seal.hash))
  if (paragraphs) edits.push(replaceValue(syntax, paragraphs, seal.paragraphs.join(' ')))
  if (!hash || !paragraphs) edits.push(addLines(syntax, metadata, seal))
  return applyEdits(syntax.text, edits.sort(byPlace))
}

function replaceValue({text}: Syntax, {span}: MetadataField, value: string): Edit {
  const before = text.charAt(span.start - 1)
  const isQuoted = before === '"' || before === "'"
  return {...span, text: (before === ':' ? ' ' : '') + (isQuoted ? value : asScalar(value))}
}

/** Writes a value as a YAML scalar: in quotes where it would be read as a number or as null. */
function asScalar(value: string): string {
  return value === '' || /^\d+(?:e\d+)?$/.test(value) ? `"${value}"` : value
}

/** The edit that adds the missing lines, beside the line of the other field where that is there. */
function addLines(syntax: Syntax, {fields}: Metadata, seal: Seal): Edit {
  const {text, frontMatter, bodyStart} = syntax
  const end = lineEndOf(text)
  const hash = fields.get(sealFields.hash)
  const paragraphs = fields.get(sealFields.paragraphs)
  const [first] = fields.values()
  const indent = first ? text.slice(lineStart(text, first.keySpan.start), first.keySpan.start) : ''
  const hashLine = `${indent}${sealFields.hash}: ${asScalar(seal.hash)}${end}`
  const paragraphsLine = `${indent}${sealFields.paragraphs}: ${asScalar(seal.paragraphs.join(' '))}${end}`
  if (hash) return insert(nextLine(text, hash.span.end), paragraphsLine)
  if (paragraphs) return insert(lineStart(text, paragraphs.keySpan.start), hashLine)
  if (frontMatter) return insert(frontMatter.end, hashLine + paragraphsLine)
  return insert(bodyStart, `---${end}${hashLine}${paragraphsLine}---${end}`)
}

function insert(offset: number, text: string): Edit {
  return {start: offset, end: offset, text}
}
