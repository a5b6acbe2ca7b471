import * as v from 'valibot'
import type {Span} from '../../base/span.js'
import type {Unit} from '../../model/article-model.js'
import {toBaseSpan} from '../../syntax/base-text.js'
import {contentSpan} from '../../syntax/tag.js'
import {type Act, defineAct, type Outcome, type Refusal, reasonOf, refuse} from '../act.js'
import {blockAt} from '../place/pieces.js'
import type {Place} from '../place/place.js'
import {refit} from '../place/refit.js'
import {targetOf} from '../place/targets.js'
import {wordSpans} from '../place/words.js'

const schema = v.object({
  edge: v.picklist(['start', 'end']),
  to: v.picklist(['wider', 'narrower'])
})

type Arguments = v.InferOutput<typeof schema>

const WAYS: readonly (Arguments & {readonly title: string})[] = [
  {edge: 'end', to: 'wider', title: 'Take the next word into the tag'},
  {edge: 'end', to: 'narrower', title: 'Leave the last word out of the tag'},
  {edge: 'start', to: 'wider', title: 'Take the word before into the tag'},
  {edge: 'start', to: 'narrower', title: 'Leave the first word out of the tag'}
]

/** Moves one edge of the tag here by a word, outwards or inwards. */
export const moveEdge: Act = defineAct<Arguments>({
  id: 'move-edge',
  label: 'Move an edge of a tag',
  kind: 'refactor.rewrite.edge',
  schema,
  offer: place => {
    const target = targetOf(place)
    return WAYS.map(({title, ...given}) => ({
      title,
      kind: `refactor.rewrite.edge.${given.edge}.${given.to}`,
      arguments: given,
      reason: reasonOf('reason' in target ? target : movedBy(place, target, given))
    }))
  },
  apply: (place, given): Outcome => {
    const target = targetOf(place)
    if ('reason' in target) return target
    const wanted = movedBy(place, target, given)
    return 'reason' in wanted ? wanted : refit(place, target, wanted)
  }
})

/** The content of a tag with one edge moved by a word, in offsets of the base text. */
function movedBy(place: Place, {tag}: Unit, {edge, to}: Arguments): Span | Refusal {
  const {base, model} = place
  const content = toBaseSpan(base, contentSpan(tag))
  const block = blockAt(place, tag.start)
  const paragraph = block ? toBaseSpan(base, block) : content
  const language = model.metadata.fields.get('language')?.text
  const stretch = {
    start: Math.max(paragraph.start, content.start - REACH),
    end: Math.min(paragraph.end, content.end + REACH)
  }
  const words = wordSpans(base.text, stretch, language)
  const found = edge === 'end' ? nextEnd(words, content, to) : nextStart(words, content, to)
  if (found !== undefined) return {...content, [edge]: found}
  return refuse(
    to === 'wider' ? 'There is no further word in this paragraph' : 'There is one word in this tag'
  )
}

function nextEnd(words: readonly Span[], content: Span, to: Arguments['to']): number | undefined {
  return to === 'wider'
    ? words.find(({end}) => end > content.end)?.end
    : words.findLast(({start, end}) => end < content.end && start >= content.start)?.end
}

function nextStart(words: readonly Span[], content: Span, to: Arguments['to']): number | undefined {
  return to === 'wider'
    ? words.findLast(({start}) => start < content.start)?.start
    : words.find(({start, end}) => start > content.start && end <= content.end)?.start
}

/** UTF-16 units beside a tag among which the next word is looked for. */
const REACH = 200
