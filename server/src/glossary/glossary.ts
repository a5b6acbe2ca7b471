import {lazily} from '../base/memo.js'
import {foldName, normaliseName} from '../base/names.js'
import type {Entry, Location} from './entry.js'

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
}

/** What one glossary file holds. */
export interface GlossaryFile {
  readonly path: string
  readonly text: string
  readonly entries: readonly Entry[]
  readonly problems: readonly GlossaryProblem[]
}

/** Something wrong in a glossary file itself. */
export interface GlossaryProblem {
  readonly message: string
  readonly location: Location
  /** Replacements for what stands at the location, best first. */
  readonly expected: readonly string[]
}

/** Entries by their kinds and the names they bear. */
type NameIndex = ReadonlyMap<string, ReadonlyMap<string, readonly Entry[]>>

const nothing: readonly Entry[] = []

/** Joins glossary files to one glossary; the indexes of names are made when they are first asked. */
export function buildGlossary(files: readonly GlossaryFile[]): Glossary {
  const entries = new Map<string, Entry>()
  const duplicates: Entry[] = []
  for (const file of files) {
    for (const entry of file.entries) {
      if (entries.has(entry.id)) duplicates.push(entry)
      else entries.set(entry.id, entry)
    }
  }
  const exact = lazily(() => indexNames(entries.values(), normaliseName))
  const folded = lazily(() => indexNames(entries.values(), foldName))
  const named = remember((kind, text) => {
    const normal = normaliseName(text)
    const found = exact().get(kind)?.get(normal) ?? folded().get(kind)?.get(normal.toLowerCase())
    return found ?? nothing
  })
  return {entries, duplicates, named, files}
}

/** So many texts of a kind are remembered that no corpus of strange names fills the memory. */
const mostRemembered = 20_000

/** The same names occur again and again: each is normalised and looked up once. */
function remember(find: Glossary['named']): Glossary['named'] {
  const known = new Map<string, Map<string, readonly Entry[]>>()
  return (kind, text) => {
    const ofKind = known.get(kind)
    const before = ofKind?.get(text)
    if (before !== undefined) return before
    const found = find(kind, text)
    if (ofKind === undefined) known.set(kind, new Map([[text, found]]))
    else if (ofKind.size < mostRemembered) ofKind.set(text, found)
    return found
  }
}

function indexNames(entries: Iterable<Entry>, normal: (text: string) => string): NameIndex {
  const index = new Map<string, Map<string, Entry[]>>()
  for (const entry of entries) {
    const names = index.get(entry.kind) ?? new Map<string, Entry[]>()
    index.set(entry.kind, names)
    for (const {text} of entry.names) {
      const key = normal(text)
      const found = names.get(key)
      if (found === undefined) names.set(key, [entry])
      else if (found.at(-1) !== entry) found.push(entry)
    }
  }
  return index
}
