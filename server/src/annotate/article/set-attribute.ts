import * as v from 'valibot'
import {type Act, defineAct, type Outcome} from '../act.js'
import {checkGiven, holderOf} from '../place/attribute-values.js'
import {giveAttribute} from '../place/change-attributes.js'
import {checkChange} from '../place/check-change.js'

const schema = v.object({name: v.string(), value: v.string()})

/** Gives the tag here an attribute, or another value for it. On a further fragment the first one is meant. */
export const setAttribute: Act = defineAct({
  id: 'set-attribute',
  label: 'Set an attribute',
  kind: 'refactor.rewrite.attribute',
  schema,
  // What may be set is for completion to show: a menu would be endless.
  offer: () => [],
  apply: (place, given): Outcome => {
    const unit = holderOf(place, given.name)
    if ('reason' in unit) return unit
    const change = checkGiven(place.model, unit, given) ?? giveAttribute(place, unit, given)
    return 'reason' in change ? change : checkChange(place, change)
  }
})
