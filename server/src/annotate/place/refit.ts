import {phrase} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {Unit} from '../../model/article-model.js'
import {toBaseSpan} from '../../syntax/base-text.js'
import {contentSpan} from '../../syntax/tag.js'
import {type Outcome, refuse} from '../act.js'
import {checkChange} from './check-change.js'
import {toEscape} from './escapes.js'
import {markupOf} from './markup.js'
import {blockAt, placePieces, treeOf} from './pieces.js'
import type {Place} from './place.js'
import {refuseDuplicate} from './same-words.js'

/** Puts a tag around other words of its paragraph, given in offsets of the base text, with its attributes as they are written. */
export function refit(place: Place, unit: Unit, wanted: Span): Outcome {
  const {model, base} = place
  const {tag, kind, index} = unit
  const block = blockAt(place, tag.start)
  if (!kind) return refuse(phrase`The codebook has no kind \`${tag.kind}\`: correct it first`)
  if (!block) return refuse('There is no text here')
  const pieces = placePieces({...place, isExact: true}, kind, {...wanted, block}, index)
  if ('reason' in pieces) return pieces
  const [piece] = pieces
  if (!piece || pieces.length > 1)
    return refuse('The tag would reach over the edge of another one: move that first')
  const duplicate = refuseDuplicate(place, unit, kind.name, piece.base)
  if (duplicate) return duplicate
  const {text} = model.syntax
  const before = toBaseSpan(base, contentSpan(tag))
  const [opening, closing] = markupOf(tag)
  const moved = [
    ...(before.start === wanted.start ? [] : [{from: opening, to: piece.start}]),
    ...(before.end === wanted.end ? [] : [{from: closing, to: piece.end}])
  ]
  const hasAttributes = tag.end > tag.contentEnd + 1
  const escapes = toEscape(model.syntax, treeOf(place, block, index), [piece], hasAttributes)
  return checkChange(place, {
    edits: [
      ...moved.map(({from}) => ({...from, text: ''})),
      ...moved.map(({from, to}) => ({start: to, end: to, text: text.slice(from.start, from.end)})),
      ...Array.from(escapes, at => ({start: at, end: at, text: '\\'}))
    ],
    gone: [index],
    added: [
      {
        kind: tag.kind,
        ...piece.base,
        attributes: tag.attributes.map(({name, value}) => [name, value])
      }
    ],
    selection: {start: piece.start, end: piece.end}
  })
}
