import type {Span} from '../../base/span.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import {
  firstFragments,
  fragmentKey,
  fragmentsOf,
  groupContinuations
} from '../../model/link-claims.js'
import {unitAt} from '../../model/queries.js'
import {hasMalformedAttributes} from '../../model/unread-ids.js'
import {type Refusal, refuse} from '../act.js'
import type {Place} from './place.js'

/**
 * The tag that an act is about: the one that is named, or the innermost one around the whole selection or cursor. A selection that is no part of a
 * tag means the first tag in it.
 */
export function targetOf({model, selection, target}: Place): Unit | Refusal {
  if (target) return target
  const {start, end} = selection
  let unit = unitAt(model, start)
  while (unit && unit.tag.end < end) unit = unit.parent
  unit ??= start < end ? unitsIn(model, selection)[0] : undefined
  return unit ?? refuse('There is no tag here: put the cursor into one')
}

/** The tags that lie in a selection as a whole, or those around a cursor. */
export function unitsIn({units}: ArticleModel, {start, end}: Span): readonly Unit[] {
  return units.filter(({tag}) =>
    start === end ? tag.start <= start && end <= tag.end : start <= tag.start && tag.end <= end
  )
}

/** The first fragment of what a unit is a part of: the unit itself where it continues nothing. */
export function headOf({units}: ArticleModel, unit: Unit): Unit {
  const {continues, tag} = unit
  if (!continues) return unit
  return firstFragments(units).get(fragmentKey(tag.kind, continues.text)) ?? unit
}

/** A unit and all fragments that continue it, in the order of the text. */
export function fragmentsFrom({units}: ArticleModel, unit: Unit): readonly Unit[] {
  return fragmentsOf(unit, groupContinuations(units))
}

/** Refuses to touch the attributes of a tag that cannot be read. */
export function malformed({syntax}: ArticleModel, {tag}: Unit): Refusal | undefined {
  return hasMalformedAttributes(syntax.problems, tag)
    ? refuse('The attributes of this tag cannot be read: correct them first')
    : undefined
}
