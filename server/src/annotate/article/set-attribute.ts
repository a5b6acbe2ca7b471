import * as v from 'valibot'
import {type Act, defineAct, type Outcome} from '../act.js'
import {checkGiven, holderOf} from '../place/attribute-values.js'
import {giveAttributes} from '../place/change-attributes.js'
import {checkChange} from '../place/check-change.js'

const attribute = {name: v.string(), value: v.string()}
const schema = v.object({...attribute, further: v.optional(v.array(v.object(attribute)), [])})

/**
 * Gives the tag here an attribute, or another value for it, and `further` ones with it. On a further fragment the first one is
 * meant.
 */
export const setAttribute: Act = defineAct({
  id: 'set-attribute',
  label: 'Set an attribute',
  kind: 'refactor.rewrite.attribute',
  schema,
  // What may be set is for completion to show: a menu would be endless.
  offer: () => [],
  apply: (place, {further, ...first}): Outcome => {
    const unit = holderOf(place, first.name)
    if ('reason' in unit) return unit
    const given = [first, ...further]
    for (const each of given) {
      const refusal = checkGiven(place.model, unit, each)
      if (refusal) return refusal
    }
    const change = giveAttributes(place, unit, given)
    return 'reason' in change ? change : checkChange(place, change)
  }
})
