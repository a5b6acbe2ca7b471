// Bundles the page of the article panel, with the borders of the world: 69 KB less than as they come.
import {readFileSync} from 'node:fs'
import {build} from 'esbuild'
import {bbox, quantize} from 'topojson-client'

/** Of the grid in each direction: at a width of 900 pixels, a step of it is less than one. */
const GRID = 2000

/** Leaves the names and ids of the countries out, and puts the outlines on a coarser grid. */
const world = {
  name: 'world',
  setup: ({onLoad}) =>
    onLoad({filter: /countries-110m\.json$/}, ({path}) => {
      const topology = JSON.parse(readFileSync(path, 'utf8'))
      return {contents: JSON.stringify(coarser(topology)), loader: /** @type {const} */ ('json')}
    })
}

function coarser({type, arcs, transform, objects}) {
  const {scale, translate} = transform
  const plain = arcs.map(arc => {
    let [x, y] = [0, 0]
    return arc.map(([dx, dy]) => {
      x += dx
      y += dy
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
    })
  })
  const geometries = objects.countries.geometries.map(({type, arcs}) => ({type, arcs}))
  const countries = {type: objects.countries.type, geometries}
  const topology = {type, arcs: plain, objects: {countries}}
  return quantize({...topology, bbox: bbox(topology)}, GRID)
}

/** Writes `dist/article-panel.js` and `.css`; gives the metafile. */
export async function bundlePanel() {
  const {metafile} = await build({
    metafile: true,
    entryPoints: ['client/panel/article-panel.ts', 'client/panel/article-panel.css'],
    outdir: 'dist',
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    plugins: [world],
    logLevel: 'warning'
  })
  return metafile
}
