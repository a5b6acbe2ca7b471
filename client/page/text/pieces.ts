import type {BaseSpan, Mark} from '../../../server/src/lsp/editor-protocol.js'
import type {PageState} from '../state.js'
import {claimIdOf, marksIn} from './mark-search.js'

/** A stretch of text that is shown in one way: with the classes of findings and acts under way. */
export interface Leaf {
  readonly text: string
  readonly classes: string
}

/** A mark with what lies in it. */
export interface Branch {
  readonly index: number
  readonly classes: string
  /** The number of the fragment, as `c3·2`; empty for a mark in one piece. */
  readonly tie: string
  readonly description: string
  readonly children: readonly Piece[]
}

export type Piece = Leaf | Branch

/** A stretch with a class of its own over the text: a finding, or an act under way. */
export interface Layer extends BaseSpan {
  readonly name: string
}

/** How marks are said and numbered; made once for each version. */
export interface MarkLooks {
  readonly looks: ReadonlyMap<string, number>
  readonly ties: ReadonlyMap<Mark, string>
  describe(mark: Mark): string
}

/** The pieces of a paragraph. Their texts together are its text. */
export function piecesOf(
  {text, marks}: Pick<PageState, 'text' | 'marks'>,
  paragraph: BaseSpan,
  layers: readonly Layer[],
  looks: MarkLooks
): readonly Piece[] {
  const indexes = marksIn(marks, paragraph)
  let next = 0
  const fill = (from: number, to: number): Piece[] => {
    const pieces: Piece[] = []
    let at = from
    for (;;) {
      const index = indexes[next]
      const mark = index === undefined ? undefined : marks[index]
      if (index === undefined || !mark || mark.start >= to) break
      next += 1
      const end = Math.min(mark.end, to)
      const start = Math.max(mark.start, at)
      if (end <= start) continue
      pieces.push(...leaves(text, at, start, layers))
      const children = fill(start, end)
      pieces.push({
        index,
        classes: classesOf(mark, children, looks),
        tie: looks.ties.get(mark) ?? '',
        description: looks.describe(mark),
        children
      })
      at = end
    }
    pieces.push(...leaves(text, at, to, layers))
    return pieces
  }
  return fill(paragraph.start, paragraph.end)
}

function leaves(text: string, start: number, end: number, layers: readonly Layer[]): Leaf[] {
  if (start >= end) return []
  const over = layers.filter(layer => layer.start < end && start < layer.end)
  if (over.length === 0) return [{text: text.slice(start, end), classes: ''}]
  const cuts = over.flatMap(layer => [layer.start, layer.end])
  const edges = [...new Set([start, ...cuts, end])]
    .filter(edge => edge >= start && edge <= end)
    .sort((a, b) => a - b)
  return edges.slice(1).map((edge, at) => {
    const from = edges[at] ?? start
    const names = over.filter(layer => layer.start < edge && from < layer.end).map(({name}) => name)
    return {text: text.slice(from, edge), classes: [...new Set(names)].join(' ')}
  })
}

function classesOf(mark: Mark, children: readonly Piece[], {looks}: MarkLooks): string {
  const classes = [`k-${looks.get(mark.kind) ?? 'unknown'}`, `u-${mark.unit}`]
  const {resolution, status, entry, continues} = mark
  if (resolution === 'unresolved' || resolution === 'ambiguous' || resolution === 'none')
    classes.push(resolution)
  if (status !== null) classes.push(status === 'suggested' ? 'suggested' : 'has-status')
  if (entry?.isDeprecated) classes.push('deprecated')
  if (continues !== null) classes.push('continuation')
  const lift = mark.unit === 'mention' ? 0 : Math.min(3, claimsBelow(children))
  if (lift > 0) classes.push(`lift-${lift}`)
  return classes.join(' ')
}

/** How many claims lie within each other there: as many lines are drawn above that of the outer one. */
function claimsBelow(children: readonly Piece[]): number {
  let most = 0
  for (const child of children) {
    if (!('children' in child)) continue
    const isLine = child.classes.includes('u-claim')
    most = Math.max(most, claimsBelow(child.children) + (isLine ? 1 : 0))
  }
  return most
}

/** The numbers of the fragments of what has several, as `c3·2`. */
export function tiesOf(marks: readonly Mark[]): Map<Mark, string> {
  const continued = new Set(marks.flatMap(({continues}) => continues ?? []))
  const counts = new Map<string, number>()
  const ties = new Map<Mark, string>()
  for (const mark of marks) {
    const id = claimIdOf(mark)
    if (id === null || !continued.has(id)) continue
    const count = (counts.get(id) ?? 0) + 1
    counts.set(id, count)
    ties.set(mark, `${id}·${count}`)
  }
  return ties
}
