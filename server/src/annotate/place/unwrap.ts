import type {Edit} from '../../base/edits.js'
import type {Unit} from '../../model/article-model.js'
import {isRefusal, type Outcome} from '../act.js'
import {checkChange} from './check-change.js'
import {partedBrackets} from './escapes.js'
import {isEscape, markupOf} from './markup.js'
import {blockAt, treeOf} from './pieces.js'
import type {Place} from './place.js'

/**
 * Takes tags away and leaves their contents, without the escapes that only these tags needed; where signs on both sides of
 * what goes would make new markup, with an escape more.
 */
export function unwrap(place: Place, units: readonly Unit[]): Outcome {
  const gone = units.map(({index}) => index)
  const removals = units.flatMap(({tag}) => markupOf(tag)).map(remove)
  const needless = units.flatMap(unit => needlessEscapes(place, unit))
  const spared = Array.from(new Set(needless), start => remove({start, end: start + 1}))
  const attempts = [[...removals, ...spared], removals, [...removals, ...guards(place, units)]]
  let outcome: Outcome | undefined
  for (const edits of attempts.slice(spared.length > 0 ? 0 : 1)) {
    outcome = checkChange(place, {edits, gone, added: []})
    if (!isRefusal(outcome)) break
  }
  return outcome ?? checkChange(place, {edits: [], gone, added: []})
}

function remove({start, end}: {readonly start: number; readonly end: number}): Edit {
  return {start, end, text: ''}
}

/** The offsets of the backslashes that a tag needs, and that nothing else may need. */
function needlessEscapes(place: Place, {tag, index}: Unit): readonly number[] {
  const {text, escapes} = place.model.syntax
  const block = blockAt(place, tag.start)
  if (escapes.length === 0 || !block) return []
  const {start, contentStart, contentEnd, end, parent} = tag
  const found: number[] = []
  if (/[:\\]/.test(text.charAt(start - 1))) found.push(start - 2)
  if (text.charAt(contentEnd - 1) === '\\') found.push(contentEnd - 2)
  if (text.charAt(end + 1) === '{') found.push(end)
  const tree = treeOf(place, block, index)
  const piece = {start: contentStart, end: contentEnd, parent}
  for (const at of partedBrackets(place.model.syntax, tree, piece, true)) found.push(at - 1)
  return found.filter(offset => isEscape(escapes, offset))
}

/** Escapes for what follows the markup that goes, where it is a sign that may go on with what stands before. */
function guards({model}: Place, units: readonly Unit[]): readonly Edit[] {
  const {text} = model.syntax
  return units
    .flatMap(({tag}) => [tag.contentStart, tag.end])
    .filter(offset => /[{[!]/.test(text.charAt(offset)))
    .map(offset => ({start: offset, end: offset, text: '\\'}))
}
