import {excerpt} from '../../base/excerpt.js'
import {pushTo} from '../../base/group.js'
import {type Phrase, phrase} from '../../base/phrase.js'
import {webLink} from '../../glossary/identifiers.js'
import type {ArticleModel, AttributeValue, Claim, UnitAttribute} from '../../model/article-model.js'
import {parseClaimName} from '../../model/facts/collect-facts.js'
import {mentionNamed} from '../../model/queries.js'
import {attributeOf, holdingAttributes} from '../../model/unit-attributes.js'
import {type ClaimRelation, findClaim, relationsTo} from '../../session/claims.js'
import type {Workspace} from '../../session/workspace.js'
import {contentReader} from '../../syntax/content-text.js'
import {type Card, labelOf, type Row, type RowValue, row} from './card.js'
import {entryValue} from './entry-card.js'

/** The article of a claim, from which its references are looked up. */
export interface ClaimContext {
  readonly workspace: Workspace
  readonly root: string
  readonly path: string
  readonly model: ArticleModel
}

/** The card of a claim: who says what, and its relations to other claims, also of other articles. */
export function claimCard(context: ClaimContext, claim: Claim): Card {
  const {model} = context
  const {kind} = claim.unit
  const attributes = holdingAttributes(claim.unit.attributes)
  return {
    title: kind?.label ?? labelOf(claim.unit.tag.kind),
    tags: attributes.filter(({name}) => TAGS.has(name)).flatMap(codesOf),
    id: claim.id,
    text: textOf(model, claim),
    rows: [
      ...attributes
        .filter(({name}) => !HIDDEN.has(name) && !TAGS.has(name))
        .flatMap(attribute => row(labelOf(attribute.name), valuesOf(context, attribute))),
      ...(claim.id === undefined ? [] : incoming(context, claim.id))
    ]
  }
}

/** Attributes that are shown behind the title, and those that are not shown. */
const TAGS = new Set(['type', 'form'])
const HIDDEN = new Set(['id', 'class', 'continues'])
const LONGEST_TEXT = 400
const LONGEST_QUOTE = 80

/** The text of a claim: all fragments, with an ellipsis between them. */
function textOf({syntax}: ArticleModel, {fragments}: Claim): string {
  const content = contentReader(syntax)
  const texts = fragments.map(({index}) => excerpt(content(index), LONGEST_TEXT))
  return texts.join(' […] ')
}

function codesOf({values, definition}: UnitAttribute): readonly string[] {
  return values.map(({text}) => definition?.codes.get(text)?.label ?? text)
}

function valuesOf(context: ClaimContext, attribute: UnitAttribute): readonly RowValue[] {
  const {definition, values, written} = attribute
  if (values.length === 0) return written.valueSpan ? [] : [{text: phrase`yes`}]
  return values.map((value): RowValue => {
    const {text} = value
    const also = definition?.also.get(text)
    if (also !== undefined) return {text, detail: also}
    if (definition?.type === 'entry') return referenceValue(context.model, value)
    if (definition?.type === 'claim') return claimValue(context, text)
    if (definition?.type === 'code')
      return {text: definition.codes.get(text)?.label ?? text, isCode: true}
    return {text, href: webLink(text)}
  })
}

/** The entry that a value names, or the words of the mention that it leads to. */
function referenceValue(model: ArticleModel, value: AttributeValue): RowValue {
  const mention = mentionNamed(model, value)
  if (!mention || mention.entry) return entryValue(mention?.entry?.id ?? value.text, model.glossary)
  return {text: excerpt(mention.text, LONGEST_QUOTE), detail: `#${value.text}`}
}

/** A claim that a value names: its id, its speakers and its first words. */
function claimValue(context: ClaimContext, name: string): RowValue {
  const {workspace, root, model} = context
  const {article = model.id, claim: id} = parseClaimName(name)
  const found = findClaim(workspace, root, context, {article, id})
  if (!found) return {text: name}
  const speakers = attributeOf(found.claim.unit.attributes, 'speaker')
  const who = (speakers?.values ?? []).map(value => referenceValue(found.model, value).text)
  const content = contentReader(found.model.syntax)
  const words = excerpt(content(found.claim.unit.index), LONGEST_QUOTE)
  return {text: name, detail: [...who, words].join(': ')}
}

/** The relations of other claims to this one, a row for each relation. */
function incoming(context: ClaimContext, id: string): readonly Row[] {
  const {workspace, root, model} = context
  const groups = new Map<string, RowValue[]>()
  for (const relation of relationsTo(workspace, root, model, id)) {
    pushTo(groups, relation.relation, relationValue(context, relation))
  }
  return [...groups].flatMap(([name, values]) =>
    row(INCOMING[name] ?? phrase`Named by “${labelOf(name)}” of`, values)
  )
}

function relationValue(context: ClaimContext, {article, id}: ClaimRelation): RowValue {
  if (id === undefined) return {text: phrase`a claim without an id in ${article}`}
  return claimValue(context, article === context.model.id ? id : `${article}#${id}`)
}

const INCOMING: Readonly<Record<string, Phrase>> = {
  supports: phrase`Supported by`,
  rebuts: phrase`Rebutted by`,
  qualifies: phrase`Qualified by`,
  rephrases: phrase`Rephrased by`,
  'same-as': phrase`Same as`
}
