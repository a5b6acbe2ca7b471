import * as v from 'valibot'
import {expectName} from '../base/near-names.js'
import type {Span} from '../base/span.js'
import type {Located, LocatedPair, LocatedScalar} from './located.js'
import {describeLocated} from './located.js'

/** Something that is not as the schema wants it. */
export interface ShapeProblem {
  readonly message: string
  readonly span: Span
  /** Replacements for what stands at the span, best first. */
  readonly expected: readonly string[]
}

/** A value as its schema describes it, and what was left out of it because it did not fit. */
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

/**
 * Reads a value as a valibot schema describes it. What does not fit is reported at its place and left
 * out, and the rest still counts. Plain numbers and words are texts where texts are wanted.
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
      return readObject(shape, located, problems)
    case 'record':
      return readRecord(shape, located, problems)
    case 'array':
    case 'tuple':
      return readList(shape, located, problems)
    case 'unknown':
      return plain(located)
    default:
      return readScalar(shape, located, problems)
  }
}

function isNull(located: Located): boolean {
  return located.type === 'scalar' && located.value === null
}

/** The option that takes values of this type, or the first, which then reports. */
function optionFor(options: readonly Shape[], located: Located): Shape {
  const [first = {type: 'unknown'}] = options
  return options.find(option => typesOf(option).includes(located.type)) ?? first
}

function typesOf(shape: Shape): readonly Located['type'][] {
  if (shape.type === 'strict_object' || shape.type === 'record') return ['map']
  return shape.type === 'array' || shape.type === 'tuple' ? ['list'] : ['scalar']
}

function readObject(
  shape: Shape & {type: 'strict_object'},
  located: Located,
  problems: ShapeProblem[]
): unknown {
  const pairs = pairsOf(located, problems)
  if (pairs === undefined) return undefined
  const {entries} = shape
  const value = withoutPrototype()
  for (const {key, keySpan, value: item} of pairs.values()) {
    const entry = Object.hasOwn(entries, key) ? entries[key] : undefined
    if (entry === undefined)
      problems.push(unknownKey(key, keySpan, entries, pairs, problems.length))
    else setDefined(value, key, read(entry, item, problems))
  }
  for (const [key, entry] of Object.entries(entries)) {
    if (entry.type === 'optional' || pairs.has(key)) continue
    problems.push(problem(located.span, `part without \`${key}\``, `\`${key}\` with its value`))
    return undefined
  }
  return value
}

function readRecord(
  shape: Shape & {type: 'record'},
  located: Located,
  problems: ShapeProblem[]
): unknown {
  const pairs = pairsOf(located, problems)
  if (pairs === undefined) return undefined
  const value = withoutPrototype()
  for (const {key, keySpan, value: item} of pairs.values()) {
    const failure = failureOf(shape.key, key)
    if (failure === undefined) setDefined(value, key, read(shape.value, item, problems))
    else problems.push(problem(keySpan, `\`${key}\``, failure))
  }
  return value
}

function setDefined(target: Record<string, unknown>, key: string, value: unknown): void {
  if (value !== undefined) target[key] = value
}

/** Keys come from strangers: `__proto__` and `constructor` shall be names like any other. */
function withoutPrototype(): Record<string, unknown> {
  return Object.create(null)
}

/** The pairs of a mapping by key; a second pair of the same key is reported and left out. */
function pairsOf(
  located: Located,
  problems: ShapeProblem[]
): ReadonlyMap<string, LocatedPair> | undefined {
  if (located.type !== 'map') {
    problems.push(problem(located.span, describeLocated(located), 'fields like `name: value`'))
    return undefined
  }
  const pairs = new Map<string, LocatedPair>()
  for (const pair of located.pairs) {
    if (pairs.has(pair.key)) {
      problems.push(problem(pair.keySpan, `second \`${pair.key}\``, 'each key once'))
    } else pairs.set(pair.key, pair)
  }
  return pairs
}

function unknownKey(
  key: string,
  span: Span,
  entries: Readonly<Record<string, Shape>>,
  pairs: ReadonlyMap<string, unknown>,
  before: number
): ShapeProblem {
  const known = new Set(Object.keys(entries))
  const {wanted, expected} = expectName(key, known, 'another key', before)
  const message = `Unexpected key \`${key}\`, expected ${wanted}`
  // A key that is there already cannot be put there once more.
  return {message, span, expected: expected.filter(name => !pairs.has(name))}
}

function readList(
  shape: Shape & {type: 'array' | 'tuple'},
  located: Located,
  problems: ShapeProblem[]
): unknown {
  const {items} = located.type === 'list' ? located : {items: undefined}
  if (items === undefined) {
    problems.push(problem(located.span, describeLocated(located), 'a list'))
    return undefined
  }
  if (shape.type === 'array') {
    return items.map(item => read(shape.item, item, problems)).filter(item => item !== undefined)
  }
  const wanted = shape.items.length
  if (items.length !== wanted) {
    problems.push(
      problem(located.span, `list of ${items.length} values`, `a list of ${wanted} values`)
    )
    return undefined
  }
  const values = shape.items.map((item, index) => read(item, items[index] ?? located, problems))
  return values.includes(undefined) ? undefined : values
}

function readScalar(shape: Shape, located: Located, problems: ShapeProblem[]): unknown {
  if (located.type === 'scalar' && located.value !== null) {
    const isText = shape.type === 'string' || shape.type === 'picklist'
    const value = isText ? located.text : located.value
    const failure = failureOf(shape, value)
    if (failure === undefined) return value
    if (shape.type === 'picklist') {
      problems.push(unknownChoice(located, shape.options, problems.length))
      return undefined
    }
    problems.push(problem(located.span, describeLocated(located), failure))
    return undefined
  }
  problems.push(problem(located.span, describeLocated(located), words[shape.type] ?? 'a value'))
  return undefined
}

function unknownChoice(
  {text, span}: LocatedScalar,
  options: readonly string[],
  before: number
): ShapeProblem {
  const {wanted, expected} = expectName(text, new Set(options), 'a known value', before)
  return {message: `Unexpected \`${text}\`, expected ${wanted}`, span, expected}
}

const words: Partial<Record<string, string>> = {
  string: 'a text',
  picklist: 'a text',
  number: 'a number',
  boolean: '`true` or `false`'
}

/** The words of valibot for a value that it does not accept; undefined if it does. */
function failureOf(shape: Shape, value: unknown): string | undefined {
  const result = v.safeParse(shape as unknown as v.GenericSchema, value)
  if (result.success) return undefined
  const [issue] = result.issues
  return issue.kind === 'schema' ? (words[issue.type] ?? issue.message) : issue.message
}

/** Any value as it is, for options that only their rule knows. */
function plain(located: Located): unknown {
  if (located.type === 'scalar') return located.value
  if (located.type === 'list') return located.items.map(plain)
  const value = withoutPrototype()
  for (const pair of located.pairs) value[pair.key] = plain(pair.value)
  return value
}

function problem(span: Span, unexpected: string, expected: string): ShapeProblem {
  return {message: `Unexpected ${unexpected}, expected ${expected}`, span, expected: []}
}
