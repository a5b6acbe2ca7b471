import type {Said} from '../../base/phrase.js'
import type {Steps} from '../../base/steps.js'
import type {Codebook} from '../../codebook/codebook.js'
import {describeEntry} from '../../glossary/describe-entry.js'
import {type Entry, isDeprecated} from '../../glossary/entry.js'
import {searchNames} from '../../glossary/entry-names.js'
import {pathIn} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {hasScopes, type Scope, scopesOf} from '../../project/scopes.js'
import {corpusOf, modelOf} from '../../session/derive.js'
import {type CorpusUsage, corpusUsage} from '../../session/mention-counts.js'
import {articleAt, type Place} from '../../session/queries.js'
import type {Workspace} from '../../session/workspace.js'
import {groupEntries, type ListedEntry, MOST_GROUPED} from './grouped-entries.js'
import {type Page, type PageRange, pageOf} from './page.js'

/** Which entries of the glossary are shown. */
export interface GlossaryFilter {
  /** By any name or the id; empty for all. */
  readonly query: string
  readonly only: 'all' | 'unused' | 'article'
  /** The article that `only: 'article'` is about. */
  readonly article: string | undefined
}

/** The node whose children are asked for. */
export interface GlossaryParent {
  readonly root: string
  readonly kind: string
  /** The type of the entries, empty for none; undefined for the kind itself. */
  readonly type: string | undefined
}

/** A kind of entries, a type of them, or an entry. */
export type GlossaryItem =
  | {
      readonly type: 'kind' | 'entryType'
      readonly root: string
      readonly kind: string
      /** The code of the type; empty for entries without one, and for a kind. */
      readonly code: string
      /** As the codebook has it. */
      readonly label: string
      readonly count: number
    }
  | {
      readonly type: 'entry'
      readonly root: string
      readonly id: string
      readonly kind: string
      readonly name: string
      /** Its kind, its type, and what it is in. */
      readonly detail: Said
      readonly aliases: readonly string[]
      readonly isDeprecated: boolean
      /** How often it is mentioned: once for a project of one scope, or for each scope that mentions it. */
      readonly counts: readonly EntryCount[]
      readonly place: Place
    }
  /** Stands for so many entries that only a search shows them. */
  | {readonly type: 'tooMany'; readonly root: string; readonly count: number}

/** How often an entry is mentioned in a scope. */
interface EntryCount {
  /** Null where it is no coder's. */
  readonly coder: string | null
  readonly isCurated: boolean
  readonly mentions: number
  readonly articles: number
}

/** The children of a node of the glossary, or its roots: the kinds of all projects, or the entries that fit a query. */
export function* glossaryChildren(
  workspace: Workspace,
  parent: GlossaryParent | undefined,
  filter: GlossaryFilter,
  range: PageRange
): Steps<Page<GlossaryItem>> {
  if (!parent) return yield* rootsOf(workspace, filter, range)
  const project = workspace.projects.get(parent.root)
  if (!project) return pageOf([], range)
  if (project.glossary.entries.size > MOST_GROUPED)
    return pageOf([{type: 'tooMany', root: project.root, count: countOf(project, parent)}], range)
  const isShown = shownBy(workspace, project, filter)
  const types = (yield* groupEntries(project.glossary)).get(parent.kind) ?? new Map()
  const shown = new Map<string, readonly ListedEntry[]>()
  for (const [code, entries] of types) {
    const kept =
      filter.only === 'all' ? entries : entries.filter(({id}: ListedEntry) => isShown(id))
    if (kept.length > 0) shown.set(code, kept)
    yield
  }
  if (parent.type === undefined && shown.size > 1)
    return pageOf(typeItems(project, parent.kind, shown), range)
  const listed = parent.type === undefined ? [...shown.values()].flat() : shown.get(parent.type)
  return yield* entryPage(workspace, project, listed?.map(({id}) => id) ?? [], range)
}

function countOf({glossary: {parts = []}}: Project, {kind}: GlossaryParent): number {
  return parts.reduce((sum, {stored}) => sum + (stored?.search.countOf(kind) ?? 0), 0)
}

function* rootsOf(
  workspace: Workspace,
  filter: GlossaryFilter,
  range: PageRange
): Steps<Page<GlossaryItem>> {
  if (filter.query.trim() !== '') return yield* foundIn(workspace, filter, range)
  const items: GlossaryItem[] = []
  for (const project of workspace.projects.values()) {
    const {root, glossary, codebook} = project
    const isShown = shownBy(workspace, project, filter)
    const grouped = glossary.entries.size > MOST_GROUPED ? undefined : yield* groupEntries(glossary)
    for (const [kind, {label, unit}] of codebook.kinds) {
      if (unit !== 'mention') continue
      const lists = [...(grouped?.get(kind)?.values() ?? [])].flat()
      const kept = filter.only === 'all' ? lists : lists.filter(({id}) => isShown(id))
      const count = grouped ? kept.length : countOf(project, {root, kind, type: undefined})
      if (count > 0) items.push({type: 'kind', root, kind, code: '', label, count})
      yield
    }
  }
  return pageOf(items, range)
}

