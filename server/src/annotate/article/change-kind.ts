import * as v from 'valibot'
import {phrase, type Said} from '../../base/phrase.js'
import type {Kind} from '../../codebook/codebook.js'
import type {Unit} from '../../model/article-model.js'
import {toBaseSpan} from '../../syntax/base-text.js'
import {contentSpan, kindSpan} from '../../syntax/tag.js'
import {type Act, defineAct, type Outcome, refuse} from '../act.js'
import {checkChange} from '../place/check-change.js'
import type {Place} from '../place/place.js'
import {refuseDuplicate} from '../place/same-words.js'
import {fragmentsFrom, headOf, targetOf} from '../place/targets.js'

const schema = v.object({kind: v.string()})

/** Makes a tag, with all its fragments, one of another kind. Its attributes stay as they are. */
export const changeKind: Act = defineAct({
  id: 'change-kind',
  label: 'Change the kind of a tag',
  kind: 'refactor.rewrite.kind',
  schema,
  offer: place => {
    const target = targetOf(place)
    if ('reason' in target)
      return [{title: 'Change the kind', arguments: {kind: ''}, reason: target.reason}]
    return Array.from(place.model.codebook.kinds.values())
      .filter(({name}) => name !== target.tag.kind)
      .map(kind => ({
        title: phrase`Change from ${target.tag.kind} to ${kind.name}`,
        arguments: {kind: kind.name},
        reason: problemWith(place, target, kind)
      }))
  },
  apply: (place, {kind: name}): Outcome => {
    const {model, base} = place
    const target = targetOf(place)
    if ('reason' in target) return target
    const kind = model.codebook.kinds.get(name)
    if (!kind) return refuse(phrase`The codebook has no kind \`${name}\`: choose another`)
    const problem = problemWith(place, target, kind)
    if (problem !== undefined) return refuse(problem)
    const units = fragmentsFrom(model, headOf(model, target)).filter(({tag}) => tag.kind !== name)
    return checkChange(place, {
      edits: units.map(({tag}) => ({...kindSpan(tag), text: name})),
      gone: units.map(({index}) => index),
      added: units.map(({tag}) => ({
        kind: name,
        ...toBaseSpan(base, contentSpan(tag)),
        attributes: tag.attributes.map(attribute => [attribute.name, attribute.value])
      }))
    })
  }
})

/** Why a tag cannot be of a kind where it stands: by the codebook, or as another one there says the same. */
function problemWith(place: Place, target: Unit, kind: Kind): Said | undefined {
  const {model, base} = place
  const fragments = fragmentsFrom(model, headOf(model, target))
  for (const {parent} of fragments)
    if (parent?.kind && !fragments.includes(parent) && !parent.kind.contains.has(kind.name))
      return phrase`The codebook allows no \`${kind.name}\` in a tag of the kind \`${parent.tag.kind}\``
  const units = new Set(fragments)
  const inner = model.units.find(
    ({parent, kind: own}) => parent && units.has(parent) && own && !kind.contains.has(own.name)
  )
  if (inner)
    return phrase`The codebook allows no \`${inner.tag.kind}\` in a tag of the kind \`${kind.name}\``
  for (const unit of fragments) {
    const words = toBaseSpan(base, contentSpan(unit.tag))
    const refusal = refuseDuplicate(place, unit, kind.name, words, fragments)
    if (refusal) return refusal.reason
  }
  return undefined
}
