import * as v from 'valibot'
import {phrase, type Said} from '../../base/phrase.js'
import type {Attribute} from '../../codebook/codebook.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import {parseClaimName} from '../../model/facts/collect-facts.js'
import {type Act, defineAct, type Outcome, type Refusal, refuse} from '../act.js'
import {addTo} from '../place/attribute-values.js'
import {checkChange} from '../place/check-change.js'
import type {Place} from '../place/place.js'
import {headOf, targetOf} from '../place/targets.js'

const schema = v.object({relation: v.string(), to: v.string()})

/** Says what the claim here has to do with another one of this article (`c1`) or of another (`article-id#c1`). */
export const relate: Act = defineAct({
  id: 'relate',
  label: 'Relate a claim to another',
  kind: 'refactor.rewrite.relate',
  schema,
  offer: place => {
    const claim = claimHere(place)
    const title = 'Relate the claim to another one'
    if ('reason' in claim) return [{title, arguments: {relation: '', to: ''}, reason: claim.reason}]
    const other = claimBefore(place.model, claim)
    if (other?.id === undefined)
      return [
        {
          title,
          arguments: {relation: '', to: ''},
          reason: 'No claim with an id stands before this one'
        }
      ]
    const {id} = other
    return relationsOf(claim).map(({name}) => ({
      title: phrase`This claim: \`${name}\` \`${id}\``,
      arguments: {relation: name, to: id},
      reason: undefined
    }))
  },
  apply: (place, {relation, to}): Outcome => {
    const claim = claimHere(place)
    if ('reason' in claim) return claim
    if (!relationsOf(claim).some(({name}) => name === relation))
      return refuse(
        phrase`The codebook has no relation \`${relation}\` between claims: choose another`
      )
    const problem = problemWith(place.model, claim, to)
    if (problem !== undefined) return refuse(problem)
    const change = addTo(place, claim, {name: relation, value: to})
    return 'reason' in change ? change : checkChange(place, change)
  }
})

/** The first fragment of the claim around the place. */
function claimHere(place: Place): Unit | Refusal {
  let target: Unit | Refusal | undefined = targetOf(place)
  if ('reason' in target) return target
  while (target && target.kind?.unit !== 'claim') target = target.parent
  return target
    ? headOf(place.model, target)
    : refuse('There is no claim here: put the cursor into one')
}

/** The relations that the codebook has for a claim. */
function relationsOf({kind}: Unit): readonly Attribute[] {
  return Array.from(kind?.attributes.values() ?? []).filter(
    ({type, name}) => type === 'claim' && name !== 'continues'
  )
}

/** The nearest claim before another, or the first one behind it. */
function claimBefore({claimsById}: ArticleModel, claim: Unit): Unit | undefined {
  const others = Array.from(claimsById.values(), ({unit}) => unit).filter(unit => unit !== claim)
  return others.findLast(({index}) => index < claim.index) ?? others[0]
}

function problemWith(model: ArticleModel, claim: Unit, to: string): Said | undefined {
  const {article, claim: id} = parseClaimName(to)
  if (article !== undefined && article !== model.id)
    return id === '' ? 'This names no claim: write `article-id#c1`' : undefined
  if (id === claim.id) return 'A claim has no relation to itself: choose another'
  return model.claimsById.has(id)
    ? undefined
    : phrase`The article has no claim \`${id}\`: choose another`
}
