import type {Span} from '../base/span.js'

/** A place in one of the project's files; `path` is as the project names it, offsets are UTF-16. */
export interface Location {
  readonly path: string
  readonly span: Span
}

/** An actor, a place or an entry of a team's own kind, as written in a glossary file. */
export interface Entry {
  readonly id: string
  /** The kind of tag that refers to it. */
  readonly kind: string
  readonly name: string
  /** The name first, then the aliases, in the order of the file. */
  readonly names: readonly Alias[]
  /** False where it is known, without reading them, that no name has dates of its own. */
  readonly mayHaveDatedNames?: boolean
  /** All fields by name, those of `name` and `aliases` included. */
  readonly fields: ReadonlyMap<string, Field>
  /** Where the id stands. */
  readonly location: Location
}

/** One name of an entry. */
export interface Alias {
  readonly text: string
  readonly lang?: string
  /** ISO 8601 dates, inclusive. */
  readonly since?: string
  readonly until?: string
  /** How the name is searched for in running text; undefined for a name that is only if it looks like one. */
  readonly match?: Matching
  readonly span: Span
}

/** `exact` and `ignore-case` ask for a search even of short names and common words; false forbids it. */
export type Matching = 'exact' | 'ignore-case' | false

/** A field of an entry with its values as texts; a single value is a list of one. */
export interface Field {
  readonly name: string
  readonly nameSpan: Span
  readonly values: readonly FieldValue[]
}

/** One value of a field; `key` is set in fields that are mappings, as `ids`. */
export interface FieldValue {
  readonly text: string
  readonly key?: string
  readonly span: Span
}

/** Whether an entry is out of use: it says so, or names the entry that replaces it. */
export function isDeprecated({fields}: Entry): boolean {
  const deprecated = fields.get('deprecated')
  if (deprecated) return deprecated.values[0]?.text !== 'false'
  return fields.has('replaced-by')
}

/** The id of the entry to use instead, if the entry names one. */
export function replacementOf({fields}: Entry): string | undefined {
  return fields.get('replaced-by')?.values[0]?.text
}
