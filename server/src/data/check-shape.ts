import * as v from 'valibot'
import {expectName} from '../base/near-names.js'
import {
  type Message,
  type Phrase,
  phrase,
  plainPhrase,
  type Said,
  toMessage
} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import {
  describeLocated,
  isNull,
  type Located,
  type LocatedList,
  type LocatedMap,
  type LocatedPair,
  type LocatedScalar
} from './located.js'

/** A part of a file that is not as its schema wants it. */
export interface ShapeProblem extends Message {
  readonly span: Span
  /** Replacements for the text at the span, best first. */
  readonly expected: readonly string[]
}

/** A value as its schema describes it, and the parts that were left out because they did not fit. */
export interface Shaped<T> {
  readonly value: T | undefined
  readonly problems: readonly ShapeProblem[]
}

/** The kinds of valibot schemas that our files are described with. */
type Shape =
  | {readonly type: 'strict_object'; readonly entries: Readonly<Record<string, Shape>>}
  | {readonly type: 'record'; readonly key: Shape; readonly value: Shape}
  | {readonly type: 'array'; readonly item: Shape}
  | {readonly type: 'tuple'; readonly items: readonly Shape[]}
  | {readonly type: 'optional' | 'nullable'; readonly wrapped: Shape}
  | {readonly type: 'union'; readonly options: readonly Shape[]}
  | {readonly type: 'picklist'; readonly options: readonly string[]}
  | {readonly type: 'string' | 'number' | 'boolean' | 'unknown'}

type MapShape = Extract<Shape, {readonly type: 'strict_object' | 'record'}>
type ListShape = Extract<Shape, {readonly type: 'array' | 'tuple'}>

/**
 * Reads a value as a valibot schema describes it. A part that does not fit is reported at its place and left out,
 * and the rest still counts. Plain numbers and words are texts where texts are wanted.
 *
 * Mappings, lists and choices are walked here; scalars and keys are for `v.safeParse` to judge. The issues of one
 * `safeParse` of the whole would not do (valibot 1.5): a strict object tells of its first unknown key only; no issue
 * carries the schema, whose keys and choices the messages name; a union gives the issues of all its options in one
 * list; a parse that fails gives no value without the wrong parts; a number has lost its text; a list passes for an
 * object; and keys like `constructor` are dropped in silence.
 */
export function checkShape<S extends v.GenericSchema>(
  schema: S,
  located: Located
): Shaped<v.InferOutput<S>> {
  const problems: ShapeProblem[] = []
  const value = read(schema as unknown as Shape, located, problems)
  return {value: value as v.InferOutput<S> | undefined, problems}
}

function read(shape: Shape, located: Located, problems: ShapeProblem[]): unknown {
  switch (shape.type) {
    case 'optional':
      return read(shape.wrapped, located, problems)
    case 'nullable':
      return isNull(located) ? null : read(shape.wrapped, located, problems)
    case 'union':
      return read(optionFor(shape.options, located), located, problems)
    case 'strict_object':
    case 'record':
      if (located.type === 'map') return readMap(shape, located, problems)
      return refuse(located, phrase`fields like \`name: value\``, problems)
    case 'array':
    case 'tuple':
      if (located.type === 'list') return readList(shape, located, problems)
      return refuse(located, phrase`a list`, problems)
    case 'unknown':
      return toData(located)
    default:
      return readScalar(shape, located, problems)
  }
}

/** The option that takes values of this type, or the first, which then reports. */
function optionFor(options: readonly Shape[], located: Located): Shape {
  const [first = {type: 'unknown'}] = options
  return options.find(option => typeOf(option) === located.type) ?? first
}

function typeOf({type}: Shape): Located['type'] {
  if (type === 'strict_object' || type === 'record') return 'map'
  return type === 'array' || type === 'tuple' ? 'list' : 'scalar'
}

/** Undefined for a mapping that lacks a key it must have. */
function readMap(shape: MapShape, map: LocatedMap, problems: ShapeProblem[]): unknown {
  const pairs = pairsOf(map, problems)
  const value = withoutPrototype()
  for (const {key, keySpan, value: item} of pairs.values()) {
    const inner = shape.type === 'record' ? shape.value : ownEntry(shape.entries, key)
    const failure = shape.type === 'record' ? failureOf(shape.key, key) : undefined
    if (failure !== undefined) problems.push(problem(keySpan, `\`${key}\``, failure))
    else if (inner !== undefined) setDefined(value, key, read(inner, item, problems))
    else if (shape.type === 'strict_object')
      problems.push(unknownKey(key, keySpan, Object.keys(shape.entries), pairs, problems.length))
  }
  const missing = shape.type === 'record' ? undefined : missingKey(shape.entries, pairs)
  if (missing === undefined) return value
  problems.push(
    problem(map.span, phrase`part without \`${missing}\``, phrase`\`${missing}\` with its value`)
  )
  return undefined
}

