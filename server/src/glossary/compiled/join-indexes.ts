import {getOrMake} from '../../base/group.js'
import type {Entry} from '../entry.js'
import type {GlossaryPart} from '../glossary.js'
import {
  type AnyIndex,
  type Bearer,
  type BearerTable,
  bearersIn,
  findIn,
  findWhole,
  hasLowerForm,
  type StoredIndex,
  type StoredNames,
  tablesIn
} from '../name-search/name-index.js'
import {
  countNames,
  mayStart,
  nameOf,
  type SearchTable,
  type StoredTable,
  valueIn
} from '../name-search/name-table.js'
import {nameIndex} from '../name-search/search-names.js'

/** A table of a part. */
interface PartTable {
  readonly table: SearchTable
  readonly part: number
  /** The index that the table is one of, where that is in memory. */
  readonly index: AnyIndex | undefined
}

/** A table with the bearers of its names. */
interface NamedTable extends PartTable {
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
  parts: readonly GlossaryPart[],
  isFirst: ((entry: Entry) => boolean) | undefined
): StoredIndex {
  const [exact, folded]: [PartTable[], PartTable[]] = [[], []]
  for (const [part, {plain, stored}] of parts.entries()) {
    const index = plain && nameIndex(plain)
    const tables = index ? tablesIn(index) : (stored?.tables ?? [])
    for (const table of tables) (table.fold.lowers ? folded : exact).push({table, part, index})
  }
  const named = nameTables([...exact, ...folded])
  const tables = named.map(own => (isFirst ? counting(own, named, isFirst) : own.table))
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
function counting(
  own: NamedTable,
  all: readonly NamedTable[],
  isFirst: (entry: Entry) => boolean
): StoredTable {
  const {table} = own
  const known = new Map<number, boolean>()
  const isBorne = (other: NamedTable, name: number): boolean =>
    other.bearersOf(name).some(({entry}) => isFirst(entry))
  // After an edit, a name and its lower-case form may stand in two tables of a part.
  const beside = all.filter(({part, table: {fold}}) => part === own.part && fold === table.fold)
  const counts = (name: number): boolean => {
    if (isBorne(own, name)) return true
    const text = own.textOf(name)
    const capital = (text.charAt(0).toUpperCase() + text.slice(1)).normalize('NFC')
    const isCapital = hasLowerForm(capital) && capital.toLowerCase() === text
    const wholes = (table.fold.lowers || !isCapital ? [] : beside).flatMap(other => {
      const whole = other.findWhole(capital)
      return whole < 0 ? [] : [isBorne(other, whole)]
    })
    return wholes.length === 0 ? own.bearersOf(name).length === 0 : wholes.includes(true)
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

function nameTables(tables: readonly PartTable[]): readonly NamedTable[] {
  let start = 0
  return tables.map(each => {
    const {table, index} = each
    const naming =
      'findWhole' in table
        ? storedNames(table as StoredNames)
        : plainNames(table as BearerTable, index)
    const own = {...each, start, ...naming}
    start += countNames(table)
    return own
  })
}

type Naming = Pick<StoredNames, 'findWhole' | 'bearersOf' | 'textOf'>

function storedNames({findWhole: find, bearersOf, textOf}: StoredNames): Naming {
  return {findWhole: find, bearersOf, textOf}
}

function plainNames(table: BearerTable, index: AnyIndex | undefined): Naming {
  const current = index && 'current' in index ? index.current : undefined
  return {
    findWhole: text => findWhole(table, text),
    bearersOf: name =>
      bearersIn(table, name).flatMap(({entry, alias: place}) => {
        const now = current?.get(entry.id)
        const alias = now?.names[place]
        return now && alias ? [{entry: now, alias}] : []
      }),
    textOf: name => table.texts[name] ?? ''
  }
}
