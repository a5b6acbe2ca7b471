import {oncePer} from '../../../base/memo.js'
import type {Alias, Entry} from '../../../glossary/entry.js'
import {isDeprecated} from '../../../glossary/entry.js'
import type {Glossary} from '../../../glossary/glossary.js'
import {
  bearersOf,
  findName,
  type NameIndex,
  textOf
} from '../../../glossary/name-search/name-index.js'
import {nameIndex} from '../../../glossary/name-search/search-names.js'

/** A name in the glossary, with all that the glossary says of it. */
export interface KnownName {
  /** The entries that bear it; none for the lower-case form of a name. */
  readonly bearers: readonly Entry[]
  /** The only entry in use that bears it; undefined for a name that is never reported. */
  readonly entry: Entry | undefined
  /** The aliases of that entry with this text; they may have dates. */
  readonly aliases: readonly Alias[]
  /** Whether the glossary asks for it by `match`, though it may look like an ordinary word. */
  readonly isAsked: boolean
  /** Whether it is one word. */
  readonly isWord: boolean
  /** Whether the entry is a person. */
  readonly isPerson: boolean
  /** The text of the name in the index. */
  readonly text: string
  /** For the lower-case form of a name, the files with entries that bear the name. */
  readonly files: ReadonlySet<string>
}

/** The names of a glossary, by their numbers in the index. */
export interface KnownNames {
  readonly index: NameIndex
  readonly name: (number: number) => KnownName
}

/** The names of a glossary; each is described when a text first holds it. */
export const knownNames: (glossary: Glossary) => KnownNames = oncePer(glossary => {
  const index = nameIndex(glossary)
  const known = new Map<number, KnownName>()
  const name = (number: number): KnownName => {
    const before = known.get(number)
    if (before) return before
    const found = describe(index, number)
    known.set(number, found)
    return found
  }
  return {index, name}
})

function describe(index: NameIndex, number: number): KnownName {
  const bearers = bearersOf(index, number)
  const text = textOf(index, number)
  const inUse = bearers.filter(({entry}) => !isDeprecated(entry))
  const [first, ...others] = inUse
  const aliases = inUse.map(({alias}) => alias)
  const isAsked = aliases.some(({match}) => match)
  const isOne = others.every(({entry}) => entry === first?.entry)
  const isSearched =
    isOne &&
    !text.includes('\\') &&
    aliases.every(({match}) => match !== false) &&
    (isAsked || looksLikeName(aliases[0]))
  return {
    bearers: bearers.map(({entry}) => entry),
    entry: isSearched ? first?.entry : undefined,
    aliases,
    isAsked,
    isWord: !text.includes(' '),
    isPerson: first?.entry.fields.get('type')?.values[0]?.text === 'person',
    text,
    files: bearers.length > 0 ? NO_FILES : filesOf(index, text)
  }
}

const NO_FILES: ReadonlySet<string> = new Set()

function filesOf(index: NameIndex, small: string): ReadonlySet<string> {
  const capital = findName(index, small.charAt(0).toUpperCase() + small.slice(1))
  return new Set(bearersOf(index, capital).map(({entry}) => entry.location.path))
}

/**
 * Whether a name differs from ordinary words: by a capital and at least three letters; in a script without case, by
 * several words.
 */
function looksLikeName(alias: Alias | undefined): boolean {
  const text = alias?.text ?? ''
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < FEWEST_LETTERS) return false
  return /[\p{Lu}\p{Lt}]/u.test(text) || (!/\p{Ll}/u.test(text) && /\S\s+\S/.test(text))
}

const FEWEST_LETTERS = 3

/** The sense of a name that is searched for in one way, or in two ways, which have to agree on the entry. */
export function senseOf([first, second]: readonly [KnownName, ...KnownName[]]): KnownName {
  if (!second) return first
  if (first.bearers.length === 0) return second
  return first.entry === second.entry ? second : {...first, entry: undefined}
}
