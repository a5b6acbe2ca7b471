import type {Entry} from '../entry.js'
import type {GlossaryFile, GlossaryProblem, StoredPart} from '../glossary.js'
import type {HashedParts, HashedTexts} from '../hashed-texts.js'
import {exactFold, lowerFold} from '../name-search/rolling-hash.js'
import {LOOKED_UP, type Section} from './layout.js'
import {StoredEntries} from './stored-entries.js'
import {placeIn, StoredFile, type StoredSource} from './stored-file.js'
import {lookUpStored, nameText, storedBearers} from './stored-names.js'
import {searchIn} from './stored-search.js'
import {storedTable} from './stored-table.js'

/**
 * A compiled glossary file as any other: its text, its entries as a list and its problems are read when they are asked
 * for. `contentHash` is of its text.
 */
export function openStored(source: StoredSource, contentHash: string): GlossaryFile {
  const file = new StoredFile(source)
  return new StoredGlossaryFile(file, {
    entries: new StoredEntries(file),
    duplicates: () => othersIn(file),
    names: lookUpStored(file),
    tables: [storedTable(file, exactFold), storedTable(file, lowerFold)],
    placeAt: offset => placeIn(file, offset),
    contentHash,
    search: searchIn(file),
    hashed: hashedIn(file)
  })
}

function hashedIn(file: StoredFile): HashedParts {
  const {idStarts, idHashes, foldStarts, foldHashes} = file.head.sections
  return {
    ids: hashedTexts(file, idStarts, idHashes, number => file.id(number)),
    names: {
      texts: hashedTexts(file, foldStarts, foldHashes, number => nameText(file, number)),
      kindsOf: name =>
        new Set(storedBearers(file, name, LOOKED_UP).map(({entry}) => file.kindOf(entry)))
    }
  }
}

function hashedTexts(
  {reader}: StoredFile,
  starts: Section,
  hashes: Section,
  textOf: (number: number) => string
): HashedTexts {
  return {
    buckets: starts[1] / 4 - 1,
    startOf: bucket => reader.int(starts, bucket),
    hashAt: place => reader.int(hashes, place * 2),
    numberAt: place => reader.int(hashes, place * 2 + 1),
    textOf
  }
}

function othersIn(file: StoredFile): readonly Entry[] {
  const {others} = file.head.sections
  return Array.from({length: others[1] / 4}, (_, place) =>
    file.entry(file.reader.int(others, place))
  )
}

class StoredGlossaryFile implements GlossaryFile {
  readonly path: string
  readonly isBroken: boolean
  readonly stored: StoredPart
  private readonly file: StoredFile
  private all: readonly Entry[] | undefined

  constructor(file: StoredFile, stored: StoredPart) {
    this.path = file.path
    this.isBroken = file.head.isBroken
    this.file = file
    this.stored = stored
  }

  get text(): string {
    return this.file.text()
  }

  get problems(): readonly GlossaryProblem[] {
    return this.file.problems()
  }

  get entries(): readonly Entry[] {
    this.all ??= Array.from({length: this.file.count}, (_, number) => this.file.entry(number))
    return this.all
  }
}
