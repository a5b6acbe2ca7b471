import {phrase} from '../../base/phrase.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import {attributeOf} from '../../model/unit-attributes.js'
import {type Refusal, refuse} from '../act.js'
import {giveAttribute} from './change-attributes.js'
import type {Change} from './check-change.js'
import type {Place} from './place.js'
import {headOf, targetOf} from './targets.js'
import {type NewAttribute, problemWith} from './write-attributes.js'

/** The unit here whose attribute is meant: the first fragment, but for what says that it is none. */
export function holderOf(place: Place, name: string): Unit | Refusal {
  const target = targetOf(place)
  if ('reason' in target) return target
  return name === 'continues' ? target : headOf(place.model, target)
}

/** Refuses a value that a unit cannot have in an attribute; undefined where it can. */
export function checkGiven(
  {units}: ArticleModel,
  {tag, kind, index}: Unit,
  given: NewAttribute
): Refusal | undefined {
  if (!kind) return refuse(phrase`The codebook has no kind \`${tag.kind}\`: correct it first`)
  const isTaken =
    given.name === 'id' && units.some(other => other.index !== index && other.id === given.value)
  const reason = isTaken
    ? phrase`Another tag has the id \`${given.value}\`: choose another`
    : problemWith(kind, given)
  return reason === undefined ? undefined : {type: 'refused', cause: 'arguments', reason}
}

/** The change that adds a value to those that an attribute of a unit has, where the codebook lets it have several. */
export function addTo(place: Place, unit: Unit, given: NewAttribute): Change | Refusal {
  const {name, value} = given
  const refusal = checkGiven(place.model, unit, given)
  if (refusal) return refusal
  const known = attributeOf(unit.attributes, name)
  if (!known || known.values.length === 0) return giveAttribute(place, unit, given)
  if (known.values.some(({text}) => text === value))
    return refuse(phrase`\`${name}\` has the value \`${value}\` already`)
  if (known.definition?.many !== true)
    return refuse(phrase`\`${name}\` takes one value: change the one that is there`)
  return giveAttribute(place, unit, {name, value: `${known.written.value} ${value}`})
}
