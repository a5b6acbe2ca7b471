import {type JSONVisitor, visit} from 'jsonc-parser'
import {shorten} from '../base/excerpt.js'
import {type Phrase, phrase, toMessage} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import {parseJson as parsePlainJson} from './codec.js'
import {yamlLimits} from './limits.js'
import type {Located, LocatedPair, YamlDocument} from './located.js'

/**
 * Reads a JSON text (RFC 8259, perhaps with a byte order mark) into values with their places, in UTF-16 offsets;
 * never throws. Reading ends at the first error, which is then the only problem, and the value is null.
 */
export function parseJson(text: string): YamlDocument {
  const reading: Reading = {text, open: [], key: NO_KEY, root: NOTHING, last: 'start'}
  // The package does not know the byte order mark; a blank in its place keeps the offsets.
  const json = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text
  try {
    visit(json, visitorOf(reading), {disallowComments: true})
    return {value: reading.root, problems: []}
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    const {said, span} = error
    return {value: {...NOTHING, span}, problems: [{...toMessage(said), span}]}
  }
}

/** The first error of a text. Thrown, as the package recurses and deep nesting would overflow the stack. */
class JsonError extends Error {
  readonly said: Phrase
  readonly span: Span

  constructor(said: Phrase, span: Span) {
    super(said.toString())
    this.said = said
    this.span = span
  }
}

const NOTHING = {type: 'scalar', span: {start: 0, end: 0}, value: null, text: ''} as const
const NO_KEY = {key: '', keySpan: NOTHING.span} as const

/** A text while it is read. */
interface Reading {
  readonly text: string
  /** The objects and lists that are not closed yet, the innermost last. */
  readonly open: OpenCollection[]
  /** The key whose value is not read yet. */
  key: Pick<LocatedPair, 'key' | 'keySpan'>
  /** The value of the whole text. */
  root: Located
  /** The last token. */
  last: 'start' | 'begin' | 'key' | 'colon' | 'comma' | 'value'
}

/** An object or list while it is read; its span ends where the next token starts. */
type OpenCollection =
  | {readonly type: 'map'; readonly span: MutableSpan; readonly pairs: LocatedPair[]}
  | {readonly type: 'list'; readonly span: MutableSpan; readonly items: Located[]}

type MutableSpan = {-readonly [End in keyof Span]: Span[End]}

function visitorOf(reading: Reading): JSONVisitor {
  const {text} = reading
  return {
    onObjectBegin: start => begin(reading, {type: 'map', span: {start, end: start}, pairs: []}),
    onArrayBegin: start => begin(reading, {type: 'list', span: {start, end: start}, items: []}),
    onObjectProperty(key, offset, length) {
      reading.key = {key, keySpan: insideQuotes(offset, length)}
      reading.last = 'key'
    },
    onLiteralValue(value: string | number | boolean | null, offset, length) {
      if (typeof value === 'string') {
        const span = insideQuotes(offset, length)
        addValue(reading, {type: 'scalar', span, value, text: value}, offset, length)
      } else {
        const span = {start: offset, end: offset + length}
        const written = text.slice(offset, offset + length)
        addValue(reading, {type: 'scalar', span, value, text: written}, offset, length)
      }
    },
    onSeparator(sign) {
      reading.last = sign === ':' ? 'colon' : 'comma'
    },
    onObjectEnd: offset => end(reading, offset),
    onArrayEnd: offset => end(reading, offset),
    onError(_, offset, length) {
      const value = match(VALUE, text, offset)
      if (value === '' || length === value.length || !mayBeValue(reading))
        fail(reading, offset, length)
      // Of a word that starts with a value, as `1.` and `nullx` do, the rest is the error.
      reading.last = 'value'
      fail(reading, offset + value.length, 0)
    }
  }
}

function insideQuotes(offset: number, length: number): Span {
  return {start: offset + 1, end: offset + length - 1}
}

function begin(reading: Reading, collection: OpenCollection): void {
  addValue(reading, collection, collection.span.start, 1)
  reading.open.push(collection)
  reading.last = 'begin'
}

/** Adds a value to the collection around it; its token, which may be longer, is at an offset. */
function addValue(reading: Reading, value: Located, offset: number, length: number): void {
  const around = reading.open.at(-1)
  if (reading.open.length === yamlLimits.depth) fail(reading, offset, length)
  if (!around) reading.root = value
  else if (around.type === 'list') around.items.push(value)
  else around.pairs.push({...reading.key, value})
  reading.last = 'value'
}

/** The package also ends what is open at the end of the text, and reports it only then. */
function end(reading: Reading, offset: number): void {
  if (offset === reading.text.length) return
  const closed = reading.open.pop()
  SPACE.lastIndex = offset + 1
  SPACE.test(reading.text)
  if (closed) closed.span.end = SPACE.lastIndex
  reading.last = 'value'
}

const SPACE = /[ \t\r\n]*/y

function fail(reading: Reading, offset: number, length: number): never {
  const token = tokenAt(reading.text, offset, length)
  const unexpected = token === '' ? phrase`end of the file` : `\`${shorten(token, 60)}\``
  throw new JsonError(phrase`Unexpected ${unexpected}, expected ${expectedNext(reading)}`, {
    start: offset,
    end: offset + token.length
  })
}

/** A token as it is written; of one that is not JSON, all up to the next blank or sign. */
function tokenAt(text: string, offset: number, length: number): string {
  const token = text.slice(offset, offset + length)
  if (parsePlainJson(token) !== undefined) return token
  return match(VALUE, text, offset) || match(WORD, text, offset)
}

function match(pattern: RegExp, text: string, offset: number): string {
  pattern.lastIndex = offset
  return pattern.exec(text)?.[0] ?? ''
}

const VALUE = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y
const WORD = /[^\s{}[\],:]+|./suy

function mayBeValue({last, open}: Reading): boolean {
  if (last === 'begin' || last === 'comma') return open.at(-1)?.type === 'list'
  return last === 'start' || last === 'colon'
}

/** The tokens that may follow the last one, in the words of messages; the codes of the package do not tell the place. */
function expectedNext({last, open}: Reading): Phrase {
  const isMap = open.at(-1)?.type === 'map'
  if (last === 'key') return phrase`a colon after the name`
  if (last === 'value' && open.length === 0) return phrase`the end of the file`
  if (last === 'value') return isMap ? phrase`a comma or \`}\`` : phrase`a comma or \`]\``
  if (isMap && last !== 'colon') return phrase`a name in double quotes`
  if (open.length < yamlLimits.depth) return phrase`a value, with text in double quotes`
  return phrase`at most ${yamlLimits.depth} brackets inside each other`
}
