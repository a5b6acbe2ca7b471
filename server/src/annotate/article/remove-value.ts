import * as v from 'valibot'
import {phrase} from '../../base/phrase.js'
import {attributeOf} from '../../model/unit-attributes.js'
import {type Act, defineAct, type Outcome, type Refusal, refuse} from '../act.js'
import {holderOf} from '../place/attribute-values.js'
import {giveAttribute, takeAttributes} from '../place/change-attributes.js'
import {type Change, checkChange} from '../place/check-change.js'
import type {Place} from '../place/place.js'

const schema = v.object({name: v.string(), value: v.optional(v.string())})

type Arguments = v.InferOutput<typeof schema>

/** Takes a value from an attribute of the tag here, or the attribute as a whole: with no value given, or the last one. */
export const removeValue: Act = defineAct<Arguments>({
  id: 'remove-value',
  label: 'Remove a value from an attribute',
  kind: 'refactor.rewrite.attribute',
  schema,
  offer: () => [],
  apply: (place, given): Outcome => {
    const change = without(place, given)
    return 'reason' in change ? change : checkChange(place, change)
  }
})

function without(place: Place, {name, value}: Arguments): Change | Refusal {
  const unit = holderOf(place, name)
  if ('reason' in unit) return unit
  const known = attributeOf(unit.attributes, name)
  if (!known) return refuse(phrase`This tag has no \`${name}\``)
  if (value === undefined) return takeAttributes(place, unit, new Set([name]))
  if (!known.values.some(({text}) => text === value))
    return refuse(phrase`\`${name}\` has no value \`${value}\``)
  if (known.values.length === 1) return takeAttributes(place, unit, new Set([name]))
  return giveAttribute(place, unit, {name, value: leaveOut(known.written.value, value)})
}

/** A list of values without one of them, and the blank before or behind it. */
function leaveOut(list: string, value: string): string {
  const parts = list.split(/(\s+)/)
  const at = parts.findIndex(part => part.normalize('NFC') === value)
  parts.splice(at > 0 ? at - 1 : at, 2)
  return parts.join('')
}
