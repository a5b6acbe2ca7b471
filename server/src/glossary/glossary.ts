import type {LinePlace} from '../base/line-index.js'
import {foldCase, normaliseName, withoutLineHyphen} from '../base/names.js'
import type {Message} from '../base/phrase.js'
import type {Finds, Steps} from '../base/steps.js'
import {copyText} from '../base/string-pool.js'
import type {Entry, Location} from './entry.js'
import {EntryMap, entryFinder, placeEntries} from './entry-map.js'
import type {HashedParts} from './hashed-texts.js'
import {originalOf} from './moved-entry.js'
import {lookUpChanged, lookUpNames, type NameLookup} from './name-lookup.js'
import type {StoredIndex, StoredNames} from './name-search/name-index.js'

/** All entries of a project, whatever file they come from. */
export interface Glossary {
  /** The first entry of each id, in the order of the files. */
  readonly entries: ReadonlyMap<string, Entry>
  /** Entries whose id another entry had before. */
  readonly duplicates: readonly Entry[]
  /** Entries of the kind with this name, exactly first, then without case; none gives an empty list. */
  readonly named: (kind: string, text: string) => readonly Entry[]
  /** The files the entries come from. */
  readonly files: readonly GlossaryFile[]
  /** The names behind `named`. */
  readonly names: NameLookup
  /** How it differs from the glossary that is indexed as a whole; undefined for one that is that itself. */
  readonly change: GlossaryChange | undefined
  /** The index of the names in running text, where that is not to be made of the entries. */
  readonly storedIndex?: () => StoredIndex
  /** What it is joined of, in the order of the files, where some of these are compiled. */
  readonly parts?: readonly GlossaryPart[]
}

/** Files of a glossary that are one behind the other: a compiled one, or others as a glossary of their own. */
export interface GlossaryPart {
  readonly entries: ReadonlyMap<string, Entry>
  readonly plain: Glossary | undefined
  readonly stored: StoredPart | undefined
}

/** What few edits have made of a glossary. */
export interface GlossaryChange {
  /** One without a change, whose indexes go on serving. */
  readonly base: Glossary
  /** The ids whose entries say something else now, are new, or are gone; all others have only moved in their files. */
  readonly ids: ReadonlySet<string>
}

/** What one glossary file holds. */
export interface GlossaryFile {
  readonly path: string
  readonly text: string
  readonly entries: readonly Entry[]
  readonly problems: readonly GlossaryProblem[]
  /** Whether the text is no YAML, or no table for want of a header, so that more may be missing than the problems say. */
  readonly isBroken?: boolean
  /** Its entries and names as they are found without reading all of it, where it is compiled. */
  readonly stored?: StoredPart
  /** The file as it was before its text broke, whose entries stand in until it can be read again. */
  readonly heldFrom?: GlossaryFile
}

/** A glossary file whose entries are made when they are asked for. */
export interface StoredPart {
  /** The first entry of each id. */
  readonly entries: ReadonlyMap<string, Entry>
  /** Entries whose id another one of the file had before. */
  readonly duplicates: () => readonly Entry[]
  readonly names: NameLookup
  /** Its names in running text, by tables with case and without. */
  readonly tables: readonly StoredNames[]
  /** The line and column of a UTF-16 offset, without the whole text; a byte order mark moves no column. */
  readonly placeAt: (offset: number) => LinePlace
  /** A hash of the text. */
  readonly contentHash: string
  readonly search: StoredSearch
  /** Its ids and names by their hashes, to be compared with those of another compiled file. */
  readonly hashed: HashedParts
}

