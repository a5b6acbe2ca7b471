import * as v from 'valibot'
import {type Act, defineAct, type Outcome} from '../act.js'
import {addTo, holderOf} from '../place/attribute-values.js'
import {checkChange} from '../place/check-change.js'

const schema = v.object({name: v.string(), value: v.string()})

/** Adds a value to those that an attribute of the tag here has, where the codebook lets it have several. */
export const addValue: Act = defineAct({
  id: 'add-value',
  label: 'Add a value to an attribute',
  kind: 'refactor.rewrite.attribute',
  schema,
  offer: () => [],
  apply: (place, given): Outcome => {
    const unit = holderOf(place, given.name)
    const change = 'reason' in unit ? unit : addTo(place, unit, given)
    return 'reason' in change ? change : checkChange(place, change)
  }
})
