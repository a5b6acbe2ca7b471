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
  const named = (kind: string, text: string): readonly Entry[] => {
    const names = exact().get(kind)
    // Most mentions are written as the glossary has them: no need to normalise these.
    return (
      names?.get(text) ??
      names?.get(normaliseName(text)) ??
      folded().get(kind)?.get(foldName(text)) ??
      nothing
    )
  }
  return {entries, duplicates, named, files}
}

function lazily<T>(make: () => T): () => T {
  let made: {readonly value: T} | undefined
  return () => {
    made ??= {value: make()}
    return made.value
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
