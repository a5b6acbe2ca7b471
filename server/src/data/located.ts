import {type Message, phrase, type Said} from '../base/phrase.js'
import type {Span} from '../base/span.js'

/** A value of the YAML core schema together with the place it stands at. */
export type Located = LocatedMap | LocatedList | LocatedScalar

/** A mapping; keys keep their order and their duplicates. */
export interface LocatedMap {
  readonly type: 'map'
  readonly span: Span
  readonly pairs: readonly LocatedPair[]
}

/** One `key: value` of a mapping. */
export interface LocatedPair {
  readonly key: string
  readonly keySpan: Span
  readonly value: Located
}

/** A sequence. */
export interface LocatedList {
  readonly type: 'list'
  readonly span: Span
  readonly items: readonly Located[]
}

/**
 * A scalar: `value` is what the core schema makes of it, `text` what is meant as text (quotes resolved).
 * The span leaves the quotes out, so that what replaces it stays quoted; nothing at all has an empty span.
 */
export interface LocatedScalar {
  readonly type: 'scalar'
  readonly span: Span
  readonly value: string | number | boolean | null
  readonly text: string
}

/** Something that is not YAML, or more than we accept of it. */
export interface YamlProblem extends Message {
  readonly span: Span
}

/** The value of a YAML or JSON text (null for an empty one), and the problems. */
export interface YamlDocument {
  readonly value: Located
  readonly problems: readonly YamlProblem[]
  /** Whether it is of the plain subset that `strictYaml` reads. */
  readonly isPlain?: boolean
}

/** The first pair with this key, if the value is a mapping that has it. */
export function pairOf(value: Located, key: string): LocatedPair | undefined {
  return value.type === 'map' ? value.pairs.find(pair => pair.key === key) : undefined
}

/** The text of a scalar; undefined for collections and for null. */
export function textOf(value: Located | undefined): string | undefined {
  return value?.type === 'scalar' && value.value !== null ? value.text : undefined
}

/** Whether a value is null, be it written or left out. */
export function isNull(value: Located): boolean {
  return value.type === 'scalar' && value.value === null
}

/** A description of a value, in the words of messages. */
export function describeLocated(value: Located): Said {
  if (value.type === 'map') return phrase`fields like \`name: value\``
  if (value.type === 'list') return phrase`list`
  if (value.value === null) return phrase`empty value`
  return `\`${value.text}\``
}
