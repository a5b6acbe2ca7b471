import type {PanelClaimItem} from '../../server/src/lsp/view-protocol.js'
import {svg} from './dom.js'
import type {GraphLayout, Link, Row} from './layout.js'

/** What a graph is drawn of. */
export interface GraphView {
  readonly layout: GraphLayout
  /** In pixels. */
  readonly width: number
  readonly label: string
  readonly openClaim: (claim: PanelClaimItem) => void
  readonly openNode: (key: string) => void
}

/** Draws who says what about whom: speakers on the left, a line for all that one says about another. */
export function drawGraph(view: GraphView): SVGSVGElement {
  const {layout, width, label} = view
  const drawing = svg('svg', {
    viewBox: `0 0 ${width} ${layout.height}`,
    role: 'img',
    'aria-label': label
  })
  for (const link of layout.links) drawing.append(drawLink(link, view))
  for (const row of layout.speakers) drawing.append(drawNode(row, true, view))
  for (const row of layout.subjects) drawing.append(drawNode(row, false, view))
  return drawing
}

function columns(width: number): readonly [number, number] {
  return [width * 0.38, width * 0.62]
}

function drawLink({from, to, claims}: Link, {width, openClaim}: GraphView): SVGGElement {
  const [left, right] = columns(width)
  const middle = (left + right) / 2
  const d = `M${left},${from.y} C${middle},${from.y} ${middle},${to.y} ${right},${to.y}`
  const title = claims.map(({words}) => words).join('\n')
  const group = svg('g', {class: `link ${stanceOf(claims)}`}, svg('title', {}, title))
  // The wide line is there to be hit.
  group.append(svg('path', {class: 'hit', d}))
  group.append(svg('path', {class: 'line', d, 'stroke-width': Math.min(6, 1 + claims.length)}))
  const [first] = claims
  if (first) group.addEventListener('click', () => openClaim(first))
  return group
}

/** Where all claims agree: for or against. */
function stanceOf(claims: readonly PanelClaimItem[]): string {
  const stances = new Set(claims.map(({stance}) => stance))
  const [only = ''] = stances
  return stances.size === 1 && (only === 'support' || only === 'oppose') ? only : 'other'
}

function drawNode(row: Row, isSpeaker: boolean, {width, openNode}: GraphView): SVGGElement {
  const [left, right] = columns(width)
  const x = isSpeaker ? left : right
  const group = svg('g', {
    class: `node ${row.kind === 'place' ? 'at' : 'who'}`,
    transform: `translate(${x},${row.y})`
  })
  group.append(
    row.kind === 'place' ? svg('rect', {x: -4, y: -4, width: 8, height: 8}) : svg('circle', {r: 4})
  )
  const most = Math.max(6, Math.floor((width * 0.36) / LETTER))
  const name = row.name.length > most ? `${row.name.slice(0, most - 1)}…` : row.name
  group.append(
    svg('text', {x: isSpeaker ? -10 : 10, y: 4, 'text-anchor': isSpeaker ? 'end' : 'start'}, name)
  )
  group.append(svg('title', {}, row.name))
  group.addEventListener('click', () => openNode(row.key))
  return group
}

/** About the width of a letter in pixels. */
const LETTER = 7
