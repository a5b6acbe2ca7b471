import type {Span} from '../syntax/span.js'
import {yamlLimits} from './limits.js'
import type {Located, LocatedPair, LocatedScalar, YamlDocument} from './located.js'

/** Reads a JSON text into values with their places; never throws. Of a text that is no JSON, nothing is read. */
export function parseJson(text: string): YamlDocument {
  const reader: Reader = {
    text,
    pos: text.startsWith('\uFEFF') ? 1 : 0,
    token: START,
    problem: undefined
  }
  advance(reader)
  const value = readValue(reader, 0)
  if (reader.token.type !== 'end') fail(reader, 'the end of the file')
  const {problem} = reader
  if (!problem) return {value, problems: []}
  return {value: {type: 'scalar', span: problem.span, value: null, text: ''}, problems: [problem]}
}

/** Where the reader stands; the only mutable thing in it. */
interface Reader {
  readonly text: string
  pos: number
  /** The one that is to be read next. */
  token: Token
  /** The first; nothing is read behind it. */
  problem: {readonly message: string; readonly span: Span} | undefined
}

interface Token {
  readonly type: 'sign' | 'string' | 'word' | 'end' | 'wrong'
  readonly text: string
  readonly span: Span
}

const START: Token = {type: 'wrong', text: '', span: {start: 0, end: 0}}

const SPACE = /[ \t\r\n]*/y
const SIGN = /[{}[\],:]/y
const STRING = /"[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\p{Cc}]*)*"/uy
const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y
const WRONG = /[^\s{}[\],:]+|./suy

function advance(reader: Reader): void {
  match(reader, SPACE)
  const {text, pos} = reader
  const types = [
    ['sign', SIGN],
    ['string', STRING],
    ['word', WORD],
    ['wrong', WRONG]
  ] as const
  for (const [type, pattern] of types) {
    const found = match(reader, pattern)
    if (found === undefined) continue
    reader.token = {type, text: found, span: {start: pos, end: reader.pos}}
    return
  }
  reader.token = {type: 'end', text: '', span: {start: text.length, end: text.length}}
}

function match(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.pos
  const found = pattern.exec(reader.text)?.[0]
  if (found !== undefined) reader.pos = pattern.lastIndex
  return found
}

/** The sign that is next, if it is this one; moves behind it. */
function takes(reader: Reader, sign: string): boolean {
  if (reader.token.type !== 'sign' || reader.token.text !== sign || reader.problem) return false
  advance(reader)
  return true
}

function fail(reader: Reader, expected: string): void {
  const {type, text, span} = reader.token
  const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text
  const unexpected = type === 'end' ? 'end of the file' : `\`${shown}\``
  reader.problem ??= {message: `Unexpected ${unexpected}, expected ${expected}`, span}
}

function readValue(reader: Reader, depth: number): Located {
  const {start} = reader.token.span
  if (depth === yamlLimits.depth) fail(reader, `at most ${depth} brackets inside each other`)
  if (takes(reader, '{'))
    return {type: 'map', pairs: readPairs(reader, depth), span: since(reader, start)}
  if (takes(reader, '['))
    return {type: 'list', items: readItems(reader, depth), span: since(reader, start)}
  return readScalar(reader)
}

function since({token}: Reader, start: number): Span {
  return {start, end: token.span.start}
}

function readPairs(reader: Reader, depth: number): LocatedPair[] {
  const pairs: LocatedPair[] = []
  if (takes(reader, '}')) return pairs
  do {
    if (reader.token.type !== 'string') fail(reader, 'a name in double quotes')
    const {text: key, span: keySpan} = readScalar(reader)
    if (!takes(reader, ':')) fail(reader, 'a colon after the name')
    pairs.push({key, keySpan, value: readValue(reader, depth + 1)})
  } while (takes(reader, ','))
  if (!takes(reader, '}')) fail(reader, 'a comma or `}`')
  return pairs
}

function readItems(reader: Reader, depth: number): Located[] {
  const items: Located[] = []
  if (takes(reader, ']')) return items
  do items.push(readValue(reader, depth + 1))
  while (takes(reader, ','))
  if (!takes(reader, ']')) fail(reader, 'a comma or `]`')
  return items
}

function readScalar(reader: Reader): LocatedScalar {
  const {type, text, span} = reader.token
  if (type !== 'string' && type !== 'word') fail(reader, 'a value, with text in double quotes')
  if (reader.problem) return {type: 'scalar', span, value: null, text: ''}
  advance(reader)
  const value: string | number | boolean | null = JSON.parse(text)
  if (type === 'word') return {type: 'scalar', span, value, text}
  return {
    type: 'scalar',
    span: {start: span.start + 1, end: span.end - 1},
    value,
    text: String(value)
  }
}
