import {compareText} from '../base/compare.js'
import {groupBy, pushTo} from '../base/group.js'
import {oncePer} from '../base/memo.js'
import type {Span} from '../base/span.js'
import {runSteps, type Steps} from '../base/steps.js'
import {type UpperLayers, upperLayersOf} from '../checking/corpus/layers.js'
import type {ArticleModel, Claim, Unit, UnitAttribute} from '../model/article-model.js'
import {parseClaimName} from '../model/facts/collect-facts.js'
import type {ArticleFacts, ClaimReference} from '../model/facts/facts.js'
import {attributesAsRead} from '../model/move-unit.js'
import {holdingAttributes} from '../model/unit-attributes.js'
import {nameIn, pathIn} from '../project/path-names.js'
import {inScopeOf} from '../project/scopes.js'
import {ClaimWords} from './claim-words.js'
import {corpusAt, factsOf, modelOf} from './derive.js'
import {articleAt} from './queries.js'
import type {Article, Derived, Workspace} from './workspace.js'

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
  const place =
    name.article === from.model.id ? from : articleWithId(workspace, root, name.article, from.path)
  const claim = place?.model.claimsById.get(name.id)
  return place && claim && {...place, claim}
}

/** An article of a project by its id, with its path, as another one names it; undefined where there is none. */
export function articleWithId(
  workspace: Workspace,
  root: string,
  id: string,
  from: string
): {readonly model: ArticleModel; readonly path: string} | undefined {
  const facts = corpusAt(workspace, root, nameIn(root, from))?.article(id)
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

/** What other claims of a project say of a claim of an article: those of its own article first. */
export function relationsTo(
  workspace: Workspace,
  root: string,
  model: ArticleModel,
  id: string
): readonly ClaimRelation[] {
  return runSteps(relationFinder(workspace, root, model))(id)
}

/** Gives what other claims say of a claim of an article, by its id. */
export type RelationFinder = (id: string) => readonly ClaimRelation[]

/**
 * Makes a finder for the claims of one article, which goes over the references of the project once for all of them; in steps,
 * as the first finder of a large corpus indexes them.
 */
export function* relationFinder(
  workspace: Workspace,
  root: string,
  model: ArticleModel
): Steps<RelationFinder> {
  const corpus = workspace.corpora.get(root)
  const base = corpus ? yield* indexByTarget(corpus.base) : new Map<string, Reference[]>()
  const {above, hidden} = corpus ? upperLayersOf(corpus) : NO_LAYERS
  const upper = groupBy(
    above.flatMap(({facts}) => facts.references.map(reference => ({facts, reference}))),
    keyOf
  )
  const within = relationsWithin(model)
  const project = workspace.projects.get(root)
  const isWithin = project ? inScopeOf(project.config, model.path) : () => true
  return id => {
    const key = `${model.id}#${id}`
    const stored = (base.get(key) ?? []).filter(({facts}) => !hidden.has(facts.path))
    const others = [...(upper.get(key) ?? []), ...stored]
      .filter(({facts}) => facts.id !== model.id && isWithin(facts.path))
      .sort(byPlace)
      .map(({facts, reference: {relation, from}}) => ({relation, article: facts.id, id: from}))
    return [...(within.get(id) ?? []), ...others]
  }
}

const NO_LAYERS: UpperLayers = {above: [], hidden: new Set()}

/** In the order of the articles' names, be they open or stored. */
function byPlace(a: Reference, b: Reference): number {
  return compareText(a.facts.path, b.facts.path) || a.reference.span.start - b.reference.span.start
}

/** A reference to a claim of another article. */
interface Reference {
  readonly facts: ArticleFacts
  readonly reference: ClaimReference
}

function keyOf({reference: {article, claim}}: Reference): string {
  return `${article}#${claim}`
}

/** The references in stored articles by the claims that they name; indexed once for all claims. */
function* indexByTarget(
  base: readonly ArticleFacts[]
): Steps<ReadonlyMap<string, readonly Reference[]>> {
  const {index, left} = indexing(base)
  for (let count = 1; ; count++) {
    const {done, value: facts} = left.next()
    if (done) return index
    for (const reference of facts.references) {
      const found = {facts, reference}
      pushTo(index, keyOf(found), found)
    }
    if (count % ARTICLES_A_STEP === 0) yield
  }
}

const ARTICLES_A_STEP = 500

/** The references that are indexed so far, and the articles that are left. */
const indexing = oncePer((base: readonly ArticleFacts[]) => ({
  index: new Map<string, Reference[]>(),
  left: base.values()
}))

/** What the claims of an article say of each other, by the ids of those of which they do. */
function relationsWithin(model: ArticleModel): ReadonlyMap<string, readonly ClaimRelation[]> {
  const found = new Map<string, ClaimRelation[]>()
  for (const unit of model.units)
    for (const {relation, article, id} of claimsNamedBy(unit, model.id))
      if (article === model.id) pushTo(found, id, {relation, article, id: claimIdOf(model, unit)})
  return found
}

function claimIdOf({claimsById}: ArticleModel, unit: Unit): string | undefined {
  if (unit.kind?.unit !== 'claim') return undefined
  if (!unit.continues) return unit.id
  const claim = claimsById.get(unit.continues.text)
  return claim?.fragments.includes(unit) ? claim.id : undefined
}

/** The claims that a unit of an article, named by its id, says something of; what a further fragment continues is none. */
export function claimsNamedBy(unit: Unit, article: string): readonly NamedClaim[] {
  const attributes = attributesAsRead(unit)
  return attributes.some(isRelation) ? targetsAmong(attributes, article) : NOTHING
}

/** The same of all fragments of a claim, and where. */
export function targetsOf(model: ArticleModel, {fragments}: Claim): readonly ClaimTarget[] {
  return fragments.flatMap(unit => targetsAmong(unit.attributes, model.id))
}

function targetsAmong(
  attributes: readonly UnitAttribute[],
  article: string
): readonly ClaimTarget[] {
  return holdingAttributes(attributes)
    .filter(isRelation)
    .flatMap(({name, definition, values}) =>
      values
        .filter(({text}) => !definition?.also.has(text))
        .map(({text, span}) => {
          const named = parseClaimName(text)
          return {relation: name, article: named.article ?? article, id: named.claim, span}
        })
    )
}

const NOTHING: readonly NamedClaim[] = []

function isRelation({name, definition}: UnitAttribute): boolean {
  return definition?.type === 'claim' && name !== 'continues'
}

/** A claim that is named, and by which attribute. */
export interface NamedClaim {
  readonly relation: string
  readonly article: string
  readonly id: string
}

/** The same with its place. */
export interface ClaimTarget extends NamedClaim {
  readonly span: Span
}

/**
 * The claims of an article with an id; of a stored one by its facts, so that it is not parsed. They are kept with the version
 * of the article: folding those of 100 articles anew took 3 ms of each search.
 */
export function claimWordsOf(workspace: Workspace, article: Article): readonly ClaimWords[] {
  const {derived} = article
  if (!article.syntax) {
    const facts = factsOf(workspace, article)
    const make = (): ClaimWords[] =>
      Array.from(facts.claims, ([id, span]) => new ClaimWords(article, facts.id, id, span))
    return kept(derived, facts, make)
  }
  const {id: articleId, claimsById} = modelOf(workspace, article)
  const make = (): ClaimWords[] =>
    Array.from(claimsById, ([id, {unit}]) => new ClaimWords(article, articleId, id, unit.tag))
  return kept(derived, claimsById, make)
}

function kept(derived: Derived, of: unknown, make: () => ClaimWords[]): readonly ClaimWords[] {
  const last = derived.claimWords
  if (last && last.of[0] === of) return last.value
  const value = make()
  derived.claimWords = {of: [of], value}
  return value
}
