import type {Edit} from '../base/edits.js'
import {endsLine, isBlank, lineEnd, nextLine, skipBlanks} from '../base/lines.js'
import {type Message, type Phrase, phrase, toMessage} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import {strictYaml} from '../data/yaml/strict-yaml.js'
import {isOtherThanText, quoteScalar} from '../data/yaml/write-scalar.js'

/**
 * A slip in a field: a value that YAML cannot read, or reads as something else than what was typed. The edit makes it
 * say what was typed; it lies within one line.
 */
export interface Slip extends Message {
  /** The value as typed. */
  readonly span: Span
  readonly title: string
  readonly edit: Edit
}

/**
 * Finds the slips of those who write front matter by hand and know no YAML: a colon, a `#` or a bracket in a value
 * without quotes, quotes around a part of it, no space behind the colon. Only what is wrong for sure is a slip: values
 * that go on in the next lines, anchors and aliases are left to the readers. Takes the span of the lines between the
 * fences; linear in its length, at most 200 slips, and offsets are those of the article.
 */
export function findSlips(text: string, {start, end}: Span): Slip[] {
  const slips: Slip[] = []
  let margin: number | undefined
  let above = ''
  for (let line = start; line < end && slips.length < MOST; line = nextLine(text, line)) {
    const indented = skipSpaces(text, line)
    const tabbed = skipBlanks(text, line)
    const code = text.charCodeAt(tabbed)
    if (endsLine(code) || code === HASH) continue
    const name = tabbed > indented && MAY_HOLD_NAMES.test(above) ? tabbed : indented
    margin ??= name === tabbed && tabbed > indented ? 0 : name - line
    NAME.lastIndex = name
    if ((name === indented && name - line !== margin) || !NAME.test(text)) continue
    if (name > indented) {
      const isInside = /:[ \t]*$/.test(above)
      slips.push(
        indentedByTab(line, name, isInside ? '  '.repeat(name - line) : ' '.repeat(margin))
      )
      if (isInside) continue
    }
    above = text.slice(NAME.lastIndex - 1, lineEnd(text, line))
    const slip = readField(
      text,
      {name, colon: NAME.lastIndex - 1, end: lineEnd(text, line)},
      margin
    )
    if (slip) slips.push(slip)
  }
  return slips
}

