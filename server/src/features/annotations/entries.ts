import {phrase, type Said} from '../../base/phrase.js'
import type {Steps} from '../../base/steps.js'
import {describeEntry} from '../../glossary/describe-entry.js'
import {type Entry, isDeprecated} from '../../glossary/entry.js'
import type {FoundName} from '../../glossary/entry-names.js'
import {findEntries} from '../../glossary/find-entries.js'
import {foldForSearch} from '../../glossary/search-fold.js'
import type {ArticleModel} from '../../model/article-model.js'
import {modelOf} from '../../session/derive.js'
import {type CorpusUsage, usageAround} from '../../session/mention-counts.js'
import type {Article, Workspace} from '../../session/workspace.js'

/** An entry as a picker shows it. */
export interface EntryView {
  readonly id: string
  readonly kind: string
  readonly name: string
  /** The name, alias or id that fits. */
  readonly matched: string
  readonly description: string
  /** What it is, what it lies in or belongs to, and its time. */
  readonly detail: Said
  readonly isDeprecated: boolean
  /** Whether it is one of those that were used last. */
  readonly isRecent: boolean
  readonly inArticle: number
  readonly inCorpus: number
}

/** What entries are looked for. */
export interface EntryQuery {
  readonly query: string
  /** Of these kinds; of all where empty. */
  readonly kinds: ReadonlySet<string>
  readonly limit: number
  /** The words that are to be marked, which say what is meant where nothing is typed. */
  readonly words: string
  /** The ids of entries that were used last, in whatever article, the latest first. */
  readonly recent: readonly string[]
}

/** Entries, best first, and whether there are more. */
export interface EntryViews {
  readonly entries: readonly EntryView[]
  readonly isPartial: boolean
}

/**
 * The entries that a typed text may mean: those with just that name, those that the article mentions, those that were used
 * last, those that the corpus mentions often, and deprecated ones last. For an empty text, those that the words to be marked
 * may mean, and behind them those that the article mentions most, those used last, and the corpus. In steps.
 */
export function* entrySteps(
  workspace: Workspace,
  article: Article,
  {query, kinds, limit, words, recent}: EntryQuery
): Steps<EntryViews> {
  const model = modelOf(workspace, article)
  const usage = yield* usageAround(workspace, article)
  const latest = new Map(recent.map((id, at) => [id, at]))
  const context = {model, usage, inArticle: countsIn(model), recent: latest}
  const typed = (query.trim() || words.trim()).slice(0, LONGEST_QUERY)
  const isOpen = query.trim() === ''
  const fitting = typed === '' ? [] : yield* fittingEntries(context, typed, kinds, limit)
  const more = isOpen ? mentionedEntries(context, kinds, limit) : []
  const found = new Map<string, FoundName>()
  for (const name of [...fitting, ...more])
    if (!found.has(name.entry.id)) found.set(name.entry.id, name)
  const views = Array.from(found.values(), name => viewOf(context, name))
  return {entries: views.slice(0, limit), isPartial: views.length > limit}
}

const LONGEST_QUERY = 200

/** The article in which entries are looked for, and how often they are mentioned. */
interface Context {
  readonly model: ArticleModel
  readonly usage: CorpusUsage
  readonly inArticle: ReadonlyMap<string, number>
  /** The entries used last, by their ids: 0 for the latest. */
  readonly recent: ReadonlyMap<string, number>
}

function* fittingEntries(
  context: Context,
  typed: string,
  kinds: ReadonlySet<string>,
  limit: number
): Steps<readonly FoundName[]> {
  const {model, usage, inArticle, recent} = context
  const first = new Set([...inArticle.keys(), ...recent.keys()])
  for (const id of usage.oftenest(OFTEN)) first.add(id)
  const folded = foldForSearch(typed)
  const isExact = (text: string): boolean => foldForSearch(text) === folded
  const fitting = yield* findEntries(model.glossary, {typed, kinds, first, most: limit + SPARE})
  const found = fitting.map(({entry, text}) => ({
    entry,
    text: entry.names.find(name => isExact(name.text))?.text ?? text
  }))
  // Those of one rank stay in the order in which they were found, which is by how well they fit.
  const rank = ({entry, text}: FoundName): number =>
    (isDeprecated(entry) ? 8 : 0) + nearness(context, entry.id) - (isExact(text) ? 3 : 0)
  const age = ({entry: {id}}: FoundName): number => (inArticle.has(id) ? 0 : (recent.get(id) ?? 0))
  return found.toSorted(
    (a, b) =>
      rank(a) - rank(b) || age(a) - age(b) || usage.count(b.entry.id) - usage.count(a.entry.id)
  )
}

/** 0 for entries that the article mentions, 1 for those that were used last, 2 for others. */
function nearness({inArticle, recent}: Context, id: string): number {
  if (inArticle.has(id)) return 0
  return recent.has(id) ? 1 : 2
}

/** More than are wanted are found, so that the oftenest of them come first. */
const SPARE = 50
/** So many of the oftenest entries of a corpus come before those that only fit. */
const OFTEN = 500

/** The entries that the article mentions, the oftenest first, those that were used last, and then those of the corpus. */
function mentionedEntries(
  {model, usage, inArticle, recent}: Context,
  kinds: ReadonlySet<string>,
  limit: number
): readonly FoundName[] {
  const own = [...inArticle].sort(([, a], [, b]) => b - a).map(([id]) => id)
  const found: FoundName[] = []
  for (const id of new Set([...own, ...recent.keys(), ...usage.oftenest(OFTEN)])) {
    const entry = model.glossary.entries.get(id)
    if (!entry || (kinds.size > 0 && !kinds.has(entry.kind)) || isDeprecated(entry)) continue
    found.push({entry, text: entry.name})
    if (found.length > limit) break
  }
  return found
}

/** How often an article mentions an entry. */
export function countIn({mentions}: ArticleModel, {id}: Entry): number {
  return mentions.filter(({entries}) => entries.some(entry => entry.id === id)).length
}

function countsIn({mentions}: ArticleModel): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const {entries} of mentions)
    for (const {id} of entries) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

function viewOf({model, usage, inArticle, recent}: Context, {entry, text}: FoundName): EntryView {
  return entryView(model, entry, {
    matched: text,
    isRecent: recent.has(entry.id),
    inArticle: inArticle.get(entry.id) ?? 0,
    inCorpus: usage.count(entry.id)
  })
}

/** An entry as lists show it. */
export function entryView(
  model: ArticleModel,
  entry: Entry,
  found: Pick<EntryView, 'matched' | 'inArticle' | 'inCorpus'> &
    Partial<Pick<EntryView, 'isRecent'>>
): EntryView {
  const first = (field: string): string => entry.fields.get(field)?.values[0]?.text ?? ''
  const [since, until] = [first('since'), first('until')]
  const what = describeEntry(model, entry)
  return {
    id: entry.id,
    kind: entry.kind,
    name: entry.name,
    matched: found.matched,
    description: first('note') || first('function'),
    detail: since === '' && until === '' ? what : phrase`${what}, ${`${since}–${until}`}`,
    isDeprecated: isDeprecated(entry),
    isRecent: found.isRecent ?? false,
    inArticle: found.inArticle,
    inCorpus: found.inCorpus
  }
}
