import type {ArticleModel, Tagged, Unit} from './article-model.js'
import type {KeptUnits} from './keep-units.js'
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

/** The attributes of a unit as they are written. */
function attributesIn({tag: {contentEnd, end}}: Unit, {syntax: {text}}: Tagged): string {
  return text.slice(contentEnd, end)
}

function isMalformed({tag}: Unit, {syntax: {problems}}: Tagged): boolean {
  return hasMalformedAttributes(problems, tag)
}
