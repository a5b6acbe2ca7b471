import type {Syntax} from '../syntax/syntax.js'
import type {ArticleChange} from './article-change.js'
import type {ArticleModel, Tagged, Unit} from './article-model.js'
import type {KeptUnits} from './keep-units.js'
import type {UnitRange} from './model-part.js'
import {continuesAsRead} from './move-unit.js'
import {isMention} from './queries.js'
import {hasMalformedAttributes} from './unread-ids.js'

/**
 * Whether all tags of a version of an article say what they said in an earlier one, under the same codebook and glossary, and
 * at most stand elsewhere: as when somebody types between them. Of mentions the text counts, as it tells the entry. Only
 * the tags of blocks that were read again are compared, all others being `kept`.
 */
export function saySame(before: ArticleModel, now: Tagged, {first, last}: KeptUnits): boolean {
  const {units} = now
  if (before.units.length !== units.length || first.length + last.length > units.length)
    return false
  for (let index = first.length; index < units.length - last.length; index++) {
    const [old, unit] = [before.units[index], units[index]]
    if (!old || !unit || !saysSame(old, before, unit, now)) return false
  }
  return true
}

/**
 * The unit of an earlier version that is next behind `units`, where the tag there now is the same letter for letter, and stands
 * in the same one, as deep: of a paragraph in which somebody types, nearly all are.
 */
export function sameUnit(
  before: ArticleModel,
  units: readonly Unit[],
  now: Syntax
): Unit | undefined {
  const [unit, tag] = [before.units[units.length], now.tags[units.length]]
  if (!unit || !tag || (unit.parent?.index ?? -1) !== tag.parent) return undefined
  if (unit.parent && unit.parent.depth !== units[tag.parent]?.depth) return undefined
  const {start, contentStart, contentEnd, end} = unit.tag
  const isSame =
    unit.tag.kind === tag.kind &&
    contentStart - start === tag.contentStart - tag.start &&
    contentEnd - start === tag.contentEnd - tag.start &&
    before.syntax.text.slice(start, end) === now.text.slice(tag.start, tag.end)
  return isSame ? unit : undefined
}

function saysSame(old: Unit, before: Tagged, unit: Unit, now: Tagged): boolean {
  return (
    old.tag.kind === unit.tag.kind &&
    old.parent?.index === unit.parent?.index &&
    textOf(old) === textOf(unit) &&
    attributesIn(old, before) === attributesIn(unit, now) &&
    isMalformed(old, before) === isMalformed(unit, now)
  )
}

function textOf(unit: Unit): string | undefined {
  return isMention(unit) ? unit.text : undefined
}

/** The attributes of a unit as they are written, with a brace behind them, which would become attributes without them. */
function attributesIn({tag: {contentEnd, end}}: Unit, {syntax: {text}}: Tagged): string {
  return text.slice(contentEnd, text[end] === '{' ? end + 1 : end)
}

function isMalformed({tag}: Unit, {syntax: {problems}}: Tagged): boolean {
  return hasMalformedAttributes(problems, tag)
}

/**
 * Whether the ids in an article, and what continues them, are the same in two versions under the same codebook, in the same
 * order: then no id leads elsewhere. Where tags cannot be read, whose ids nobody knows, the answer is no.
 */
export function hasSameIds(
  before: ArticleModel,
  now: ArticleModel,
  change: ArticleChange
): boolean {
  const [old, units] = [withIds(before, change.before), withIds(now, change.now)]
  return (
    old !== undefined &&
    old.length === units?.length &&
    old.every((unit, at) => {
      const other = units[at]
      return (
        other !== undefined &&
        unit.id === other.id &&
        unit.tag.kind === other.tag.kind &&
        continuesAsRead(unit)?.text === continuesAsRead(other)?.text
      )
    })
  )
}

/** The units of a range that have an id or continue one; undefined where some cannot be read. */
function withIds(article: Tagged, {from, to}: UnitRange): readonly Unit[] | undefined {
  const units = article.units.slice(from, to)
  if (units.some(unit => isMalformed(unit, article))) return undefined
  return units.filter(unit => unit.id !== undefined || continuesAsRead(unit))
}