function ownEntry(entries: Readonly<Record<string, Shape>>, key: string): Shape | undefined {
  return Object.hasOwn(entries, key) ? entries[key] : undefined
}

function missingKey(
  entries: Readonly<Record<string, Shape>>,
  pairs: ReadonlyMap<string, LocatedPair>
): string | undefined {
  return Object.keys(entries).find(key => entries[key]?.type !== 'optional' && !pairs.has(key))
}

function setDefined(target: Record<string, unknown>, key: string, value: unknown): void {
  if (value !== undefined) target[key] = value
}

/** Keys come from strangers: `__proto__` and `constructor` shall be names like any other. */
function withoutPrototype(): Record<string, unknown> {
  return Object.create(null)
}

/** The pairs of a mapping by key; a second pair of the same key is reported and left out. */
function pairsOf(map: LocatedMap, problems: ShapeProblem[]): ReadonlyMap<string, LocatedPair> {
  const pairs = new Map<string, LocatedPair>()
  for (const pair of map.pairs) {
    if (pairs.has(pair.key)) {
      problems.push(problem(pair.keySpan, phrase`second \`${pair.key}\``, phrase`each key once`))
    } else pairs.set(pair.key, pair)
  }
  return pairs
}

/** `before` is the number of problems that the file had already. */
function unknownKey(
  key: string,
  span: Span,
  known: readonly string[],
  pairs: ReadonlyMap<string, LocatedPair>,
  before: number
): ShapeProblem {
  const {wanted, expected} = expectName(key, new Set(known), phrase`another key`, before)
  const message = phrase`Unexpected key \`${key}\`, expected ${wanted}`
  // A key that is there already cannot be put there once more.
  return {...toMessage(message), span, expected: expected.filter(name => !pairs.has(name))}
}

/** Undefined for a tuple that is not whole. */
function readList(shape: ListShape, list: LocatedList, problems: ShapeProblem[]): unknown {
  const {items, span} = list
  if (shape.type === 'array') {
    return items.map(item => read(shape.item, item, problems)).filter(item => item !== undefined)
  }
  const wanted = shape.items.length
  if (items.length !== wanted) {
    problems.push(
      problem(span, phrase`list of ${items.length} values`, phrase`a list of ${wanted} values`)
    )
    return undefined
  }
  const values = shape.items.map((item, index) => read(item, items[index] ?? list, problems))
  return values.includes(undefined) ? undefined : values
}

function readScalar(shape: Shape, located: Located, problems: ShapeProblem[]): unknown {
  if (located.type !== 'scalar' || located.value === null)
    return refuse(located, WORDS[shape.type] ?? phrase`a value`, problems)
  const isText = shape.type === 'string' || shape.type === 'picklist'
  const value = isText ? located.text : located.value
  const failure = failureOf(shape, value)
  if (failure === undefined) return value
  if (shape.type !== 'picklist') return refuse(located, failure, problems)
  problems.push(unknownChoice(located, shape.options, problems.length))
  return undefined
}

function unknownChoice(
  {text, span}: LocatedScalar,
  options: readonly string[],
  before: number
): ShapeProblem {
  const {wanted, expected} = expectName(text, new Set(options), phrase`a known value`, before)
  const message = phrase`Unexpected \`${text}\`, expected ${wanted}`
  return {...toMessage(message), span, expected}
}

/** Types in the words of messages. */
const WORDS: Partial<Record<string, Phrase>> = {
  string: phrase`a text`,
  picklist: phrase`a text`,
  number: phrase`a number`,
  boolean: phrase`\`true\` or \`false\``
}

/** The words for what valibot expected instead of a scalar or a key; undefined if it accepts it. */
function failureOf(shape: Shape, value: unknown): Said | undefined {
  const result = v.safeParse(shape as unknown as v.GenericSchema, value)
  if (result.success) return undefined
  const [issue] = result.issues
  return issue.kind === 'schema' ? (WORDS[issue.type] ?? issue.message) : plainPhrase(issue.message)
}

/** Any value as plain data, for options that only their rule knows. */
function toData(located: Located): unknown {
  if (located.type === 'scalar') return located.value
  if (located.type === 'list') return located.items.map(toData)
  const value = withoutPrototype()
  for (const pair of located.pairs) value[pair.key] = toData(pair.value)
  return value
}

function refuse(located: Located, expected: Said, problems: ShapeProblem[]): undefined {
  problems.push(problem(located.span, describeLocated(located), expected))
  return undefined
}

function problem(span: Span, unexpected: Said, expected: Said): ShapeProblem {
  const message = phrase`Unexpected ${unexpected}, expected ${expected}`
  return {...toMessage(message), span, expected: []}
}
