import type {Entry} from '../entry.js'
import {
  addBearer,
  addLowerForm,
  type BearerTable,
  bearersIn,
  findWhole,
  type GrowingTable,
  type NameIndex,
  startTable,
  type TableBearer,
  writings
} from './name-index.js'
import {setFirstWords} from './name-table.js'
import {exactFold, lowerFold} from './rolling-hash.js'

/**
 * The index of a glossary of which few entries are others than in an index, which goes on serving: who bears its names now
 * stands beside it, and new names stand in tables of their own. `ids` are those of the entries that are changed, new or
 * gone. Making the tables of 150,000 names anew takes 130 ms.
 */
export function changeNameIndex(
  index: NameIndex,
  ids: Iterable<string>,
  current: ReadonlyMap<string, Entry>
): NameIndex {
  const exact = startChange(index.exact, startTable(exactFold, 0))
  const folded = startChange(index.folded, startTable(lowerFold, 0))
  const all = [...ids]
  for (const id of all) change(exact, folded, index.current.get(id), removeBearer)
  for (const id of all) change(exact, folded, current.get(id), putBearer)
  const {table} = exact.added
  for (let name = table.texts.length - 1; name >= 0; name--) {
    const small = table.texts[name]?.toLowerCase() ?? ''
    if (!exact.known || findWhole(exact.known, small) < 0) addLowerForm(exact.added, name)
  }
  for (const {added} of [exact, folded]) setFirstWords(added.table, added.firstWords)
  return {
    exact: withChange(index.exact, exact),
    folded: index.folded && withChange(index.folded, folded),
    added: [exact, folded]
      .map(({added}) => added.table)
      .filter(({texts}) => texts.length > 0 || texts === table.texts),
    current
  }
}

/** What becomes of a table. */
interface TableChange {
  /** As it was made; undefined for one without names. */
  readonly known: BearerTable | undefined
  /** All that bear its names now, where that has changed. */
  readonly bearers: Map<number, readonly TableBearer[]>
  readonly added: GrowingTable
}

function startChange(known: BearerTable | undefined, added: GrowingTable): TableChange {
  return {known, bearers: new Map(), added}
}

/** Does something for each name of an entry, in the table where that is searched for. */
function change(
  exact: TableChange,
  folded: TableChange,
  entry: Entry | undefined,
  act: (table: TableChange, text: string, bearer: TableBearer) => void
): void {
  if (!entry) return
  for (const [number, alias] of entry.names.entries()) {
    const table = alias.match === 'ignore-case' ? folded : exact
    for (const text of writings(table.added.table.fold, alias))
      act(table, text, {entry, alias: number})
  }
}

function removeBearer(
  {known, bearers}: TableChange,
  text: string,
  {entry: {id}}: TableBearer
): void {
  const name = known ? findWhole(known, text) : -1
  if (!known || name < 0) return
  const all = bearers.get(name) ?? bearersIn(known, name)
  bearers.set(
    name,
    all.filter(({entry}) => entry.id !== id)
  )
}

function putBearer({known, bearers, added}: TableChange, text: string, bearer: TableBearer): void {
  const name = known ? findWhole(known, text) : -1
  if (!known || name < 0) addBearer(added, text, bearer.entry, bearer.alias)
  else bearers.set(name, [...(bearers.get(name) ?? bearersIn(known, name)), bearer])
}

/**
 * The table with other bearers. A word in small letters is found even where nobody bears it, as it may be the small form of
 * a name; it hides no other.
 */
function withChange(table: BearerTable, {bearers}: TableChange): BearerTable {
  const gone = new Set<number>()
  for (const [name, {length}] of bearers)
    if (length === 0 && !SMALL.test(table.texts[name] ?? '')) gone.add(name)
  return {...table, changed: bearers, gone}
}

const SMALL = /^[\p{Ll}\p{M}]+$/u
