import {foldCase} from '../../base/names.js'
import {inSteps, type Steps, stepwise} from '../../base/steps.js'
import type {Entry} from '../entry.js'
import type {KindAndName, NameLookup} from '../name-lookup.js'
import {FLAG_BITS, LOOKED_UP} from './layout.js'
import {foldedHash} from './name-pool.js'
import type {StoredFile} from './stored-file.js'
import {hashOf} from './text-pool.js'
import {readUtf8} from './utf8.js'

/** The text of a name, by its number. */
export function nameText({head, reader}: StoredFile, name: number): string {
  const {names, pool} = head.sections
  const start = name === 0 ? 0 : reader.int(names, name * 2 - 2)
  return readUtf8(reader.bytes(pool, start, reader.int(names, name * 2)))
}

/** Whether a text is that of a name. */
function isName({head, reader}: StoredFile, name: number, text: string): boolean {
  const {names, pool} = head.sections
  const start = name === 0 ? 0 : reader.int(names, name * 2 - 2)
  return reader.isText(pool, start, reader.int(names, name * 2), text)
}

/** A bearer of a name: the number of the entry, and the place of the alias. */
export interface StoredBearer {
  readonly entry: number
  readonly alias: number
}

/** The bearers of a name that have a flag, in the order of the file. */
export function storedBearers(
  {head, reader}: StoredFile,
  name: number,
  flag: number
): StoredBearer[] {
  const {names, bearers} = head.sections
  const end = reader.int(names, name * 2 + 1)
  const found: StoredBearer[] = []
  for (let at = name === 0 ? 0 : reader.int(names, name * 2 - 1); at < end; at++) {
    const alias = reader.int(bearers, at * 2 + 1)
    if ((alias & flag) !== 0)
      found.push({entry: reader.int(bearers, at * 2), alias: alias >> FLAG_BITS})
  }
  return found
}

/** Looks names up in a compiled file. */
export function lookUpStored(file: StoredFile): NameLookup {
  return {
    exact: (kind, name) => {
      const found = find(file, foldedHash(name), number => isName(file, number, name))
      return entriesOf(file, kind, found)
    },
    folded: (kind, name) => {
      const found = find(file, hashOf(name), number => foldCase(nameText(file, number)) === name)
      return entriesOf(file, kind, found)
    },
    mayHold: name => find(file, foldedHash(name), number => isName(file, number, name)).length > 0,
    shared: stepwise(() => sharedIn(file)).steps,
    // Nothing is to be made.
    prepare: () => inSteps([], () => {})
  }
}

/** The names with a hash of their folded texts that pass a test. */
function find(
  file: StoredFile,
  hash: number,
  isWanted: (name: number) => boolean
): readonly number[] {
  const {reader, head} = file
  const {foldStarts, foldHashes} = head.sections
  const bucket = hash & (foldStarts[1] / 4 - 2)
  const end = reader.int(foldStarts, bucket + 1)
  const found: number[] = []
  for (let at = reader.int(foldStarts, bucket); at < end; at++) {
    if (reader.int(foldHashes, at * 2) !== hash) continue
    const name = reader.int(foldHashes, at * 2 + 1)
    if (isWanted(name)) found.push(name)
  }
  return found
}

function entriesOf(
  file: StoredFile,
  kind: string,
  names: readonly number[]
): readonly Entry[] | undefined {
  const [first, ...others] = names
  if (first === undefined) return undefined
  const numbers = storedBearers(file, first, LOOKED_UP).map(({entry}) => entry)
  for (const name of others)
    for (const {entry} of storedBearers(file, name, LOOKED_UP)) numbers.push(entry)
  if (others.length > 0) numbers.sort((a, b) => a - b)
  const entries: Entry[] = []
  let last = -1
  for (const number of numbers) {
    if (number !== last && file.kindOf(number) === kind) entries.push(file.entry(number))
    last = number
  }
  return entries.length > 0 ? entries : undefined
}

function* sharedIn(file: StoredFile): Steps<readonly KindAndName[]> {
  const {shared} = file.head.sections
  const names: KindAndName[] = []
  yield* inSteps(Array(shared[1] / 8).keys(), place => {
    names.push(new SharedName(file, place))
  })
  return names
}

/** A name that several entries of a kind bear, which is read when it is asked for: there are many. */
class SharedName implements KindAndName {
  private readonly file: StoredFile
  private readonly place: number

  constructor(file: StoredFile, place: number) {
    this.file = file
    this.place = place
  }

  get kind(): string {
    const {head, reader} = this.file
    return head.kinds[reader.int(head.sections.shared, this.place * 2)] ?? ''
  }

  get name(): string {
    const {head, reader} = this.file
    return nameText(this.file, reader.int(head.sections.shared, this.place * 2 + 1))
  }
}
