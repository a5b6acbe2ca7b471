import {excerpt} from '../../base/excerpt.js'
import type {Span} from '../../base/span.js'
import type {ArticleModel, Mention, Unit, UnitAttribute} from '../../model/article-model.js'
import {parseClaimName} from '../../model/facts/collect-facts.js'
import {
  claimOf,
  holds,
  isMention,
  mentionNamed,
  partAt,
  type UnitPart,
  unitAt
} from '../../model/queries.js'
import {attributeOf} from '../../model/unit-attributes.js'
import {nameIn} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {hasScopes, scopeName, scopesOf} from '../../project/scopes.js'
import {type ClaimPlace, findClaim} from '../../session/claims.js'
import {corpusAt, corpusIn, corpusOf, modelOf} from '../../session/derive.js'
import {
  articleAt,
  type GlossaryPlace,
  glossaryAt,
  occurrencesInGlossary
} from '../../session/queries.js'
import type {Article, Workspace} from '../../session/workspace.js'
import type {Card} from './card.js'
import {claimCard} from './claim-card.js'
import {alsoCard, attributeCard, codeCard, kindCard} from './codebook-card.js'
import {type EntryUsage, entryCard} from './entry-card.js'

/** The cards for a place. */
export interface Hover {
  readonly span: Span
  /** The card of the nearest thing first. */
  readonly cards: readonly Card[]
}

/** The hover at a UTF-16 offset of an article or a glossary file; undefined where nothing is known. */
export function hoverAt(workspace: Workspace, path: string, offset: number): Hover | undefined {
  const article = articleAt(workspace, path)
  if (article) return hoverInArticle(workspace, article, offset)
  const glossary = glossaryAt(workspace, path)
  return glossary && hoverInGlossary(workspace, glossary, offset)
}

function hoverInArticle(workspace: Workspace, article: Article, offset: number): Hover | undefined {
  const model = modelOf(workspace, article)
  const unit = unitAt(model, offset)
  const part = unit && partAt(unit, offset)
  if (!unit || !part) return undefined
  const cards = cardsOf({workspace, root: article.root, path: article.path, model}, unit, part)
  return cards.length > 0 ? {span: part.span, cards} : undefined
}

interface Context {
  readonly workspace: Workspace
  readonly root: string
  readonly path: string
  readonly model: ArticleModel
}

function cardsOf(context: Context, unit: Unit, part: UnitPart): readonly Card[] {
  if (part.type === 'kind') return unit.kind ? [kindCard(unit.kind)] : []
  if (part.type === 'name')
    return part.attribute.definition ? [attributeCard(part.attribute.definition)] : []
  if (part.type === 'value') return valueCards(context, unit, part)
  if (isMention(unit)) return mentionCards(context, unit)
  const claim = claimOf(context.model, unit)
  if (claim) return [claimCard(context, claim)]
  return unit.kind ? [kindCard(unit.kind)] : []
}

/** The most cards of one hover; a `ref` may name thousands of entries. */
const MOST_CARDS = 10

/**
 * The cards of a mention's entries; of an ambiguous mention, those of all candidates; of one that is nobody of the
 * glossary, what the codebook says of that.
 */
function mentionCards(context: Context, mention: Mention): Card[] {
  const {entries, resolution, candidates, attributes} = mention
  if (resolution === 'none') return nobodyCards(attributeOf(attributes, 'ref'))
  const shown = resolution === 'ambiguous' ? candidates : entries.slice(0, MOST_CARDS)
  return shown
    .map(({id}) => cardOfEntry(context, id, resolution !== 'ambiguous'))
    .filter(card => card !== undefined)
}

function nobodyCards(ref: UnitAttribute | undefined): Card[] {
  const [value] = ref?.values ?? []
  return ref?.definition && value ? [alsoCard(value.text, ref.definition)] : []
}

/** The card of a mention that a value leads to: that of its entry, or its own words. */
function cardOfMention(context: Context, mention: Mention): readonly Card[] {
  const cards = mentionCards(context, mention)
  if (cards.length > 0) return cards
  const {kind, id, text} = mention
  return [{title: excerpt(text, LONGEST_TEXT), tags: [kind.label], id, text: undefined, rows: []}]
}

/** UTF-16 units. */
const LONGEST_TEXT = 100

/** Of an entry that only may be meant, no articles are counted. */
function cardOfEntry(
  {workspace, root, path, model}: Context,
  id: string,
  isMeant = true
): Card | undefined {
  const entry = model.glossary.entries.get(id)
  let mentions = 0
  for (const mention of model.mentions)
    if (mention.entries.some(named => named.id === id)) mentions++
  const articles = isMeant
    ? corpusAt(workspace, root, nameIn(root, path))?.articlesWith(id)
    : undefined
  return entry && entryCard(entry, model.codebook, model.glossary, {mentions, articles})
}

type ValuePart = Extract<UnitPart, {readonly type: 'value'}>

function valueCards(context: Context, unit: Unit, {attribute, value}: ValuePart): readonly Card[] {
  const {definition, name} = attribute
  if (name === 'id' || name === 'continues') {
    const claim = claimOf(context.model, unit)
    if (claim) return [claimCard(context, claim)]
  }
  if (!definition) return []
  const code = definition.codes.get(value.text)
  if (code) return [codeCard(code, definition)]
  if (definition.also.has(value.text)) return [alsoCard(value.text, definition)]
  const mention = mentionNamed(context.model, value)
  if (mention) return cardOfMention(context, mention)
  return [namedCard(context, definition.type, value.text) ?? attributeCard(definition)]
}

/** The card of the entry or the claim that a value names. */
function namedCard(context: Context, type: string, name: string): Card | undefined {
  if (type === 'entry') return cardOfEntry(context, name)
  const found = type === 'claim' ? findNamedClaim(context, name) : undefined
  return found && claimCard({...context, ...found}, found.claim)
}

function findNamedClaim({workspace, root, ...from}: Context, name: string): ClaimPlace | undefined {
  const {article = from.model.id, claim: id} = parseClaimName(name)
  return findClaim(workspace, root, from, {article, id})
}

/** The hover in a glossary file: the entry of an id, a name or a reference. */
function hoverInGlossary(
  workspace: Workspace,
  {project, file}: GlossaryPlace,
  offset: number
): Hover | undefined {
  const {codebook, glossary} = project
  const found = occurrencesInGlossary(file, codebook).find(({span}) => holds(span, offset))
  const entry = found?.subject.type === 'entry' && glossary.entries.get(found.subject.id)
  if (!found || !entry) return undefined
  const articles = articlesByScope(workspace, project, entry.id)
  return {span: found.span, cards: [entryCard(entry, codebook, glossary, {articles})]}
}

/** In how many articles an entry is mentioned: coder by coder, where the project has some. */
function articlesByScope(
  workspace: Workspace,
  {root, config}: Project,
  id: string
): EntryUsage['articles'] {
  if (!hasScopes(config)) return corpusOf(workspace, root)?.articlesWith(id)
  return scopesOf(config).flatMap(scope => {
    const articles = corpusIn(workspace, root, scope)?.articlesWith(id) ?? 0
    return articles > 0 ? [{articles, of: scopeName(scope)}] : []
  })
}
