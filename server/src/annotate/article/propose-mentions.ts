import * as v from 'valibot'
import {phrase} from '../../base/phrase.js'
import {untaggedMention} from '../../rules/consistency/untagged-mention.js'
import {type Act, defineAct, type Outcome, refuse} from '../act.js'
import type {Place} from '../place/place.js'
import {type Proposal, tagAll} from '../place/propose.js'

/**
 * Tags all names of the glossary that `untagged-mention` is sure of as suggestions (`status=suggested by=glossary`): those
 * in the selection, or with a cursor those in the whole article. What has a tag is left alone.
 */
export const proposeMentions: Act = defineAct({
  id: 'propose-mentions',
  label: 'Suggest tags for known names',
  kind: 'refactor.mark.propose',
  schema: v.object({}),
  offer: place => {
    const {start, end} = place.selection
    const where = start < end ? phrase`the selection` : phrase`this article`
    const count = known(place).length
    const title = phrase`Suggest tags for the known names in ${where}${count > 0 ? phrase` (${count})` : ''}`
    return [{title, arguments: {}, reason: count > 0 ? undefined : NOTHING_KNOWN}]
  },
  apply: (place): Outcome => {
    const proposals = known(place)
    return proposals.length > 0 ? tagAll(place, proposals) : refuse(NOTHING_KNOWN)
  }
})

const NOTHING_KNOWN = 'No name without a tag here surely means an entry of the glossary'

function known({model, selection}: Place): readonly Proposal[] {
  const found: Proposal[] = []
  const isWhole = selection.start === selection.end
  untaggedMention.check(
    model,
    ({span: {start, end}, fix}) => {
      const [suggestion] = fix?.together ?? []
      const isMeant = isWhole || (selection.start <= start && end <= selection.end)
      if (suggestion && isMeant) found.push({start, end, tag: suggestion.text})
    },
    {mentions: 'all'}
  )
  return found
}