/** What is found in a compiled file without reading all of it. All answers are in its order. */
export interface StoredSearch {
  /** The first entries of their ids that fit typed text; all for an empty one. */
  readonly typed: (search: TypedSearch) => Finds<StoredFit>
  /** How typed text fits an entry, by its id; undefined where it does not. */
  readonly fitOf: (id: string, search: TypedSearch) => StoredFit | undefined
  /** Some of the entries. */
  readonly inOrder: (entries: Iterable<Entry>) => readonly Entry[]
  /**
   * The first entries of their ids whose id may differ from a text in at most so many characters, or may go on behind it; and
   * some others. Case does not count.
   */
  readonly idsNear: (text: string, most: number) => Iterable<Entry>
  /** The first entries of their ids with a name that is near; in steps, as all names are gone through. */
  readonly namesNear: (near: NearNames) => Steps<readonly Entry[]>
  /** The line that holds a UTF-16 offset. */
  readonly lineAt: (offset: number) => TextLine
  /** The entry in whose row a UTF-16 offset stands. */
  readonly entryAt: (offset: number) => Entry | undefined
  /** How many entries of a kind there are. */
  readonly countOf: (kind: string) => number
  /** The entries in whose rows a text stands as it is written, and some others. */
  readonly holding: (text: string) => Finds<Entry>
}

/** Typed text that names of entries are to fit; all texts are as `foldForSearch` folds them. */
export interface TypedSearch {
  readonly typed: string
  /** Whether ids count as names for what is typed. */
  readonly byId: boolean
  /** Words that a name, other than the id, has to fit too; none where empty. */
  readonly words: string
}

/** Names that are near to a text. */
export interface NearNames {
  /** As `foldName` folds it. */
  readonly text: string
  /** In so many characters they may differ from the text, or go on behind it. */
  readonly most: number
  /** Others begin with so many of its characters. */
  readonly stem: number
  /** Whether a folded name is near. */
  readonly isNear: (folded: string) => boolean
}

/** The name of an entry that typed text fits best. */
export interface StoredFit {
  readonly entry: Entry
  /** The place of the name among those of the entry; as many as it has for its id. */
  readonly name: number
  /** 0 from its start, 1 from the start of a word in it. */
  readonly fit: 0 | 1
}

/** A line of a text. */
export interface TextLine {
  /** From 0 on. */
  readonly line: number
  /** The UTF-16 offset of its start in the text. */
  readonly start: number
  /** With its end. */
  readonly text: string
}

/** Something wrong in a glossary file itself. */
export interface GlossaryProblem extends Message {
  readonly location: Location
  /** Replacements for what stands at the location, best first. */
  readonly expected: readonly string[]
  /** The text that is surely meant in its place, with the title of the fix that puts it there. */
  readonly fix?: {readonly title: string; readonly text: string}
}

const nothing: readonly Entry[] = []

/** Joins glossary files to one glossary; the indexes of names are made when they are first asked. */
export function buildGlossary(files: readonly GlossaryFile[]): Glossary {
  const {entries, duplicates} = joinEntries(files)
  const names = lookUpNames(entries)
  return {entries, duplicates, named: namedIn(names), files, names, change: undefined}
}

/**
 * Joins glossary files of which most were joined before: the very same glossary where all are the same objects, and one
 * that goes on using the indexes of the old one where few entries are others.
 */
export function rebuildGlossary(before: Glossary, files: readonly GlossaryFile[]): Glossary {
  if (isSameList(before.files, files)) return before
  const found = findChanged(before.files, files)
  if (!found) return buildGlossary(files)
  const {entries, duplicates} = found.keepsPlaces
    ? rejoinEntries(before, files)
    : joinEntries(files)
  const base = before.change?.base ?? before
  const touched = new Set([...(before.change?.ids ?? []), ...found.ids])
  const isSame = (id: string): boolean => isMoved(base.entries.get(id), entries.get(id))
  const changed = new Set([...touched].filter(id => !isSame(id)))
  if (changed.size > MOST_CHANGED) return buildGlossary(files)
  const names = lookUpChanged({base: base.names, changed, before: base.entries, entries})
  return {entries, duplicates, named: namedIn(names), files, names, change: {base, ids: changed}}
}

/** With more, indexes are made anew: looking beside them would cost, and the entries that are gone take memory. */
const MOST_CHANGED = 200

