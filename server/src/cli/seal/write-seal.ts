import {applyEdits, byPlace} from '../../fixes/apply-edits.js'
import type {Metadata, MetadataField} from '../../model/metadata.js'
import {type Seal, sealFields} from '../../model/seal.js'
import {nextLine} from '../../syntax/lines.js'
import type {Edit} from '../../syntax/reparse.js'
import type {Syntax} from '../../syntax/syntax.js'

/**
 * Writes a seal into the front matter of an article: into the fields where there are any, else as further lines,
 * or as front matter where there is none. All else stays as it is.
 */
export function writeSeal(syntax: Syntax, metadata: Metadata, seal: Seal): string {
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

/** What would be read as a number or as nothing is put in quotes. */
function asScalar(value: string): string {
  return value === '' || /^\d+(?:e\d+)?$/.test(value) ? `"${value}"` : value
}

/** The lines that are missing, beside each other where one of them is there. */
function addLines(syntax: Syntax, {fields}: Metadata, seal: Seal): Edit {
  const {text, frontMatter, bodyStart} = syntax
  const end = lineEndOf(syntax)
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

/** The line end behind the first line, or LF in an article of one line. */
function lineEndOf({text}: Syntax): string {
  return /\r\n?|\n/.exec(text)?.[0] ?? '\n'
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
}

function insert(offset: number, text: string): Edit {
  return {start: offset, end: offset, text}
}
