import {firstIndex} from '../../base/binary-search.js'
import {oncePer} from '../../base/memo.js'
import {foldCase} from '../../base/names.js'
import {type Finds, inSteps, runSteps, type Steps} from '../../base/steps.js'
import type {Entry} from '../entry.js'
import type {StoredFit, StoredSearch, TypedSearch} from '../glossary.js'
import {formatOf} from '../parse-glossary.js'
import {ENTRY, LOOKED_UP, type Section} from './layout.js'
import {scanNear} from './near-scan.js'
import {StoredEntry} from './stored-entry.js'
import {entryAt, lineAt, type StoredFile} from './stored-file.js'
import {nameText, storedBearers} from './stored-names.js'
import {bytesIn, fitOf, mayFit, scanTyped, type TypedFit, toBytes} from './typed-scan.js'

/** Searches in a compiled file. */
export function searchIn(file: StoredFile): StoredSearch {
  const {sections} = file.head
  const toFit = ({id, name, fit}: TypedFit): StoredFit => ({
    entry: file.passingEntry(file.firstOf(id)),
    name,
    fit
  })
  return {
    *typed(search) {
      for (const each of scanTyped(file, search)) yield each && toFit(each)
    },
    fitOf(id, search) {
      const entry = file.find(id)
      if (entry < 0) return undefined
      const number = file.int(entry, ENTRY.id)
      const found = mayFit(file, number, typedBytes(search))
        ? fitOf(file, number, search)
        : undefined
      return found && toFit(found)
    },
    inOrder: byNumber,
    *idsNear(text, most) {
      const ids = {pool: sections.idPool, ends: sections.ids, count: sections.ids[1] / 8}
      const wanted = {text: text.toLowerCase(), most, stem: 0}
      for (const id of runSteps(scanNear(file.reader, ids, wanted)))
        yield file.passingEntry(file.firstOf(id))
    },
    *namesNear({text, most, stem, isNear}) {
      const names = {pool: sections.pool, ends: sections.names, count: sections.names[1] / 8}
      const found = new Set<number>()
      const like = yield* scanNear(file.reader, names, {text, most, stem})
      yield* inSteps(like, name => {
        if (!isNear(foldCase(nameText(file, name)))) return
        for (const {entry} of storedBearers(file, name, LOOKED_UP)) found.add(entry)
      })
      return [...found].sort((a, b) => a - b).map(entry => file.entry(entry))
    },
    lineAt: offset => lineAt(file, offset),
    entryAt(offset) {
      const entry = entryAt(file, offset)
      return entry < 0 ? undefined : file.entry(entry)
    },
    countOf: kind => kindCounts(file).get(kind) ?? 0,
    holding: text => holding(file, text)
  }
}

const typedBytes = oncePer(({typed}: TypedSearch) => toBytes(typed))

/** Entries of a compiled file in its order. */
function byNumber(entries: Iterable<Entry>): readonly Entry[] {
  const numberOf = (entry: Entry): number => (entry instanceof StoredEntry ? entry.number : 0)
  return [...entries].sort((a, b) => numberOf(a) - numberOf(b))
}

const kindCounts = oncePer((file: StoredFile): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (let entry = 0; entry < file.count; entry++) {
    const kind = file.kindOf(entry)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return counts
})

/**
 * What JSON or YAML escapes, and a cell that holds a quote doubles, is not found by its bytes: then all entries are gone
 * through.
 */
function* holding(file: StoredFile, text: string): Finds<Entry> {
  const {text: section} = file.head.sections
  if (!PLAIN.test(text) || (yield* isEscaped(file, section))) {
    for (let entry = 0; entry < file.count; entry++) yield file.passingEntry(entry)
    return
  }
  let last = -1
  for (const at of bytesIn(file, section, toBytes(text))) {
    if (at === undefined) yield
    if (at === undefined) continue
    if (last >= 0 && at < file.int(last, ENTRY.end)) continue
    const entry = rowAt(file, at)
    if (entry < 0 || entry === last) continue
    last = entry
    yield file.passingEntry(entry)
  }
}

/** Whether JSON or YAML escapes anything in a file. */
function* isEscaped(file: StoredFile, section: Section): Steps<boolean> {
  if (formatOf(file.path) === 'table') return false
  for (const at of bytesIn(file, section, BACKSLASH)) {
    if (at !== undefined) return true
    yield
  }
  return false
}

const BACKSLASH = toBytes('\\')
const PLAIN = /^[\w.-]+$/

/** The last entry whose row starts at a byte offset or before; -1 for none. */
function rowAt(file: StoredFile, offset: number): number {
  return firstIndex(file.count, entry => file.int(entry, ENTRY.start) > offset) - 1
}