function joinEntries(files: readonly GlossaryFile[]): Pick<Glossary, 'entries' | 'duplicates'> {
  const entries = new Map<string, Entry>()
  const duplicates: Entry[] = []
  for (const file of files) {
    for (const entry of file.entries) {
      const {id} = entry
      if (entries.has(id)) duplicates.push(entry)
      else entries.set(id, entry)
    }
  }
  return {entries, duplicates}
}

/** The same of files whose entries stand at the places of those before, as is so while nobody types in an id. */
function rejoinEntries(
  before: Glossary,
  files: readonly GlossaryFile[]
): Pick<Glossary, 'entries' | 'duplicates'> {
  const known = before.entries
  const places = known instanceof EntryMap ? known.places : placeEntries(before.files)
  const at = entryFinder(files)
  const duplicates = places.others.flatMap(place => at(place) ?? [])
  return {entries: new EntryMap(files, places), duplicates}
}

/** The entries that are others than before. */
interface ChangedEntries {
  /** Those of the old and of the new ones. */
  readonly ids: ReadonlySet<string>
  /** Whether each id stands where it stood. */
  readonly keepsPlaces: boolean
}

/** Compares the entries of files that were read again; undefined where the files are others, or too many are changed. */
function findChanged(
  before: readonly GlossaryFile[],
  now: readonly GlossaryFile[]
): ChangedEntries | undefined {
  if (before.length !== now.length) return undefined
  const ids = new Set<string>()
  let keepsPlaces = true
  for (const [index, file] of now.entries()) {
    const old = before[index]
    if (old === file) continue
    if (old?.path !== file.path) return undefined
    const [gone, come] = changedEntries(old.entries, file.entries)
    for (const entry of [...gone, ...come]) ids.add(entry.id)
    if (ids.size > MOST_CHANGED) return undefined
    keepsPlaces &&= gone.length === come.length && gone.every(({id}, at) => id === come[at]?.id)
  }
  return {ids, keepsPlaces}
}

/** What stands between the entries that two lists begin and end with alike. */
function changedEntries(
  old: readonly Entry[],
  now: readonly Entry[]
): readonly [readonly Entry[], readonly Entry[]] {
  const shorter = Math.min(old.length, now.length)
  let start = 0
  while (start < shorter && isMoved(old[start], now[start])) start++
  let same = 0
  while (same < shorter - start && isMoved(old.at(-1 - same), now.at(-1 - same))) same++
  return [old.slice(start, old.length - same), now.slice(start, now.length - same)]
}

function isMoved(old: Entry | undefined, now: Entry | undefined): boolean {
  return old !== undefined && now !== undefined && originalOf(old) === originalOf(now)
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}

/** Whether a glossary has no entry; counting them may take reading them. */
export function isEmpty({entries}: Glossary): boolean {
  return entries.keys().next().done === true
}

/** So many texts of a kind are kept that no corpus of strange names fills the memory. */
const mostKept = 20_000

/** Looks texts up as they are written. The same names occur again and again: each is normalised and looked up once. */
export function namedIn(names: NameLookup): Glossary['named'] {
  const known = new Map<string, Map<string, readonly Entry[]>>()
  return (kind, text) => {
    const ofKind = known.get(kind)
    const before = ofKind?.get(text)
    if (before !== undefined) return before
    const normal = normaliseName(text)
    const found = find(names, kind, normal) ?? findJoined(names, kind, text) ?? nothing
    // Copies, as a slice would keep its whole article in memory.
    if (ofKind === undefined) known.set(kind, new Map([[copyText(text), found]]))
    else if (ofKind.size < mostKept) ofKind.set(copyText(text), found)
    return found
  }
}

function find(names: NameLookup, kind: string, normal: string): readonly Entry[] | undefined {
  return names.exact(kind, normal) ?? names.folded(kind, foldCase(normal))
}

/** What a text means whose line ends in a hyphen that is not the name's. */
function findJoined(names: NameLookup, kind: string, text: string): readonly Entry[] | undefined {
  const joined = withoutLineHyphen(text)
  return joined === undefined ? undefined : find(names, kind, joined)
}
