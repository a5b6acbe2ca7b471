import {compareText} from '../../base/compare.js'
import {inSteps, type Steps} from '../../base/steps.js'
import {foldForSearch} from '../../glossary/search-fold.js'
import type {Project} from '../../project/project.js'
import {hasScopes} from '../../project/scopes.js'
import {findClaim, relationFinder, targetsOf} from '../../session/claims.js'
import {factsOf, modelOf, projectOf} from '../../session/derive.js'
import {articleAt} from '../../session/queries.js'
import type {Article, Workspace} from '../../session/workspace.js'
import {type ClaimItem, claimItem, type RelationItem} from './claim-item.js'
import {type ClaimRecord, claimRecords, type SpeakerName} from './claim-records.js'
import {type Page, type PageRange, pageOf} from './page.js'
import {articlesWithin, type ScopeItem, scopeItems, type ViewedScope} from './scope-nodes.js'

/** By what claims are grouped. */
export type ClaimGrouping = 'speaker' | 'topic' | 'article'

/** The node whose children are asked for. */
export type ClaimParent =
  | {
      readonly type: 'group'
      readonly root: string
      readonly key: string
      readonly scope?: ViewedScope | undefined
    }
  | {readonly type: 'scope'; readonly scope: ViewedScope}
  | {readonly type: 'claim'; readonly path: string; readonly start: number}

/** A speaker, a topic or an article with the number of its claims; the key is empty for claims without any. */
export interface ClaimGroup {
  readonly type: 'group'
  readonly root: string
  readonly key: string
  readonly label: string
  readonly count: number
  /** The path of an article; undefined for other groups. */
  readonly path: string | undefined
  /** The scope that it is below; undefined in a project of one. */
  readonly scope: ViewedScope | undefined
}

export type ClaimsItem = ClaimGroup | ClaimItem | RelationItem | ScopeItem

/**
 * The children of a node of the claims, or its roots: the groups of all projects, or the scopes of one of several coders. In
 * steps of one article each.
 */
export function* claimChildren(
  workspace: Workspace,
  parent: ClaimParent | undefined,
  by: ClaimGrouping,
  range: PageRange
): Steps<Page<ClaimsItem>> {
  if (!parent) return pageOf(yield* rootsBy(workspace, by), range)
  if (parent.type === 'scope') {
    const project = workspace.projects.get(parent.scope.root)
    return pageOf(project ? yield* groupsBy(workspace, project, parent.scope, by) : [], range)
  }
  if (parent.type === 'claim') return pageOf(yield* relationsOf(workspace, parent), range)
  const found = yield* claimsIn(workspace, parent, by)
  const {items, total} = pageOf(found, range)
  const claims: ClaimItem[] = []
  for (const {article, record} of items) {
    claims.push(...(yield* claimItem(workspace, article, record.start)))
    yield
  }
  return {items: claims, total}
}

interface FoundRecord {
  readonly article: Article
  readonly record: ClaimRecord
}

function* rootsBy(
  workspace: Workspace,
  by: ClaimGrouping
): Steps<readonly (ClaimGroup | ScopeItem)[]> {
  const roots: (ClaimGroup | ScopeItem)[] = []
  for (const project of workspace.projects.values()) {
    const isOne = !hasScopes(project.config)
    if (isOne) roots.push(...(yield* groupsBy(workspace, project, undefined, by)))
    else roots.push(...scopeItems(workspace, project))
  }
  return roots
}

function* groupsBy(
  workspace: Workspace,
  project: Project,
  scope: ViewedScope | undefined,
  by: ClaimGrouping
): Steps<readonly ClaimGroup[]> {
  return by === 'article'
    ? yield* articleGroups(workspace, project, scope)
    : yield* valueGroups(workspace, project, scope, by)
}

/** Articles by their names. Those that are not open are counted by their facts, so that none is parsed. */
function* articleGroups(
  workspace: Workspace,
  project: Project,
  scope: ViewedScope | undefined
): Steps<ClaimGroup[]> {
  const {root} = project
  const groups: ClaimGroup[] = []
  yield* inSteps(articlesWithin(workspace, project, scope), article => {
    const count = article.syntax
      ? claimRecords(workspace, article).length
      : factsOf(workspace, article).claims.size
    const {path, name} = article
    if (count > 0) groups.push({type: 'group', root, key: path, label: name, count, path, scope})
  })
  return groups.sort((a, b) => compareText(a.label, b.label))
}

