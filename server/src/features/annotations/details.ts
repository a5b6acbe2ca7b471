import {blockAt} from '../../annotate/place/pieces.js'
import {placeAt} from '../../annotate/place/place.js'
import {fragmentsFrom, headOf} from '../../annotate/place/targets.js'
import type {Span} from '../../base/span.js'
import type {Steps} from '../../base/steps.js'
import type {Entry} from '../../glossary/entry.js'
import type {Unit} from '../../model/article-model.js'
import {claimOf, isMention} from '../../model/queries.js'
import {pathIn} from '../../project/path-names.js'
import {type ClaimPlace, findClaim, relationFinder, targetsOf} from '../../session/claims.js'
import {baseTextOf, modelOf} from '../../session/derive.js'
import type {Article, Workspace} from '../../session/workspace.js'
import {toBaseSpan} from '../../syntax/base-text.js'
import {contentSpan} from '../../syntax/tag.js'
import {type ClaimView, claimView} from './claims.js'
import type {EntryView} from './entries.js'
import {speakerSteps} from './speakers.js'

/** What is known of one mark. */
export interface DetailViews {
  readonly head: number
  readonly fragments: readonly number[]
  readonly entry: CardView | null
  readonly relations: readonly RelationView[]
  readonly speakers: readonly EntryView[]
}

/** An entry with its fields and the place of its id. */
export interface CardView {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly fields: readonly {readonly name: string; readonly value: string}[]
  readonly path: string
  readonly span: Span
}

export interface RelationView {
  readonly relation: string
  readonly isIncoming: boolean
  readonly claim: ClaimView
}

/** What is known of the tag at an index; undefined where there is none. In steps of an article each. */
export function* detailSteps(
  workspace: Workspace,
  article: Article,
  index: number
): Steps<DetailViews | undefined> {
  const model = modelOf(workspace, article)
  const unit = model.units[index]
  if (!unit) return undefined
  const head = headOf(model, unit)
  const fragments = fragmentsFrom(model, head)
  const entry = isMention(head) ? head.entry : undefined
  return {
    head: head.index,
    fragments: fragments.map(fragment => fragment.index),
    entry: entry ? cardOf(article, entry) : null,
    relations: yield* relationsOf(workspace, article, head),
    speakers: yield* speakersFor(workspace, article, head, fragments)
  }
}

/** Fields that a card shows in places of their own. */
const SHOWN: ReadonlySet<string> = new Set(['name', 'aliases'])

function cardOf({root}: Article, {id, kind, name, names, fields, location}: Entry): CardView {
  const others = [...fields.values()].filter(field => !SHOWN.has(field.name))
  return {
    id,
    kind,
    name,
    aliases: names.map(({text}) => text).filter(text => text !== name),
    fields: others.flatMap(({name: field, values}) =>
      values.map(({key, text}) => ({
        name: field,
        value: key === undefined ? text : `${key} ${text}`
      }))
    ),
    path: pathIn(root, location.path),
    span: location.span
  }
}

/** What a claim says of others, and what others say of it: each pair of claims once for each relation. */
function* relationsOf(
  workspace: Workspace,
  article: Article,
  head: Unit
): Steps<readonly RelationView[]> {
  const {root, path} = article
  const model = modelOf(workspace, article)
  const claim = claimOf(model, head)
  if (!claim) return []
  const found = new Map<string, RelationView>()
  const add = (relation: string, isIncoming: boolean, other: ClaimPlace | undefined): void => {
    const view = other && claimView(other, model.id)
    if (view)
      found.set(`${relation} ${isIncoming} ${view.ref}`, {relation, isIncoming, claim: view})
  }
  for (const {relation, article: name, id} of targetsOf(model, claim)) {
    add(relation, false, findClaim(workspace, root, {model, path}, {article: name, id}))
    yield
  }
  if (claim.id === undefined) return [...found.values()]
  const incoming = (yield* relationFinder(workspace, root, model))(claim.id)
  for (const {relation, article: name, id} of incoming.slice(0, MOST_RELATIONS)) {
    if (id !== undefined)
      add(relation, true, findClaim(workspace, root, {model, path}, {article: name, id}))
    yield
  }
  return [...found.values()]
}

/** A claim that more others speak of is better looked at in a tree of claims. */
const MOST_RELATIONS = 100

function* speakersFor(
  workspace: Workspace,
  article: Article,
  {kind}: Unit,
  fragments: readonly Unit[]
): Steps<readonly EntryView[]> {
  if (kind?.unit !== 'claim') return []
  const model = modelOf(workspace, article)
  const base = baseTextOf(article)
  const place = placeAt(model, {start: 0, end: 0}, {base})
  const selected = fragments.flatMap(({tag}) => {
    const block = blockAt(place, tag.start)
    return block ? [{...toBaseSpan(base, contentSpan(tag)), block}] : []
  })
  return yield* speakerSteps(workspace, article, {place, kind, selected})
}
