import {getOrMake} from '../../../base/group.js'
import {oncePer} from '../../../base/memo.js'
import {holdsAt} from '../../../codebook/dates.js'
import type {Alias, Entry} from '../../../glossary/entry.js'
import {isDeprecated} from '../../../glossary/entry.js'
import type {Glossary} from '../../../glossary/glossary.js'
import {hasBounds, periodOf} from '../../../glossary/name-periods.js'
import {
  type AnyIndex,
  type Bearer,
  bearersOf,
  findName,
  textOf
} from '../../../glossary/name-search/name-index.js'
import {nameIndex} from '../../../glossary/name-search/search-names.js'
import type {NameContext} from '../../../model/resolve-mention.js'

/** A name in the glossary, with all that the glossary says of it. */
export interface KnownName {
  /** The entries that bear it, each once; none for the lower-case form of a name. */
  readonly bearers: readonly Entry[]
  /** The only entry in use that bears it; undefined for a name that is never reported. */
  readonly entry: Entry | undefined
  /** The entries in use that bear it, where these are one of each of several kinds; else none. */
  readonly choice: readonly Entry[]
  /** The entries in use that bear it, with their aliases, one for each period. */
  readonly inUse: readonly Bearer[]
  /** Whether who bears it depends on the date of the article. */
  readonly isDated: boolean
  /** Whether it is searched for at all: the glossary does not forbid it, and it looks like a name. */
  readonly isSearched: boolean
  /** Whether the glossary asks for it by `match`, though it may look like an ordinary word. */
  readonly isAsked: boolean
  /** Whether it is one word. */
  readonly isWord: boolean
  /** Whether it is an acronym in capitals, as `US` and `U.S.`, which is no word at the start of a sentence. */
  readonly isAcronym: boolean
  /** Whether the entry is a person. */
  readonly isPerson: boolean
  /** The text of the name in the index. */
  readonly text: string
  /** The last word of it; undefined for a single word. */
  readonly ending: string | undefined
  /** The files with entries that bear it; for the lower-case form of a name, those with entries of which it is the first name. */
  readonly files: readonly string[]
}

/** The names of a glossary, by their numbers in the index. */
export interface KnownNames {
  readonly index: AnyIndex
  /** The name of a number, in a list of its own: most names stand in a text in one way. */
  readonly named: (number: number) => readonly [KnownName]
}

/** The names of a glossary; each is described when a text first holds it. */
export const knownNames: (glossary: Glossary) => KnownNames = oncePer(glossary => {
  const index = nameIndex(glossary)
  const known = new Map<number, readonly [KnownName]>()
  const named = (number: number): readonly [KnownName] =>
    getOrMake(known, number, () => [describe(index, number)])
  return {index, named}
})

function describe(index: AnyIndex, number: number): KnownName {
  const all = bearersOf(index, number)
  const bearers = [...new Set(all.map(({entry}) => entry))]
  const text = textOf(index, number)
  const inUse = all.filter(({entry}) => !isDeprecated(entry))
  const [first, ...others] = inUse
  const aliases = inUse.map(({alias}) => alias)
  const isAsked = aliases.some(({match}) => match)
  const isOne = others.every(({entry}) => entry === first?.entry)
  const isSearched =
    !text.includes('\\') &&
    aliases.every(({match}) => match !== false) &&
    (isAsked || looksLikeName(aliases[0]))
  const ending = lastWord(text)
  return {
    bearers,
    entry: isSearched && isOne ? first?.entry : undefined,
    choice: isSearched ? choiceAmong(inUse) : NO_CHOICE,
    inUse,
    isDated: isSearched && inUse.some(({entry, alias}) => hasBounds(periodOf(entry, alias))),
    isSearched,
    isAsked,
    isWord: ending === undefined,
    isAcronym: ACRONYM.test(text),
    isPerson: first !== undefined && isPerson(first.entry),
    text,
    ending,
    files: filesOf(bearers.length > 0 ? bearers : namedBy(index, text))
  }
}

/** Whether an entry is a person. */
export function isPerson({fields}: Entry): boolean {
  return fields.get('type')?.values[0]?.text === 'person'
}

/** The last word of a normalised name; undefined for a single word. */
export function lastWord(name: string): string | undefined {
  const blank = name.lastIndexOf(' ')
  return blank < 0 ? undefined : name.slice(blank + 1)
}

const ACRONYM = /^(?:\p{Lu}\.?){2,}$/u

/** The entries of bearers if there are several, each of another kind. */
function choiceAmong(bearers: readonly Bearer[]): readonly Entry[] {
  if (bearers.length < 2) return NO_CHOICE
  const entries = [...new Set(bearers.map(({entry}) => entry))]
  const kinds = new Set(entries.map(({kind}) => kind))
  return entries.length > 1 && kinds.size === entries.length ? entries : NO_CHOICE
}

const NO_CHOICE: readonly Entry[] = []

/** The entries of which the capitalised form of a word is the first name. */
function namedBy(index: AnyIndex, small: string): readonly Entry[] {
  const capital = findName(index, small.charAt(0).toUpperCase() + small.slice(1))
  const own = bearersOf(index, capital).filter(({entry, alias}) => alias === entry.names[0])
  return own.map(({entry}) => entry)
}

function filesOf(entries: readonly Entry[]): readonly string[] {
  return [...new Set(entries.map(({location}) => location.path))]
}

/**
 * Whether a name differs from ordinary words: by a capital and at least three letters, or by two capitals; in a script
 * without case, by several words.
 */
function looksLikeName(alias: Alias | undefined): boolean {
  const text = alias?.text ?? ''
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (ACRONYM.test(text)) return true
  if (letters < FEWEST_LETTERS) return false
  return /[\p{Lu}\p{Lt}]/u.test(text) || (!/\p{Ll}/u.test(text) && /\S\s+\S/.test(text))
}

const FEWEST_LETTERS = 3

/** The sense of a name that is searched for in one way, or in two ways, which have to agree on the entry. */
export function senseOf([first, second]: readonly [KnownName, ...KnownName[]]): KnownName {
  if (!second) return first
  if (first.bearers.length === 0) return second
  return first.entry === second.entry
    ? second
    : {...first, entry: undefined, choice: NO_CHOICE, isDated: false, isSearched: false}
}

/**
 * The sense of a name in an article: the entry in use, or the choice of them, that bears it at the article's date. In an
 * article without a date, names that were borne for a time only mean nobody for sure.
 */
export function senseAt(name: KnownName, {date}: Pick<NameContext, 'date'>): KnownName {
  if (!name.isDated) return name
  const bearers = name.inUse.filter(({entry, alias}) => {
    const period = periodOf(entry, alias)
    return !hasBounds(period) || (date !== undefined && holdsAt(period, date))
  })
  if (bearers.length === name.inUse.length) return name
  const [first, ...others] = bearers
  const entry = others.every(other => other.entry === first?.entry) ? first?.entry : undefined
  return {...name, entry, choice: choiceAmong(bearers)}
}
