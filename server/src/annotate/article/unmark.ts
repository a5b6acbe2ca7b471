import * as v from 'valibot'
import {phrase, type Said} from '../../base/phrase.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import {isMention} from '../../model/queries.js'
import {
  type Act,
  defineAct,
  type Offer,
  type Outcome,
  type Refusal,
  reasonOf,
  refuse
} from '../act.js'
import {fragmentsFrom, targetOf} from '../place/targets.js'
import {unwrap} from '../place/unwrap.js'

const schema = v.object({scope: v.optional(v.picklist(['one', 'entry', 'kind']), 'one')})

type Arguments = v.InferOutput<typeof schema>

/**
 * Takes a tag away and leaves its words: the one here with the fragments that continue it, all of the same entry, or all of
 * the same kind.
 */
export const unmark: Act = defineAct<Arguments>({
  id: 'unmark',
  label: 'Remove tags',
  kind: 'refactor.unmark',
  schema,
  offer: place => {
    const target = targetOf(place)
    if ('reason' in target) return [offer('one', 'Remove the tag', target)]
    return [
      offer('one', sayOne(place.model, target), target),
      ...(entryOf(target) === undefined ? [] : [sayAll(place.model, target, 'entry')]),
      sayAll(place.model, target, 'kind')
    ]
  },
  apply: (place, {scope}): Outcome => {
    const target = targetOf(place)
    if ('reason' in target) return target
    const units = unitsFor(place.model, target, scope)
    return 'reason' in units ? units : unwrap(place, units)
  }
})

function unitsFor(
  model: ArticleModel,
  target: Unit,
  scope: Arguments['scope']
): readonly Unit[] | Refusal {
  if (scope === 'one') return target.continues ? [target] : fragmentsFrom(model, target)
  if (scope === 'kind') return model.units.filter(({tag}) => tag.kind === target.tag.kind)
  const entry = entryOf(target)
  return entry === undefined
    ? refuse('This tag means no entry of the glossary: there are no others of it')
    : model.mentions.filter(mention => entryOf(mention) === entry)
}

function entryOf(unit: Unit): string | undefined {
  return isMention(unit) ? unit.entry?.id : undefined
}

function sayOne(model: ArticleModel, target: Unit): Said {
  const {tag, id} = target
  const count = target.continues ? 1 : fragmentsFrom(model, target).length
  const name = id === undefined ? tag.kind : phrase`${tag.kind} \`${id}\``
  return count > 1
    ? phrase`Remove the tags of ${name}, ${count} fragments`
    : phrase`Remove the tag of ${name}`
}

function sayAll(model: ArticleModel, target: Unit, scope: 'entry' | 'kind'): Offer<Arguments> {
  const units = unitsFor(model, target, scope)
  const count = 'reason' in units ? 0 : units.length
  const what = scope === 'entry' ? phrase`\`${entryOf(target)}\`` : target.tag.kind
  return offer(scope, phrase`Remove all ${count} tags of ${what} in this article`, units)
}

function offer(scope: Arguments['scope'], title: Said, result: object): Offer<Arguments> {
  return {title, kind: `refactor.unmark.${scope}`, arguments: {scope}, reason: reasonOf(result)}
}
