import type {ArticleModel, AttributeValue, Unit, UnitAttribute} from './article-model.js'
import type {ArticleFacts, ClaimReference} from './facts.js'

/** What the rest of the corpus needs to know of an article. */
export function collectFacts(model: ArticleModel): ArticleFacts {
  const claims = new Map(
    [...model.claimsById].map(([id, {unit}]) => [id, {start: unit.tag.start, end: unit.tag.end}])
  )
  return {path: model.path, id: model.id, claims, references: openReferences(model)}
}

/** The references to claims that the article itself does not hold. */
function openReferences(model: ArticleModel): ClaimReference[] {
  const references: ClaimReference[] = []
  for (const unit of model.units) {
    for (const attribute of unit.attributes) {
      if (attribute.definition?.type !== 'claim' || attribute.name === 'continues') continue
      for (const value of attribute.values) {
        const reference = toReference(model, unit, attribute, value)
        if (reference) references.push(reference)
      }
    }
  }
  return references
}

function toReference(
  model: ArticleModel,
  unit: Unit,
  attribute: UnitAttribute,
  {text, span}: AttributeValue
): ClaimReference | undefined {
  if (attribute.definition?.also.has(text)) return undefined
  const {article = model.id, claim} = parseClaimName(text)
  if (article === model.id && model.claimsById.has(claim)) return undefined
  return {article, claim, relation: attribute.name, from: unit.id, span}
}

/** Takes `article#claim`, `#claim` or `claim` apart; without an article it is a claim of the same one. */
export function parseClaimName(name: string): {readonly article?: string; readonly claim: string} {
  const hash = name.lastIndexOf('#')
  if (hash < 0) return {claim: name}
  const claim = name.slice(hash + 1)
  return hash === 0 ? {claim} : {article: name.slice(0, hash), claim}
}
