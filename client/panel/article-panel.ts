import type {PlainRange} from '../../server/src/lsp/protocol.js'
import type {ArticlePanelAnswer, PanelClaimItem} from '../../server/src/lsp/view-protocol.js'
import type {FromPanel, PanelStrings, ToPanel} from '../src/views/panel-messages.js'
import {html, itemButton} from './dom.js'
import {drawGraph} from './graph.js'
import {layOut} from './layout.js'
import {drawMap, type Located} from './map.js'

declare function acquireVsCodeApi(): {readonly postMessage: (message: FromPanel) => void}

const host = acquireVsCodeApi()
const root = document.getElementById('panel') ?? document.body
let shown: ToPanel | undefined
let zoom = 1
let moved: readonly [number, number] = [0, 0]

window.addEventListener('message', ({data}: MessageEvent<ToPanel>) => {
  if (data?.type !== 'article' || JSON.stringify(data) === JSON.stringify(shown)) return
  if (data.panel?.title !== shown?.panel?.title) showAll()
  shown = data
  render()
})
let lastWidth = 0
new ResizeObserver(() => {
  if (root.clientWidth === lastWidth) return
  lastWidth = root.clientWidth
  render()
}).observe(root)
host.postMessage({type: 'ready'})

function showAll(): void {
  zoom = 1
  moved = [0, 0]
}

function open(range: PlainRange | null): void {
  if (range) host.postMessage({type: 'open', range})
}

function render(): void {
  if (!shown) return
  const {panel, strings} = shown
  document.documentElement.lang = strings.language
  root.setAttribute('aria-busy', 'false')
  if (!panel) {
    root.replaceChildren(html('p', {class: 'nothing'}, strings.noArticle))
    return
  }
  const heading = html('h1', {}, panel.title)
  root.replaceChildren(heading, mapSection(panel, strings), graphSection(panel, strings))
}

function mapSection({places}: ArticlePanelAnswer, strings: PanelStrings): HTMLElement {
  const section = html('section', {'aria-labelledby': 'map'}, html('h2', {id: 'map'}, strings.map))
  if (places.length === 0) {
    section.append(html('p', {class: 'nothing'}, strings.noPlaces))
    return section
  }
  const located = places.filter((place): place is Located => place.coordinates !== null)
  if (located.length > 0) section.append(mapBox(located, strings))
  const items = places.map(place => {
    const precision = place.coordinates ? strings.precision[place.precision] : strings.notOnMap
    const words = new Set([place.type, precision, `× ${place.mentions}`].filter(Boolean))
    const detail = [...words].join(' · ')
    return html(
      'li',
      {},
      itemButton(
        () => open(place.range),
        {},
        html('span', {class: 'name'}, place.name),
        html('span', {class: 'detail'}, detail)
      )
    )
  })
  section.append(html('h3', {id: 'places'}, strings.places))
  section.append(html('ul', {'aria-labelledby': 'places'}, ...items))
  return section
}

function mapBox(places: readonly Located[], strings: PanelStrings): HTMLElement {
  const width = Math.max(280, Math.min(root.clientWidth - 32, 900))
  const height = Math.round(width * 0.55)
  const box = html('div', {class: 'map'})
  const draw = (): void => {
    const view = {places, width, height, zoom, moved, label: strings.mapLabel}
    const drawing = drawMap({...view, open: ({range}) => open(range)})
    box.querySelector('svg')?.remove()
    box.prepend(drawing)
  }
  const button = (text: string, label: string, factor: number): HTMLElement => {
    const made = html('button', {type: 'button', title: label, 'aria-label': label}, text)
    made.addEventListener('click', () => {
      if (factor === 0) showAll()
      else {
        zoom *= factor
        moved = [moved[0] * factor, moved[1] * factor]
      }
      draw()
    })
    return made
  }
  const controls = html('div', {class: 'controls'})
  controls.append(button('+', strings.zoomIn, 2), button('−', strings.zoomOut, 0.5))
  controls.append(button('⤢', strings.zoomAll, 0))
  box.append(controls)
  dragging(box, (x, y) => {
    moved = [moved[0] + x, moved[1] + y]
    draw()
  })
  draw()
  return box
}

/** Calls back with how far the pointer went while it is held down. */
function dragging(box: HTMLElement, move: (x: number, y: number) => void): void {
  let last: readonly [number, number] | undefined
  box.addEventListener('pointerdown', event => {
    last = event.target instanceof HTMLButtonElement ? undefined : [event.clientX, event.clientY]
  })
  box.addEventListener('pointermove', event => {
    if (!last || event.buttons !== 1) return
    const [x, y] = [event.clientX - last[0], event.clientY - last[1]]
    // A click shakes by a pixel or two.
    if (Math.hypot(x, y) < 3) return
    last = [event.clientX, event.clientY]
    move(x, y)
  })
}

function graphSection(panel: ArticlePanelAnswer, strings: PanelStrings): HTMLElement {
  const {nodes, claims} = panel
  const title = html('h2', {id: 'graph'}, strings.graph)
  const section = html('section', {'aria-labelledby': 'graph'}, title)
  if (claims.length === 0) {
    section.append(html('p', {class: 'nothing'}, strings.noClaims))
    return section
  }
  const layout = layOut(panel)
  const nodeRange = (key: string): PlainRange | null =>
    nodes.find(node => node.key === key)?.range ??
    claims.find(({speakers, about}) => speakers.includes(key) || about.includes(key))?.range ??
    null
  const width = Math.max(280, Math.min(root.clientWidth - 32, 900))
  const graph = drawGraph({
    layout,
    width,
    label: strings.graphLabel,
    openClaim: ({range}) => open(range),
    openNode: key => open(nodeRange(key))
  })
  section.append(html('div', {class: 'graph'}, graph))
  const nameOf = (key: string): string => nodes.find(node => node.key === key)?.name ?? key
  section.append(html('h3', {id: 'claims'}, strings.claims))
  section.append(
    html(
      'ul',
      {'aria-labelledby': 'claims'},
      ...claims.map(claim => claimLine(claim, nameOf, strings))
    )
  )
  return section
}

function claimLine(
  claim: PanelClaimItem,
  nameOf: (key: string) => string,
  strings: PanelStrings
): HTMLElement {
  const who = claim.speakers.map(nameOf).join(', ')
  const about =
    claim.about.length === 0
      ? strings.saysNothingAbout
      : `${strings.about} ${claim.about.map(nameOf).join(', ')}`
  return html(
    'li',
    {},
    itemButton(
      () => open(claim.range),
      {},
      html('span', {class: 'name'}, who === '' ? '–' : who),
      html('span', {class: 'words'}, claim.words),
      html('span', {class: 'detail'}, about)
    )
  )
}
