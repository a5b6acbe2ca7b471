import {lazily} from '../../base/memo.js'
import {hashesOf} from '../name-search/name-hashes.js'
import type {Bearer, StoredNames} from '../name-search/name-index.js'
import {bitsOf, isSame, spread, wordOf} from '../name-search/name-table.js'
import type {Fold} from '../name-search/rolling-hash.js'
import {IN_EXACT, IN_FOLDED} from './layout.js'
import type {StoredFile} from './stored-file.js'
import {nameText, storedBearers} from './stored-names.js'

/** The table of name search in a compiled file with a fold; each lookup reads a page or two. */
export function storedTable(file: StoredFile, fold: Fold): StoredNames {
  const {reader, head} = file
  const {sections} = head
  const slots = fold.lowers ? sections.foldedSlots : sections.exactSlots
  const first = fold.lowers ? sections.foldedFirst : sections.exactFirst
  const next = lazily(() => nextNames(file, fold))
  const mask = slots[1] / 4 - 2
  const words = first[1] / 4
  const flag = fold.lowers ? IN_FOLDED : IN_EXACT

  const valueAt = (hash: number): number => {
    let slot = (spread(hash) << 1) & mask
    // Some slot is free, unless somebody has forged the file.
    for (let left = slots[1] / 8; left > 0; left--, slot = (slot + 2) & mask) {
      const value = reader.int(slots, slot + 1)
      if (value < 0 || reader.int(slots, slot) === hash) return value
    }
    return -1
  }
  const search = (value: number, isWanted: (text: string) => boolean): number => {
    for (let name = value - 1; name >= 0; name = (next().get(name) ?? 0) - 1)
      if (isWanted(nameText(file, name))) return name
    return -1
  }
  return {
    fold,
    count: sections.names[1] / 8,
    mayStart(hash) {
      const bits = bitsOf(hash)
      return (reader.int(first, wordOf(hash, words)) & bits) === bits
    },
    valueAt,
    nameOf: (value, text, start, end) =>
      search(value, name => isSame(name, text, start, end, fold)),
    findWhole(text) {
      const whole = hashesOf(fold, text).at(-1)
      return whole === undefined ? -1 : search(valueAt(whole), name => name === text)
    },
    bearersOf: name =>
      storedBearers(file, name, flag).flatMap(({entry: number, alias: place}): Bearer[] => {
        const entry = file.entry(number)
        const alias = entry.names[place]
        return alias ? [{entry, alias}] : []
      }),
    textOf: name => nameText(file, name)
  }
}

/** The number plus 1 of the next name with the same hash, for the few names that have one. */
function nextNames({reader, head}: StoredFile, fold: Fold): ReadonlyMap<number, number> {
  const section = fold.lowers ? head.sections.foldedNext : head.sections.exactNext
  const pairs = Array.from({length: section[1] / 8}, (_, pair): [number, number] => [
    reader.int(section, pair * 2),
    reader.int(section, pair * 2 + 1)
  ])
  return new Map(pairs)
}
