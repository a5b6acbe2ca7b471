import type {Span} from '../../base/span.js'
import type {ArticleModel, Claim} from '../../model/article-model.js'
import {articleWithId, findClaim, relationsTo, targetsOf} from '../../session/claims.js'
import {modelOf} from '../../session/derive.js'
import {articlesNaming, placesAbout, speakersOf, subjectsOf} from '../../session/speakers.js'
import type {Workspace} from '../../session/workspace.js'
import {
  claimItem,
  claimOfKey,
  type EntryKey,
  type HierarchyItem,
  type ItemKey,
  type KnownClaim
} from './hierarchy-item.js'
import {entryItems} from './items-at.js'

/** That something is said: of whom or by whom, and where. */
export interface Call {
  readonly item: HierarchyItem
  /** In the file of who says it. */
  readonly spans: readonly Span[]
}

/**
 * Who says something about an item, over all articles of its project that it is seen from: the claims about an entry, or those that support,
 * rebut or otherwise name a claim. As lists, between which the caller may do something else.
 */
export function* incomingCalls(workspace: Workspace, key: ItemKey): Generator<readonly Call[]> {
  if (key.type === 'entry') return yield* claimsAbout(workspace, key)
  const known = claimOfKey(workspace, key)
  if (known?.claim.id === undefined) return
  const {model, path, claim} = known
  const id = known.claim.id
  const articles = new Set(relationsTo(workspace, key.root, model, id).map(({article}) => article))
  for (const name of articles) {
    const own = name === model.id ? {model, path} : articleWithId(workspace, key.root, name, path)
    if (own) yield callsOn(key.root, own, {article: model.id, id}, claim)
  }
}

/**
 * What an item says: the claims of an entry and whom they are about, or the claims that a claim supports, rebuts or
 * otherwise names.
 */
export function* outgoingCalls(workspace: Workspace, key: ItemKey): Generator<readonly Call[]> {
  if (key.type === 'entry') return yield* claimsBy(workspace, key)
  const known = claimOfKey(workspace, key)
  if (known) yield namedBy(workspace, key.root, known)
}

function* claimsAbout(workspace: Workspace, key: EntryKey): Generator<readonly Call[]> {
  for (const {path, model} of yield* modelsNaming(workspace, key)) {
    const read = model()
    yield read.claims.flatMap(claim => {
      const spans = placesAbout(read, claim, key.id)
      return spans.length > 0 ? [{item: claimItem(key.root, path, read, claim), spans}] : []
    })
  }
}

function* claimsBy(workspace: Workspace, key: EntryKey): Generator<readonly Call[]> {
  const [own] = entryItems(workspace, key.root, [key.id], key.from)
  if (!own) return
  for (const {path, model} of yield* modelsNaming(workspace, key)) {
    const read = model()
    yield read.claims
      .filter(claim => speakersOf(read, claim).some(({id}) => id === key.id))
      .map(claim => ({
        item: claimItem(key.root, path, read, claim, aboutOf(read, claim)),
        spans: [own.nameSpan]
      }))
  }
}

function aboutOf(model: ArticleModel, claim: Claim): string {
  const names = subjectsOf(model, claim).map(({name}) => name)
  return names.length > 0 ? `about ${names.join(', ')}` : ''
}

/** An article that is read only when it is its turn. */
interface UnreadArticle {
  readonly path: string
  readonly model: () => ArticleModel
}

function* modelsNaming(
  workspace: Workspace,
  {root, id, from}: EntryKey
): Generator<readonly Call[], readonly UnreadArticle[]> {
  const steps = articlesNaming(workspace, root, id, from)
  for (;;) {
    const step = steps.next()
    if (!step.done) yield []
    else
      return step.value.map(article => ({
        path: article.path,
        model: () => modelOf(workspace, article)
      }))
  }
}

/** The claims of an article that name a claim, but for itself. */
function callsOn(
  root: string,
  {model, path}: Pick<KnownClaim, 'model' | 'path'>,
  target: {readonly article: string; readonly id: string},
  itself: Claim
): readonly Call[] {
  return model.claims.flatMap(claim => {
    const found = targetsOf(model, claim).filter(
      ({article, id}) => article === target.article && id === target.id
    )
    if (claim === itself || found.length === 0) return []
    const relations = [...new Set(found.map(({relation}) => relation))].join(', ')
    return [
      {item: claimItem(root, path, model, claim, relations), spans: found.map(({span}) => span)}
    ]
  })
}

/** The claims that a claim names; one that it names in several ways stands once. */
function namedBy(workspace: Workspace, root: string, known: KnownClaim): readonly Call[] {
  const calls = new Map<string, {readonly relations: Set<string>; readonly spans: Span[]}>()
  const found = new Map<string, KnownClaim>()
  for (const {relation, article, id, span} of targetsOf(known.model, known.claim)) {
    const target = findClaim(workspace, root, known, {article, id})
    if (!target) continue
    const name = `${article}#${id}`
    const call = calls.get(name) ?? {relations: new Set(), spans: []}
    call.relations.add(relation)
    call.spans.push(span)
    calls.set(name, call)
    found.set(name, target)
  }
  return [...found].map(([name, {path, model, claim}]) => {
    const {relations = [], spans = []} = calls.get(name) ?? {}
    return {item: claimItem(root, path, model, claim, [...relations].join(', ')), spans}
  })
}
