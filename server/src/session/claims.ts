import {compareText} from '../base/compare.js'
import {oncePer} from '../base/memo.js'
import type {Span} from '../base/span.js'
import type {CorpusFacts} from '../checking/corpus/corpus-facts.js'
import {upperLayersOf} from '../checking/corpus/layers.js'
import type {ArticleModel, Claim, Unit} from '../model/article-model.js'
import {parseClaimName} from '../model/facts/collect-facts.js'
import type {ArticleFacts, ClaimReference} from '../model/facts/facts.js'
import {claimOf} from '../model/queries.js'
import {holdingAttributes} from '../model/unit-attributes.js'
import {pathIn} from '../project/path-names.js'
import {corpusOf, modelOf} from './derive.js'
import {articleAt} from './queries.js'
import type {Workspace} from './workspace.js'

/** A claim and the article that holds it. */
export interface ClaimPlace {
  readonly model: ArticleModel
  readonly path: string
  readonly claim: Claim
}

/** Finds a claim of a project by the ids of its article and its own. `from` is looked at first. */
export function findClaim(
  workspace: Workspace,
  root: string,
  from: {readonly model: ArticleModel; readonly path: string},
  name: {readonly article: string; readonly id: string}
): ClaimPlace | undefined {
  const place = name.article === from.model.id ? from : articleWithId(workspace, root, name.article)
  const claim = place?.model.claimsById.get(name.id)
  return place && claim && {...place, claim}
}

/** An article of a project by its id, with its path; undefined where there is none. */
export function articleWithId(
  workspace: Workspace,
  root: string,
  id: string
): {readonly model: ArticleModel; readonly path: string} | undefined {
  const facts = corpusOf(workspace, root)?.article(id)
  const article = facts && articleAt(workspace, pathIn(root, facts.path))
  return article && {model: modelOf(workspace, article), path: article.path}
}

/** That one claim says something of another, as that it rebuts it. */
export interface ClaimRelation {
  /** The attribute, as `rebuts`. */
  readonly relation: string
  /** The article of the claim that says so. */
  readonly article: string
  /** Its id, if it has one. */
  readonly id: string | undefined
}

/** What other claims of a project say of a claim: those of its own article first. */
export function relationsTo(
  workspace: Workspace,
  root: string,
  model: ArticleModel,
  id: string
): readonly ClaimRelation[] {
  const others = [...referencesTo(workspace.corpora.get(root), `${model.id}#${id}`)]
    .filter(({facts}) => facts.id !== model.id)
    .sort(byPlace)
    .map(({facts, reference: {relation, from}}) => ({relation, article: facts.id, id: from}))
  return [...relationsWithin(model, id), ...others]
}

/** In the order of the articles' names, be they open or stored. */
function byPlace(a: Reference, b: Reference): number {
  return compareText(a.facts.path, b.facts.path) || a.reference.span.start - b.reference.span.start
}

/** The references to a claim in other articles. Those in stored articles are indexed once for all claims. */
function* referencesTo(corpus: CorpusFacts | undefined, key: string): Generator<Reference> {
  if (!corpus) return
  const {above, hidden} = upperLayersOf(corpus)
  for (const {facts} of above) {
    for (const reference of facts.references)
      if (`${reference.article}#${reference.claim}` === key) yield {facts, reference}
  }
  for (const found of indexByTarget(corpus.base).get(key) ?? [])
    if (!hidden.has(found.facts.path)) yield found
}

interface Reference {
  readonly facts: ArticleFacts
  readonly reference: ClaimReference
}

type ReferenceIndex = ReadonlyMap<string, readonly Reference[]>

const indexByTarget = oncePer((base: readonly ArticleFacts[]): ReferenceIndex => {
  const index = new Map<string, Reference[]>()
  for (const facts of base) {
    for (const reference of facts.references) {
      const key = `${reference.article}#${reference.claim}`
      const known = index.get(key)
      if (known) known.push({facts, reference})
      else index.set(key, [{facts, reference}])
    }
  }
  return index
})

/** The claims that the fragments of a claim name, and where. */
export function targetsOf(model: ArticleModel, {fragments}: Claim): readonly ClaimTarget[] {
  return fragments.flatMap(unit => relationsOf(unit, model.id))
}

function relationsWithin(model: ArticleModel, id: string): ClaimRelation[] {
  return model.units.flatMap(unit =>
    relationsOf(unit, model.id)
      .filter(target => target.article === model.id && target.id === id)
      .map(({relation}) => ({relation, article: model.id, id: claimOf(model, unit)?.id}))
  )
}

/** The claims that a unit names, by relation; what a further fragment continues is none. */
function relationsOf(unit: Unit, article: string): readonly ClaimTarget[] {
  return holdingAttributes(unit.attributes).flatMap(({name, definition, values}) =>
    definition?.type !== 'claim' || name === 'continues'
      ? []
      : values
          .filter(({text}) => !definition.also.has(text))
          .map(({text, span}) => {
            const named = parseClaimName(text)
            return {relation: name, article: named.article ?? article, id: named.claim, span}
          })
  )
}

/** A claim that is named, by which attribute, and where. */
export interface ClaimTarget {
  readonly relation: string
  readonly article: string
  readonly id: string
  readonly span: Span
}
