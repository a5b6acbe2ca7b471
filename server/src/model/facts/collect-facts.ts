import {oncePer} from '../../base/memo.js'
import {normaliseName} from '../../base/names.js'
import type {Span} from '../../base/span.js'
import type {Codebook, Kind} from '../../codebook/codebook.js'
import type {Syntax} from '../../syntax/syntax.js'
import type {ArticleModel, AttributeValue, Mention, Unit, UnitAttribute} from '../article-model.js'
import {readDirectives} from '../directives.js'
import {attributesAsRead} from '../move-unit.js'
import {isEmptyMention, isNameless} from '../queries.js'
import {contextOf} from '../resolve.js'
import {LONGEST_NAME} from '../resolve-mention.js'
import {attributeOf, holdingAttributes} from '../unit-attributes.js'
import {hasMalformedAttributes, unreadIds} from '../unread-ids.js'
import type {ArticleFacts, ClaimReference, NameUse} from './facts.js'
import {type CollectedFacts, moveTagFacts} from './move-facts.js'
import {textHash, textStartHash} from './text-hash.js'

/**
 * The facts that somebody will ask for, where that is less than all: in a run over articles under one glossary, that is one
 * name in a thousand, and putting the others into a table took a seventh of the run.
 */
export interface WantedFacts {
  /** Whether a name is asked for, by the kind and the text of its mention. */
  readonly names: (kind: string, text: string) => boolean
  /** Whether the entries that are named are asked for, and the hash of the whole text and not only of its start. */
  readonly rest: boolean
}

/** Collects the facts of an article, of names and entries only those that are wanted. */
export function collectFacts(model: ArticleModel, wanted?: WantedFacts): ArticleFacts {
  const {path, id, syntax, metadata} = model
  const {date, language} = contextOf(metadata)
  const claims = claimSpans(model)
  return {
    path,
    id,
    idSpan: idSpanOf(model),
    date,
    language,
    claims,
    references: openReferences(model, claims, model.units),
    names: collectNames(model, wanted),
    entries: wanted?.rest === false ? NO_ENTRIES : namedEntries(model),
    textHash: wanted?.rest === false ? textStartHash(syntax) : textHash(syntax),
    directives: readDirectives(syntax)
  }
}

const NO_ENTRIES: readonly string[] = []

/**
 * Collects the facts of an article whose text hash is known. What the tags of an earlier version of the article said, with
 * the facts `before` of it, is taken from there where all say the same; so are its claims where their ids are the same, with
 * the spans that they had: only their ids matter to other articles.
 */
export function factsWithHash(
  model: ArticleModel,
  textHash: string | undefined,
  before?: CollectedFacts
): ArticleFacts {
  const {path, id, syntax, metadata} = model
  const isSame = before && before.model.links === model.links && before.model.id === id
  const isKept = before && (isSame || hasClaims(model, before.facts.claims))
  const claims = isKept ? before.facts.claims : claimSpans(model)
  const said = isSame
    ? moveTagFacts(before, model, units => openReferences(model, claims, units))
    : {
        names: collectNames(model),
        references: openReferences(model, claims, model.units),
        entries: namedEntries(model)
      }
  return {
    path,
    id,
    idSpan: idSpanOf(model),
    ...contextOf(metadata),
    claims,
    ...said,
    textHash,
    directives: readDirectives(syntax)
  }
}

function idSpanOf({metadata, syntax: {bodyStart}}: ArticleModel): Span {
  const stated = metadata.fields.get('id')
  return stated?.text ? stated.span : {start: bodyStart, end: bodyStart}
}

/** Whether an article has claims with just these ids, in this order and each once, and no tags that cannot be read. */
function hasClaims(model: ArticleModel, claims: ArticleFacts['claims']): boolean {
  const ids = claims.keys()
  for (const {id} of model.claims) if (id !== undefined && ids.next().value !== id) return false
  return ids.next().done === true && model.unreadIds.size === 0
}

function claimSpans(model: ArticleModel): ReadonlyMap<string, Span> {
  const claims = new Map<string, Span>()
  for (const {id, unit} of model.claims) {
    if (id !== undefined && !claims.has(id))
      claims.set(id, {start: unit.tag.start, end: unit.tag.end})
  }
  // References to claims in malformed tags are no mistakes: the tag is reported.
  for (const [id, {start, end}] of unreadIds(model)) {
    if (!claims.has(id)) claims.set(id, {start, end})
  }
  return claims
}

/** The values of an article that should name entries, each once. */
function namedEntries(model: ArticleModel): readonly string[] {
  const entries = new Set<string>()
  for (const {isAlso, id} of model.references) if (!isAlso) entries.add(id)
  return [...entries]
}

