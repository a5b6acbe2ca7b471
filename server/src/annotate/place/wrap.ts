import type {Edit} from '../../base/edits.js'
import type {Kind} from '../../codebook/codebook.js'
import type {Change} from './check-change.js'
import {toEscape} from './escapes.js'
import {type Piece, treeOf} from './pieces.js'
import type {Place} from './place.js'
import {type NewAttribute, writeNew} from './write-attributes.js'

/** A tag that is to stand around a piece, with its attributes. */
export interface Wrapping {
  readonly piece: Piece
  readonly attributes: readonly NewAttribute[]
}

/**
 * The change that puts tags of a kind around pieces of the text, with the escapes that they need. `without` is the index of
 * a tag that goes away in the same change.
 */
export function wrap(
  place: Place,
  kind: Pick<Kind, 'name'>,
  wrappings: readonly Wrapping[],
  without = -1
): Change & {readonly openings: readonly Edit[]; readonly closings: readonly Edit[]} {
  const {syntax} = place.model
  const openings: Edit[] = []
  const closings: Edit[] = []
  const escaped = new Set<number>()
  for (const {piece, attributes} of wrappings) {
    const {start, end, block} = piece
    openings.push({start, end: start, text: `:${kind.name}[`})
    closings.push({start: end, end, text: `]${writeNew(attributes)}`})
    const tree = treeOf(place, block, without)
    for (const at of toEscape(syntax, tree, [piece], attributes.length > 0)) escaped.add(at)
  }
  const escapes = Array.from(escaped, at => ({start: at, end: at, text: '\\'}))
  return {
    openings,
    closings,
    edits: [...closings, ...openings, ...escapes],
    gone: [],
    added: wrappings.map(({piece: {base}, attributes}) => ({
      kind: kind.name,
      start: base.start,
      end: base.end,
      attributes: attributes.map(({name, value}) => [name, value])
    })),
    selection: {
      start: wrappings[0]?.piece.start ?? 0,
      end: wrappings.at(-1)?.piece.end ?? 0
    }
  }
}
