import * as v from 'valibot'
import {phrase} from '../../base/phrase.js'
import type {Entry} from '../../glossary/entry.js'
import {isMention} from '../../model/queries.js'
import {contextOf} from '../../model/resolve.js'
import {findUntagged} from '../../rules/consistency/untagged/find-untagged.js'
import {proposeTag} from '../../rules/consistency/untagged/proposed-tag.js'
import {type Act, defineAct, type Outcome, type Refusal, refuse} from '../act.js'
import type {Place} from '../place/place.js'
import {type Proposal, tagAll} from '../place/propose.js'
import {targetOf} from '../place/targets.js'

const schema = v.object({entry: v.optional(v.string())})

type Arguments = v.InferOutput<typeof schema>

/**
 * Tags every further mention of an entry in the article that surely means it: of the entry that is named, or of that of
 * the mention here. Its names get plain tags, the last name of a person who is named in full a suggestion.
 */
export const tagEntry: Act = defineAct<Arguments>({
  id: 'tag-entry',
  label: 'Tag every mention of an entry',
  kind: 'refactor.mark.entry',
  schema,
  offer: place => {
    const entry = entryHere(place)
    if ('reason' in entry)
      return [{title: 'Tag every mention of this entry', arguments: {}, reason: entry.reason}]
    const count = untagged(place, entry).length
    return [
      {
        title: phrase`Tag every mention of \`${entry.id}\` in this article${count > 0 ? phrase` (${count} more)` : ''}`,
        arguments: {entry: entry.id},
        reason: count > 0 ? undefined : NOTHING_LEFT
      }
    ]
  },
  apply: (place, {entry: id}): Outcome => {
    const {entries} = place.model.glossary
    const entry = id === undefined ? entryHere(place) : entries.get(id)
    if (!entry) return refuse(phrase`The glossary has no entry \`${id}\`: choose another`)
    if ('reason' in entry) return entry
    const proposals = untagged(place, entry)
    return proposals.length > 0 ? tagAll(place, proposals) : refuse(NOTHING_LEFT)
  }
})

const NOTHING_LEFT = 'No name without a tag surely means this entry here'

function entryHere(place: Place): Entry | Refusal {
  const target = targetOf(place)
  if ('reason' in target) return target
  const entry = isMention(target) ? target.entry : undefined
  return entry ?? refuse('This tag means no entry of the glossary: put the cursor into a mention')
}

function untagged({model}: Place, entry: Entry): readonly Proposal[] {
  const context = contextOf(model.metadata)
  return findUntagged(model, context, other => other === entry)
    .filter(({choice}) => choice.length === 0)
    .map(name => {
      const {edit, suggestion} = proposeTag(model, name, entry, context)
      const {start, end, isLastName} = name
      return {start, end, tag: (isLastName ? suggestion : edit).text}
    })
}