/** The references of some units to claims that the article does not hold. */
function openReferences(
  {id, codebook}: ArticleModel,
  claims: ArticleFacts['claims'],
  units: readonly Unit[]
): readonly ClaimReference[] {
  const references: ClaimReference[] = []
  const naming = kindsNamingClaims(codebook)
  for (const unit of units) {
    const {kind} = unit
    if (kind && attributesAsRead(unit).length > 0 && naming.has(kind))
      addOpenReferences(references, id, claims, unit)
  }
  return references
}

/** The kinds of which a tag may name claims, other than the one that it continues. */
const kindsNamingClaims = oncePer(
  ({kinds}: Codebook): ReadonlySet<Kind> =>
    new Set(
      [...kinds.values()].filter(({attributes}) =>
        [...attributes.values()].some(({type}) => type === 'claim')
      )
    )
)

function addOpenReferences(
  references: ClaimReference[],
  id: string,
  claims: ArticleFacts['claims'],
  unit: Unit
): void {
  if (!attributesAsRead(unit).some(({definition}) => definition?.type === 'claim')) return
  for (const attribute of holdingAttributes(unit.attributes)) {
    if (attribute.definition?.type !== 'claim' || attribute.name === 'continues') continue
    for (const value of attribute.values) {
      const reference = toReference(id, claims, unit, attribute, value)
      if (reference) references.push(reference)
    }
  }
}

function toReference(
  id: string,
  claims: ArticleFacts['claims'],
  unit: Unit,
  {name, definition}: UnitAttribute,
  {text, span}: AttributeValue
): ClaimReference | undefined {
  // `invalid-value` reports several values where there should be one.
  if (definition?.also.has(text) || /\s/.test(text)) return undefined
  const {article = id, claim} = parseClaimName(text)
  if (article === id && claims.has(claim)) return undefined
  return {article, claim, relation: name, from: unit.id, span}
}

/** Parses the name of a claim: `article#claim`, or `#claim` or `claim` for one of the same article. */
export function parseClaimName(name: string): {readonly article?: string; readonly claim: string} {
  const hash = name.lastIndexOf('#')
  if (hash < 0) return {claim: name}
  const claim = name.slice(hash + 1)
  return hash === 0 ? {claim} : {article: name.slice(0, hash), claim}
}

/**
 * Collects the names that an article uses, each with each `ref` once, in the order of the text. The words of a
 * description, a pronoun or a further fragment are a name only without a `ref`: then they are looked up as one.
 */
function collectNames({mentions, syntax}: ArticleModel, wanted?: WantedFacts): readonly NameUse[] {
  const uses: Counted[] = []
  const kinds = new Map<string, Names>()
  for (const mention of mentions) {
    const {kind, text, ref, tag} = mention
    if (wanted?.names(kind.name, text) === false || !isNamed(mention, syntax)) continue
    const byRef = usesOf(kinds, kind.name, text)
    const known = byRef.get(ref?.text)
    if (known) known.count++
    else {
      const span = {start: tag.contentStart, end: tag.contentEnd}
      const use = {kind: kind.name, name: normaliseName(text), ref: ref?.text, span, count: 1}
      byRef.set(ref?.text, use)
      uses.push(use)
    }
  }
  return uses
}

/**
 * How often mentions name entries by `ref` that are not among the names of the facts, as descriptions and pronouns, by the ids;
 * undefined for none.
 */
export function countUnnamed({
  mentions,
  syntax
}: ArticleModel): ReadonlyMap<string, number> | undefined {
  let counts: Map<string, number> | undefined
  for (const mention of mentions) {
    if (!mention.ref || isNamed(mention, syntax)) continue
    counts ??= new Map()
    for (const id of refsOf(mention)) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** The ids that the `ref` of a mention names, each once. */
function refsOf({attributes}: Mention): ReadonlySet<string> {
  const {values = [], definition} = attributeOf(attributes, 'ref') ?? {}
  const ids = values.map(({text}) => text).filter(text => !definition?.also.has(text))
  return new Set(ids)
}

function isNamed(mention: Mention, {problems}: Syntax): boolean {
  const {text, ref, tag, continues, resolution} = mention
  // A name that is nobody or several here is a sense of no entry.
  if (resolution === 'none' || resolution === 'several') return false
  if (text.length > LONGEST_NAME || isEmptyMention(mention)) return false
  return !ref || !(continues || isNameless(mention) || hasMalformedAttributes(problems, tag))
}

type Counted = {-readonly [Key in keyof NameUse]: NameUse[Key]}

/**
 * The uses of names, under the normalised name and under each spelling met, so that no spelling is normalised twice.
 */
type Names = Map<string, Uses>

/** The uses of one name, by `ref`. */
type Uses = Map<string | undefined, Counted>

function usesOf(kinds: Map<string, Names>, kind: string, text: string): Uses {
  const names: Names = kinds.get(kind) ?? new Map<string, Uses>()
  if (names.size === 0) kinds.set(kind, names)
  const known = names.get(text)
  if (known) return known
  const name = normaliseName(text)
  const uses: Uses = names.get(name) ?? new Map<string | undefined, Counted>()
  names.set(name, uses).set(text, uses)
  return uses
}
