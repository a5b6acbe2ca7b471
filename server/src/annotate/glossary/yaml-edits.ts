import type {Edit} from '../../base/edits.js'
import {lineEnd, lineEndOf, lineStart} from '../../base/lines.js'
import type {Span} from '../../base/span.js'
import type {Located, LocatedMap, LocatedPair} from '../../data/located.js'
import {writeScalar} from '../../data/yaml/write-scalar.js'

/** Whether a value is written between brackets or braces. */
export function isFlow(text: string, {span}: Located): boolean {
  const code = text[span.start]
  return code === '[' || code === '{'
}

/** The white space before the text of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? ''
}

/** The edit that adds lines below the line of an offset, each with an indent; the last line may lack its end. */
export function linesBelow(
  text: string,
  offset: number,
  indent: string,
  lines: readonly string[]
): Edit {
  const at = lineEnd(text, offset)
  const end = lineEndOf(text)
  return {start: at, end: at, text: lines.map(line => `${end}${indent}${line}`).join('')}
}

/** The edit that adds something behind the last item of a flow collection. */
export function appendInFlow(text: string, {span}: Located, hasItems: boolean, item: string): Edit {
  const close = span.end - 1
  let at = close
  while (at > span.start + 1 && /\s/.test(text[at - 1] ?? '')) at--
  const hasComma = text[at - 1] === ','
  return {start: at, end: at, text: hasItems ? `${hasComma ? ' ' : ', '}${item}` : item}
}

/** The offset behind a value as written, its closing quote included. */
export function outerEnd(text: string, {span, type}: Located): number {
  return type === 'scalar' && isQuoted(text, span) ? span.end + 1 : span.end
}

/** The offset of a value as written, its opening quote included. */
export function outerStart(text: string, {span, type}: Located): number {
  return type === 'scalar' && isQuoted(text, span) ? span.start - 1 : span.start
}

/** The offset of a key as written, its opening quote included. */
export function keyStart(text: string, {keySpan}: LocatedPair): number {
  return isQuoted(text, keySpan) ? keySpan.start - 1 : keySpan.start
}

/** Whether quotes stand around a span. */
function isQuoted(text: string, {start, end}: Span): boolean {
  const code = text[start - 1]
  return (code === '"' || code === "'") && text[end] === code
}

/** The edit that adds a pair to a mapping that has some, behind its last one. */
export function appendPair(text: string, map: LocatedMap, key: string, value: string): Edit {
  if (isFlow(text, map)) return appendInFlow(text, map, map.pairs.length > 0, `${key}: ${value}`)
  const last = map.pairs.at(-1)
  return pairBelow(text, last ? endOfPair(text, last) : map.span.end, map, `${key}: ${value}`)
}

/** The edit that adds a pair to a block mapping, below the line of an offset. */
export function pairBelow(text: string, offset: number, map: LocatedMap, pair: string): Edit {
  return linesBelow(text, offset, ' '.repeat(columnOf(text, map.span.start)), [pair])
}

/** The offset behind a pair as written; behind the text of a block scalar, whose span goes on to the next line. */
export function endOfPair(text: string, {keySpan, value}: LocatedPair): number {
  let end = Math.max(keySpan.end, outerEnd(text, value))
  while (end > keySpan.end && /\s/.test(text[end - 1] ?? '')) end--
  return end
}

/** UTF-16 units from the start of the line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}

/**
 * The edit that puts another text in the place of a scalar, which is `old` without its quotes, and of which a span leaves
 * these out. Quotes that only the old text needed go with it; others stay.
 */
export function replaceScalar(text: string, span: Span, old: string, now: string): Edit {
  const quote = isQuoted(text, span) ? text.charAt(span.end) : undefined
  return rewriteScalar(span, quote, old, now)
}

/** The same where the sign of the quotes is known; undefined for a scalar without. */
export function rewriteScalar(
  {start, end}: Span,
  quote: string | undefined,
  old: string,
  now: string
): Edit {
  const needsQuotes = (text: string): boolean => writeScalar(text, true) !== text
  if (quote === undefined) return {start, end, text: writeScalar(now, true)}
  if (needsQuotes(old) && !needsQuotes(now)) return {start: start - 1, end: end + 1, text: now}
  const escaped = quote === "'" ? now.replaceAll("'", "''") : JSON.stringify(now).slice(1, -1)
  return {start, end, text: escaped}
}