/** The speakers or topics with most claims first; claims without any come last. */
function* valueGroups(
  workspace: Workspace,
  project: Project,
  scope: ViewedScope | undefined,
  by: 'speaker' | 'topic'
): Steps<ClaimGroup[]> {
  const {root} = project
  const counts = new Map<string, number>()
  for (const article of articlesWithin(workspace, project, scope)) {
    for (const record of claimRecords(workspace, article))
      for (const key of keysOf(project, record, by)) counts.set(key, (counts.get(key) ?? 0) + 1)
    yield
  }
  const labels = by === 'topic' ? topicLabels(project) : new Map<string, string>()
  const labelOf = (key: string): string =>
    labels.get(key) ?? project.glossary.entries.get(key)?.name ?? key
  const groups = Array.from(counts, ([key, count]): ClaimGroup => {
    const label = by === 'speaker' || labels.has(key) ? labelOf(key) : key
    return {type: 'group', root, key, label, count, path: undefined, scope}
  })
  return groups.sort(
    (a, b) =>
      Number(a.key === '') - Number(b.key === '') ||
      b.count - a.count ||
      compareText(foldForSearch(a.label), foldForSearch(b.label))
  )
}

function topicLabels({codebook}: Project): Map<string, string> {
  const labels = new Map<string, string>()
  for (const {unit, attributes} of codebook.kinds.values()) {
    if (unit !== 'claim') continue
    for (const {name, label} of attributes.get('topic')?.codes.values() ?? [])
      labels.set(name, label)
  }
  return labels
}

/** The groups that a claim is in; the empty one for none. */
function keysOf(
  project: Project,
  {speakers, topics}: ClaimRecord,
  by: 'speaker' | 'topic'
): ReadonlySet<string> {
  const keys = by === 'topic' ? topics : speakers.map(speaker => speakerKey(project, speaker))
  return new Set(keys.length === 0 ? [''] : keys)
}

/** The id of the entry, or what stands in its place: a value such as `author`, or the words of a mention. */
function speakerKey({glossary: {entries}}: Project, {value, mention}: SpeakerName): string {
  if (entries.has(value) || !mention) return value
  return mention.ref !== undefined && entries.has(mention.ref) ? mention.ref : mention.words
}

function* claimsIn(
  workspace: Workspace,
  {root, key, scope}: Extract<ClaimParent, {readonly type: 'group'}>,
  by: ClaimGrouping
): Steps<readonly FoundRecord[]> {
  const project = workspace.projects.get(root)
  if (!project) return []
  const found: FoundRecord[] = []
  const article = by === 'article' ? articleAt(workspace, key) : undefined
  const articles =
    by === 'article' ? (article ? [article] : []) : articlesWithin(workspace, project, scope)
  for (const each of articles) {
    for (const record of claimRecords(workspace, each))
      if (by === 'article' || keysOf(project, record, by).has(key))
        found.push({article: each, record})
    yield
  }
  return found.sort(
    (a, b) => compareText(a.article.name, b.article.name) || a.record.start - b.record.start
  )
}

/** What other claims say of a claim, and what it says of others. */
function* relationsOf(
  workspace: Workspace,
  {path, start}: {readonly path: string; readonly start: number}
): Steps<readonly RelationItem[]> {
  const article = articleAt(workspace, path)
  if (!article) return []
  const {root} = projectOf(workspace, article)
  const model = modelOf(workspace, article)
  const claim = model.claims.find(({unit}) => unit.tag.start === start)
  if (!claim) return []
  const finder = yield* relationFinder(workspace, root, model)
  const incoming = claim.id === undefined ? [] : finder(claim.id)
  const outgoing = targetsOf(model, claim)
  const items: RelationItem[] = []
  for (const [isIncoming, list] of [
    [true, incoming],
    [false, outgoing]
  ] as const) {
    for (const {relation, article: name, id} of list.slice(0, MOST_RELATIONS)) {
      const target =
        id === undefined
          ? undefined
          : findClaim(workspace, root, {model, path}, {article: name, id})
      const other = target && articleAt(workspace, target.path)
      const [item] = other ? yield* claimItem(workspace, other, target.claim.unit.tag.start) : []
      if (item) items.push({...item, type: 'relation', relation, isIncoming})
      yield
    }
  }
  return items
}

/** A claim that hundreds of others name is nothing to be read in a tree. */
const MOST_RELATIONS = 200
