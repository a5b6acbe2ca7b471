import {
  type GeoPermissibleObjects,
  type GeoProjection,
  geoCentroid,
  geoContains,
  geoMercator,
  geoPath
} from 'd3-geo'
import {feature, mesh} from 'topojson-client'
import world from 'world-atlas/countries-110m.json'
import type {PanelPlaceItem} from '../../server/src/lsp/view-protocol.js'
import {svg} from './dom.js'

/** A place that has coordinates. */
export interface Located extends PanelPlaceItem {
  readonly coordinates: {readonly lat: number; readonly lon: number}
}

/** What a map is drawn of. */
export interface MapView {
  readonly places: readonly Located[]
  /** Of the drawing, in pixels. */
  readonly width: number
  readonly height: number
  /** How much nearer than what shows all places; 1 for that. */
  readonly zoom: number
  /** By how much the map is moved, in pixels. */
  readonly moved: readonly [x: number, y: number]
  readonly label: string
  readonly open: (place: Located) => void
}

/** Draws a map of places. A country is filled, an area has a wide ring, somewhere near a dashed one, a point none. */
export function drawMap(view: MapView): SVGSVGElement {
  const {width, height, places} = view
  const projection = projectionFor(view)
  const path = geoPath(projection)
  const draw = (object: GeoPermissibleObjects): string => path(object) ?? ''
  const drawing = svg('svg', {
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-label': view.label
  })
  drawing.append(svg('rect', {class: 'sea', width, height}))
  drawing.append(svg('path', {class: 'land', d: draw(LAND)}))
  for (const place of places) {
    const country = place.precision === 'country' ? countryAt(place) : undefined
    if (country) {
      const shape = svg('path', {class: 'country', d: draw(country)})
      drawing.append(clickable(shape, place, view))
    }
  }
  drawing.append(svg('path', {class: 'borders', d: draw(BORDERS)}))
  const marks = places.map(place => ({place, at: pointOf(place, projection)}))
  for (const {place, at} of marks) drawing.append(marker(place, at, view))
  const taken: Box[] = marks.map(({at: [x, y]}) => ({x: x - 5, y, width: 10}))
  for (const {place, at} of marks) drawing.append(...label(place, at, view, taken))
  return drawing
}

function pointOf({coordinates: {lat, lon}}: Located, projection: GeoProjection): Point {
  const [x = 0, y = 0] = projection([lon, lat]) ?? []
  return [x, y]
}

type Point = readonly [x: number, y: number]

const LAND = feature(world, world.objects.countries)
const BORDERS = mesh(world, world.objects.countries, (a, b) => a !== b)

function countryAt({coordinates: {lat, lon}}: Located): GeoPermissibleObjects | undefined {
  return LAND.features.find(country => geoContains(country, [lon, lat]))
}

/** Shows all places with some land around them, turned so that they are in the middle, also at the date line. */
function projectionFor({places, width, height, zoom, moved}: MapView): GeoProjection {
  const points = {
    type: 'MultiPoint' as const,
    coordinates: places.map(({coordinates: {lat, lon}}) => [lon, lat])
  }
  const [lon = 0] = places.length > 0 ? geoCentroid(points) : [0]
  const projection = geoMercator().rotate([-lon, 0])
  const margin = Math.min(width, height) / 5
  if (places.length > 0)
    projection.fitExtent(
      [
        [margin, margin],
        [width - margin, height - margin]
      ],
      points
    )
  const nearest = width * NEAREST
  const scale = places.length > 0 ? Math.min(projection.scale(), nearest) : width / (2 * Math.PI)
  // One place alone has no extent to fit.
  projection.scale(width).translate([0, 0])
  const at = points.coordinates.map(([east = 0, north = 0]) => projection([east, north]) ?? [0, 0])
  const middleOf = (numbers: readonly number[]): number =>
    (Math.min(...numbers) + Math.max(...numbers)) / 2
  const center: [number, number] = [
    middleOf(at.map(([x = 0]) => x)),
    middleOf(at.map(([, y = 0]) => y))
  ]
  const middle = places.length > 0 ? (projection.invert?.(center) ?? [lon, 0]) : [lon, 0]
  const whole = width / (2 * Math.PI)
  projection.scale(Math.max(whole, scale * zoom))
  const [x = 0, y = 0] = projection([middle[0] ?? lon, middle[1] ?? 0]) ?? []
  return projection.translate([width / 2 - x + moved[0], height / 2 - y + moved[1]]).clipExtent([
    [-1, -1],
    [width + 1, height + 1]
  ])
}

/** The outlines are too coarse to be seen nearer: about 10 degrees in the width. */
const NEAREST = 5.7

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** The mark of a place; a country is filled, and needs none but where it has no outline. */
function marker(place: Located, [x, y]: Point, view: MapView): SVGGElement {
  const {precision} = place
  const group = svg('g', {class: `place ${precision}`, transform: `translate(${x},${y})`})
  if (precision !== 'point') group.append(svg('circle', {class: 'ring', r: RINGS[precision]}))
  group.append(svg('circle', {class: 'dot', r: precision === 'country' ? 2 : 4}))
  return clickable(group, place, view)
}

const RINGS = {country: 10, area: 16, near: 10} as const

/** The name of a place on the first side on which nothing else stands; none where all are taken. */
function label(place: Located, [x, y]: Point, view: MapView, taken: Box[]): readonly SVGElement[] {
  const {name} = place
  if (x < 0 || y < 0 || x > view.width || y > view.height) return []
  const width = name.length * LETTER
  const sides = [
    {anchor: 'start', left: x + 9, at: x + 9, y},
    {anchor: 'end', left: x - 9 - width, at: x - 9, y},
    {anchor: 'middle', left: x - width / 2, at: x, y: y - LINE},
    {anchor: 'middle', left: x - width / 2, at: x, y: y + LINE}
  ]
  for (const {anchor, left, at, y: line} of sides) {
    const box = {x: left, y: line, width}
    const isInside =
      left >= 0 && left + width <= view.width && line > LINE && line < view.height - 4
    if (!isInside || taken.some(other => overlap(other, box))) continue
    taken.push(box)
    const text = svg('text', {x: at, y: line + 4, 'text-anchor': anchor}, name)
    return [clickable(svg('g', {class: 'place'}, text), place, view)]
  }
  return []
}

/** About the width of a letter, and the height of a line, in pixels. */
const LETTER = 7
const LINE = 14

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.y - b.y) < LINE && a.x < b.x + b.width && b.x < a.x + a.width
}

/** The list below the map does the same for the keyboard. */
function clickable<Shape extends SVGElement>(shape: Shape, place: Located, {open}: MapView): Shape {
  shape.append(svg('title', {}, place.name))
  shape.addEventListener('click', () => open(place))
  return shape
}