/** What stands from the colon on in a line below which a name with a tab before it is no part of a value. */
const MAY_HOLD_NAMES = /^(?!:[ \t]*["'[{|>])/

/** The slip of a name behind a tab, which YAML does not take for an indentation. */
function indentedByTab(line: number, name: number, indentation: string): Slip {
  const span = {start: line, end: name}
  const message = 'Unexpected tab, expected spaces'
  return {message, span, title: 'Put spaces for the tab', edit: {...span, text: indentation}}
}

/** The most slips that are found: a megabyte of them would be 90,000, and seconds of collecting garbage. */
const MOST = 200

const HASH = 0x23
const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_.-]*[ \t]*:/uy

function skipSpaces(text: string, from: number): number {
  let offset = from
  while (text.charCodeAt(offset) === 0x20) offset++
  return offset
}

/** A line of front matter that starts with a name and a colon. */
interface FieldLine {
  readonly name: number
  readonly colon: number
  /** The line's end. */
  readonly end: number
}

function readField(text: string, {name, colon, end}: FieldLine, margin: number): Slip | undefined {
  const start = Math.min(skipBlanks(text, colon + 1), end)
  const span = {start, end: trimEnd(text, start, end)}
  if (span.end === span.start) return undefined
  const field = text.slice(name, colon).trim()
  const value = describeValue(text.slice(span.start, span.end), {
    isText: field === 'title' || field === 'source',
    goesOn: goesOn(text, end, margin)
  })
  if (start === colon + 1) return unspaced(text, span, value)
  if (!value) return undefined
  const typed = {start, end: start + value.length}
  const edit = {...typed, text: quoteScalar(text.slice(typed.start, typed.end))}
  const {length: _, ...message} = value
  return {...message, span: typed, title: 'Put the value in quotes', edit}
}

/** The slip of a name and a value with nothing between them but a colon; web addresses are none. */
function unspaced(text: string, span: Span, value: Typed | undefined): Slip | undefined {
  if (text.startsWith('//', span.start)) return undefined
  const written = text.slice(span.start, span.end)
  const edit = value
    ? {
        start: span.start,
        end: span.start + value.length,
        text: ` ${quoteScalar(written.slice(0, value.length))}`
      }
    : {start: span.start, end: span.start, text: ' '}
  const message = 'Unexpected text right after a colon, expected a space between them'
  return {message, span, title: 'Put a space behind the colon', edit}
}

function trimEnd(text: string, start: number, end: number): number {
  let offset = end
  while (offset > start && isBlank(text.charCodeAt(offset - 1))) offset--
  return offset
}

/** Whether the next line with anything on it belongs to the value: it is indented, or an item of a list. */
function goesOn(text: string, end: number, margin: number): boolean {
  for (let line = nextLine(text, end); line < text.length; line = nextLine(text, line)) {
    const first = skipBlanks(text, line)
    if (endsLine(text.charCodeAt(first))) continue
    return first - line > margin || text.startsWith('- ', first)
  }
  return false
}

/** A value that has to stand in quotes: how much of the line it is, in UTF-16 units, and what is wrong. */
interface Typed extends Message {
  readonly length: number
}

/** What is known of the field of a value. */
interface FieldTraits {
  /** Whether it is a field that only holds text, for which no list, number or date is meant. */
  readonly isText: boolean
  /** Whether the next line may belong to the value. */
  readonly goesOn: boolean
}

/** What is wrong with a value as typed; undefined where nothing is, or where it cannot be told from one line. */
function describeValue(typed: string, traits: FieldTraits): Typed | undefined {
  const first = typed.charAt(0)
  if (first === '"' || first === "'") return describeQuoted(typed, first, traits)
  if (first === '[' || first === '{') return describeBrackets(typed, traits)
  if (first === '#') return describeHash(typed, traits)
  const comment = /[ \t]#(?=[ \t]|$)/.exec(typed)?.index ?? typed.length
  const value = typed.slice(0, comment).trimEnd()
  const {length} = value
  if (isBlockHeader(value) && traits.goesOn) return undefined
  if (!traits.isText && /^[&*!][^ \t]/.test(value)) return undefined
  if (cannotStart(value, traits)) return {length, ...toMessage(startsWith(first))}
  if (/:(?=[ \t]|$)/.test(value))
    return {length, message: 'This value has a colon in it: put the value in quotes'}
  if (/[ \t]#/.test(value))
    return {length, message: 'What is behind the `#` would be left out: put the value in quotes'}
  if (traits.isText && !traits.goesOn && isOtherThanText(value))
    return {
      length,
      message: 'This would be a number, a date or a yes or no, and no text: put the value in quotes'
    }
  return undefined
}

function startsWith(sign: string): Phrase {
  const shown = sign === '`' ? phrase`a backtick` : `\`${sign}\``
  return phrase`A value cannot start with ${shown}: put the value in quotes`
}

function isBlockHeader(value: string): boolean {
  return /^[|>][-+]?[1-9]?[-+]?$/.test(value)
}

/**
 * Whether a value starts with a sign that means something in YAML. Before a word, `&`, `*` and `!` may be meant as such,
 * but not in a text.
 */
function cannotStart(value: string, {isText}: FieldTraits): boolean {
  if (/^[@`%|>\]},]/.test(value)) return !isBlockHeader(value) || isText
  if (/^[-?&*!](?:[ \t]|$)/.test(value)) return true
  return isText && /^[&*!]/.test(value)
}

/** Quotes around a part of a value, or none at its end. */
function describeQuoted(
  typed: string,
  quote: string,
  {goesOn: more}: FieldTraits
): Typed | undefined {
  const behind = closingQuote(typed, quote)
  if (behind === undefined)
    return more
      ? undefined
      : {
          length: typed.length,
          message: 'This value starts with a quote that nothing closes: put the value in quotes'
        }
  if (/^(?:[ \t]+#.*|[ \t]*)$/.test(typed.slice(behind))) return undefined
  const comment = /[ \t]#(?=[ \t]|$)/.exec(typed.slice(behind))
  const length = comment ? typed.slice(0, behind + comment.index).trimEnd().length : typed.length
  return {length, message: 'Only a part of this value is in quotes: put the value in quotes'}
}

/** The offset behind the quote that closes the one at the start; undefined where none does. */
function closingQuote(typed: string, quote: string): number | undefined {
  for (let at = 1; at < typed.length; at++) {
    const isEscape = quote === '"' ? typed[at] === '\\' : typed.startsWith("''", at)
    if (isEscape) at++
    else if (typed[at] === quote) return at + 1
  }
  return undefined
}

/** Brackets around the start of a value, or around all of a text. Of a list only a closing bracket may be missing. */
function describeBrackets(typed: string, {isText, goesOn: more}: FieldTraits): Typed | undefined {
  const isClosed = /[\]}]/.test(typed)
  const isWhole = strictYaml(typed, 0) !== undefined || /[\]}](?:[ \t]+#.*)?$/.test(typed)
  if (isText ? more && !isWhole : isWhole || more || !isClosed) return undefined
  const comment = /[ \t]#(?=[ \t]|$)/.exec(typed)?.index ?? typed.length
  const {length} = typed.slice(0, comment).trimEnd()
  return {
    length,
    message: 'A value in brackets is a list, and no text: put the value in quotes'
  }
}

/** A `#` right before a word, as in `#MeToo`; before a blank it starts a comment, for which there is no room in a title. */
function describeHash(typed: string, {isText, goesOn: more}: FieldTraits): Typed | undefined {
  if (more || (!isText && /^#+(?:[ \t]|$)/.test(typed))) return undefined
  return {
    length: typed.length,
    message: 'What is behind the `#` would be left out: put the value in quotes'
  }
}
