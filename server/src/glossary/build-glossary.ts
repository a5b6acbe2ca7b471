import {lazily} from '../memo/lazily.js'
import {foldName, normaliseName} from '../text/normalise.js'
import type {Entry} from './entry.js'
import type {Glossary, GlossaryFile} from './glossary.js'

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
