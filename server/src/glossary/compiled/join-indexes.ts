import {getOrMake} from '../../base/group.js'
import type {Entry} from '../entry.js'
import type {StoredPart} from '../glossary.js'
import {
  type Bearer,
  type BearerTable,
  bearersIn,
  findIn,
  findWhole,
  hasLowerForm,
  indexNames,
  type StoredIndex,
  type StoredNames
} from '../name-search/name-index.js'
import {
  countNames,
  mayStart,
  nameOf,
  type SearchTable,
  type StoredTable,
  valueIn
} from '../name-search/name-table.js'

/** Entries whose names are searched for: those of a compiled file, or of others. */
export interface IndexedPart {
  readonly entries: ReadonlyMap<string, Entry>
  readonly stored: StoredPart | undefined
}

/** A table with the bearers of its names. */
interface NamedTable {
  readonly table: SearchTable
  /** The number of its first name in the index. */
  readonly start: number
  readonly findWhole: (text: string) => number
  readonly bearersOf: (name: number) => readonly Bearer[]
  readonly textOf: (name: number) => string
}

/**
 * Joins the indexes of several glossaries: a name of several of them has several numbers, each of which stands for all,
 * and bearers in all of them. `isFirst` tells which entries count; all do where it is left out.
 */
export function joinIndexes(
  parts: readonly IndexedPart[],
  isFirst: ((entry: Entry) => boolean) | undefined
): StoredIndex {
  const [exact, folded]: [SearchTable[], SearchTable[]] = [[], []]
  for (const {entries, stored} of parts) {
    if (stored) for (const table of stored.tables) (table.fold.lowers ? folded : exact).push(table)
    else {
      const index = indexNames({entries})
      exact.push(index.exact)
      if (index.folded) folded.push(index.folded)
    }
  }
  const all = [...exact, ...folded]
  const named = nameTables(all)
  const tables = isFirst ? named.map(own => counting(own, isFirst)) : all
  const locate = (name: number): NamedTable | undefined =>
    named.findLast(({start}) => start <= name)
  return {
    tables,
    bearersOf(name) {
      const own = locate(name)
      if (!own) return []
      if (!isFirst) return own.bearersOf(name - own.start)
      const text = own.textOf(name - own.start)
      const found = named.flatMap(other => {
        if (other.table.fold !== own.table.fold) return []
        const number = other === own ? name - own.start : other.findWhole(text)
        return number < 0 ? [] : other.bearersOf(number)
      })
      return found.filter(({entry}) => isFirst(entry))
    },
    textOf(name) {
      const own = locate(name)
      return own?.textOf(name - own.start) ?? ''
    },
    findName(text) {
      for (const {table, start} of named) {
        const found = table.fold.lowers ? -1 : findIn(table, text)
        if (found >= 0) return found + start
      }
      return -1
    }
  }
}

/** A table of which only the names are found that some entry bears that counts, and the lower-case forms of these. */
function counting(own: NamedTable, isFirst: (entry: Entry) => boolean): StoredTable {
  const {table} = own
  const known = new Map<number, boolean>()
  const isBorne = (name: number): boolean =>
    name >= 0 && own.bearersOf(name).some(({entry}) => isFirst(entry))
  const counts = (name: number): boolean => {
    if (isBorne(name)) return true
    const text = own.textOf(name)
    const capital = (text.charAt(0).toUpperCase() + text.slice(1)).normalize('NFC')
    const isCapital = hasLowerForm(capital) && capital.toLowerCase() === text
    const whole = table.fold.lowers || !isCapital ? -1 : own.findWhole(capital)
    return whole < 0 ? own.bearersOf(name).length === 0 : isBorne(whole)
  }
  return {
    fold: table.fold,
    count: countNames(table),
    mayStart: hash => mayStart(table, hash),
    valueAt: hash => valueIn(table, hash),
    nameOf(value, text, start, end) {
      const name = nameOf(table, value, text, start, end)
      return name >= 0 && getOrMake(known, name, () => counts(name)) ? name : -1
    }
  }
}

function nameTables(tables: readonly SearchTable[]): readonly NamedTable[] {
  let start = 0
  return tables.map(table => {
    const own = {
      table,
      start,
      ...('findWhole' in table
        ? storedNames(table as StoredNames)
        : plainNames(table as BearerTable))
    }
    start += countNames(table)
    return own
  })
}

type Naming = Pick<StoredNames, 'findWhole' | 'bearersOf' | 'textOf'>

function storedNames({findWhole: find, bearersOf, textOf}: StoredNames): Naming {
  return {findWhole: find, bearersOf, textOf}
}

function plainNames(table: BearerTable): Naming {
  return {
    findWhole: text => findWhole(table, text),
    bearersOf: name =>
      bearersIn(table, name).flatMap(({entry, alias: place}) => {
        const alias = entry.names[place]
        return alias ? [{entry, alias}] : []
      }),
    textOf: name => table.texts[name] ?? ''
  }
}
