import {firstIndex} from '../base/binary-search.js'
import type {Span} from '../base/span.js'
import type {
  ArticleModel,
  AttributeValue,
  Claim,
  Mention,
  Unit,
  UnitAttribute
} from './article-model.js'
import {attributeOf} from './unit-attributes.js'

/** The innermost unit at a UTF-16 offset; one that ends just there counts if no other holds the offset. */
export function unitAt(model: ArticleModel, offset: number): Unit | undefined {
  return unitAround(model.units, offset) ?? unitAround(model.units, offset - 1)
}

function unitAround(units: readonly Unit[], offset: number): Unit | undefined {
  const behind = firstIndex(units.length, at => (units[at]?.tag.start ?? 0) > offset)
  let unit = units[behind - 1]
  while (unit && unit.tag.end <= offset) unit = unit.parent
  return unit
}

/** A part of a unit: its kind, its content, the name or a value of an attribute. */
export type UnitPart =
  | {readonly type: 'kind' | 'content'; readonly span: Span}
  | {readonly type: 'name'; readonly span: Span; readonly attribute: UnitAttribute}
  | {
      readonly type: 'value'
      readonly span: Span
      readonly attribute: UnitAttribute
      readonly value: AttributeValue
    }

/** The part of a unit at a UTF-16 offset; undefined for brackets, braces and the space between attributes. */
export function partAt({tag, attributes}: Unit, offset: number): UnitPart | undefined {
  if (offset < tag.contentStart)
    return {type: 'kind', span: {start: tag.start, end: tag.contentStart - 1}}
  if (offset <= tag.contentEnd)
    return {type: 'content', span: {start: tag.contentStart, end: tag.contentEnd}}
  for (const attribute of attributes) {
    const value = attribute.values.find(({span}) => holds(span, offset))
    if (value) return {type: 'value', span: value.span, attribute, value}
    const {nameSpan} = attribute.written
    if (holds(nameSpan, offset)) return {type: 'name', span: nameSpan, attribute}
  }
  return undefined
}

/** Whether an offset lies in a span or at one of its ends. */
export function holds({start, end}: Span, offset: number): boolean {
  return start <= offset && offset <= end
}

/** The claim that a unit is a fragment of; undefined for other units, and for continuations of nothing. */
export function claimOf(model: ArticleModel, unit: Unit): Claim | undefined {
  if (unit.kind?.unit !== 'claim') return undefined
  if (!unit.continues) return model.claims.find(claim => claim.unit === unit)
  const claim = model.claimsById.get(unit.continues.text)
  return claim?.fragments.includes(unit) ? claim : undefined
}

/** The claim at a UTF-16 offset: in its kind, or in its content where no other tag is. */
export function claimAt(model: ArticleModel, offset: number): Claim | undefined {
  const unit = unitAt(model, offset)
  const part = unit && partAt(unit, offset)
  return part?.type === 'content' || part?.type === 'kind'
    ? unit && claimOf(model, unit)
    : undefined
}

/** The mention of the article that a value of a reference leads to, where it names no entry. */
export function mentionNamed(
  {references}: Pick<ArticleModel, 'references'>,
  value: AttributeValue
): Mention | undefined {
  return references.find(reference => reference.value === value)?.mention
}

/** Whether a unit is a mention. */
export function isMention(unit: Unit): unit is Mention {
  return unit.kind?.unit === 'mention'
}

/**
 * Whether a mention is a description or a pronoun by its attribute `mention`: then its words are no name of the entry.
 */
export function isNameless({attributes}: Unit): boolean {
  const value = attributeOf(attributes, 'mention')?.written.value
  return value === 'nominal' || value === 'pronoun'
}

/** Whether a mention has no text but white space; `empty-tag` reports it. */
export function isEmptyMention({text}: Mention): boolean {
  return text.trim() === ''
}