/** Types with names of their own come by their labels, and entries without a type last. */
function typeItems(
  {root, codebook}: Project,
  kind: string,
  types: ReadonlyMap<string, readonly ListedEntry[]>
): readonly GlossaryItem[] {
  const items = Array.from(types, ([code, {length}]): GlossaryItem & {readonly label: string} => ({
    type: 'entryType',
    root,
    kind,
    code,
    label: typeLabel(codebook, kind, code),
    count: length
  }))
  return items.sort((a, b) => Number(a.label === '') - Number(b.label === '') || compare(a, b))
}

function compare(a: {readonly label: string}, b: {readonly label: string}): number {
  return a.label.localeCompare(b.label, 'en')
}

function typeLabel({kinds}: Codebook, kind: string, code: string): string {
  return kinds.get(kind)?.fields.get('type')?.codes.get(code)?.label ?? code
}

/** The entries of all projects of which a name fits a query, those that begin so first. */
function* foundIn(
  workspace: Workspace,
  filter: GlossaryFilter,
  range: PageRange
): Steps<Page<GlossaryItem>> {
  const items: GlossaryItem[] = []
  let total = 0
  for (const project of workspace.projects.values()) {
    const isShown = shownBy(workspace, project, filter)
    const search = {...ALL, typed: filter.query.trim().slice(0, LONGEST_QUERY), most: MOST_FOUND}
    const found = yield* searchNames(project.glossary, search)
    const ids = found.map(({entry}) => entry.id).filter(isShown)
    const left = {
      offset: Math.max(0, range.offset - total),
      limit: Math.max(0, range.limit - items.length)
    }
    items.push(...(yield* entryPage(workspace, project, ids, left)).items)
    total += ids.length
  }
  return {items, total}
}

const ALL = {kinds: new Set<string>(), first: new Set<string>(), byId: true}
/** Nobody reads on behind so many: who types on sees others. */
const MOST_FOUND = 1000
const LONGEST_QUERY = 200

function* entryPage(
  workspace: Workspace,
  project: Project,
  ids: readonly string[],
  range: PageRange
): Steps<Page<GlossaryItem>> {
  const usage = new Map<Scope, CorpusUsage>()
  for (const scope of scopesOf(project.config))
    usage.set(scope, yield* corpusUsage(workspace, project.root, scope))
  const {items, total} = pageOf(ids, range)
  return {
    total,
    items: items.flatMap(id => {
      const entry = project.glossary.entries.get(id)
      return entry ? [entryItem(project, entry, usage)] : []
    })
  }
}

function entryItem(
  project: Project,
  entry: Entry,
  usage: ReadonlyMap<Scope, CorpusUsage>
): GlossaryItem {
  const {id, kind, name, names, location} = entry
  const {root, config} = project
  const counts = Array.from(usage, ([{coder = null, isCurated}, {count, articles}]): EntryCount => {
    return {coder, isCurated, mentions: count(id), articles: articles(id)}
  })
  return {
    type: 'entry',
    root,
    id,
    kind,
    name,
    detail: describeEntry(project, entry),
    aliases: names.slice(1, MOST_ALIASES).map(({text}) => text),
    isDeprecated: isDeprecated(entry),
    counts: hasScopes(config) ? counts.filter(({mentions}) => mentions > 0) : counts,
    place: {path: pathIn(root, location.path), span: location.span}
  }
}

const MOST_ALIASES = 20

/** Whether an entry, by its id, is one of those that are to be shown. */
function shownBy(
  workspace: Workspace,
  {root}: Project,
  {only, article: path}: GlossaryFilter
): (id: string) => boolean {
  if (only === 'all') return () => true
  if (only === 'unused') {
    const corpus = corpusOf(workspace, root)
    return id => corpus?.isUsed(id) === false
  }
  const article = path === undefined ? undefined : articleAt(workspace, path)
  if (article?.root !== root) return () => false
  const {mentions, references} = modelOf(workspace, article)
  const named = new Set([
    ...mentions.flatMap(({entries}) => entries.map(({id}) => id)),
    ...references.flatMap(({entry}) => entry?.id ?? [])
  ])
  return id => named.has(id)
}
