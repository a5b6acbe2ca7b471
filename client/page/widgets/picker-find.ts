import type {Ask, Text} from './ask.js'
import type {Row} from './combobox.js'
import type {PickRequest} from './picked.js'
import {
  actionRow,
  alsoRows,
  type Choice,
  claimRow,
  codeRows,
  entryRow,
  recentRows
} from './picker-rows.js'

/** What rows are made with. */
export interface Finder {
  readonly ask: Ask
  readonly text: Text
  readonly request: PickRequest
  /** Values that are chosen already. */
  readonly taken: ReadonlySet<string>
}

/** Rows that are asked for at a time. */
const LIMIT = 50

/** Whether an entry is picked for a mention, not as the value of an attribute. */
export function isForMention({purpose}: PickRequest): boolean {
  return purpose === 'mark' || purpose === 'entry'
}

/** Whether a code is picked, or whatever is typed. */
function isForCode({purpose, kinds}: PickRequest): boolean {
  return purpose === 'code' || (purpose === 'value' && kinds.length === 0)
}

/** The rows of a picker for what is typed: what is found, then what else can be done. */
export async function findRows(finder: Finder, query: string): Promise<readonly Row<Choice>[]> {
  const {request, taken} = finder
  const typed = query.trim()
  if (isForCode(request)) return findCodes(finder, typed)
  if (request.purpose === 'claim') return findClaims(finder, typed)
  const first = typed === '' && isForMention(request) ? request.selected.trim() : typed
  const rows = await findEntries(finder, first, typed === '')
  const also = isForMention(request) ? [] : alsoRows(request.also ?? [], typed, taken)
  return [...rows, ...also, ...actionsFor(finder, typed)]
}

/** The rows of the step that asks what a description describes; nothing is a choice too. */
export async function findDescribed(
  finder: Finder,
  query: string
): Promise<readonly Row<Choice>[]> {
  const typed = query.trim()
  const rows = await findEntries(finder, typed, true)
  const none = actionRow('none', {type: 'nominal'}, finder.text('No entry: only a description'))
  return typed === '' ? [none, ...rows] : [...rows, none]
}

/** Entries for a text; where there are none, and others will do, those that the article suggests. */
async function findEntries(
  {ask, text, request, taken}: Finder,
  query: string,
  othersWillDo: boolean
): Promise<readonly Row<Choice>[]> {
  const kinds = request.kinds.map(({name}) => name)
  const {entries} = await ask({type: 'entries', query, kinds, limit: LIMIT})
  const found =
    entries.length === 0 && query !== '' && othersWillDo
      ? (await ask({type: 'entries', query: '', kinds, limit: LIMIT})).entries
      : entries
  const first = query === '' ? (request.first ?? []) : []
  const ids = new Set(first.map(({id}) => id))
  return [...first, ...found.filter(({id}) => !ids.has(id))].map(entry =>
    entryRow(entry, request.kinds, taken, text)
  )
}

function actionsFor({text, request}: Finder, typed: string): readonly Row<Choice>[] {
  const name = typed || request.selected.replace(/\s+/g, ' ').trim()
  const rows: Row<Choice>[] = []
  if (!request.makesNoEntry && request.kinds.some(({unit}) => unit === 'mention')) {
    const title = name === '' ? text('New entry …') : text('New entry “{0}” …', name)
    const hint = isForMention(request) ? text('Ctrl+Enter') : ''
    rows.push(actionRow('new', {type: 'step', step: 'newEntry'}, title, hint))
  }
  if (!isForMention(request)) return rows
  rows.push(actionRow('noEntry', {type: 'noEntry'}, text('No entry yet')))
  const describe = text('A description, not a name')
  rows.push(actionRow('nominal', {type: 'step', step: 'nominal'}, describe))
  return rows
}

function findCodes({text, request, taken}: Finder, typed: string): readonly Row<Choice>[] {
  const {codes = [], used = [], also = [], many, complete} = request
  const special = alsoRows(also, typed, taken)
  if (codes.length > 0) {
    const recent = typed === '' ? recentRows(used, codes, taken, text) : []
    return [...recent, ...codeRows(codes, typed, taken), ...special]
  }
  const rows = [...codeRows(used, typed, taken), ...special]
  if (typed === '') return rows
  const value = many ? typed.replace(/\s+/g, '-') : typed
  if (used.some(({name}) => name === value)) return rows
  const words = (complete?.(typed) ?? []).filter(word => !used.some(({name}) => name === word))
  const own = actionRow('typed', {type: 'code', name: value}, text('Use “{0}”', value))
  const [word] = words
  return [
    ...rows,
    word === undefined ? own : {...own, byTab: {type: 'code', name: word}},
    ...words.map((each, at) =>
      actionRow(`word ${each}`, {type: 'code', name: each}, each, at === 0 ? text('Tab') : '')
    )
  ]
}

async function findClaims({ask, taken}: Finder, typed: string): Promise<readonly Row<Choice>[]> {
  const {claims} = await ask({type: 'claims', query: typed, limit: LIMIT})
  return claims.filter(({ref}) => !taken.has(ref)).map(claimRow)
}
