/** The borders of countries, which the bundle has in a coarser form. */
declare module 'world-atlas/countries-110m.json' {
  import type {GeometryCollection, Topology} from 'topojson-specification'

  const topology: Topology<{countries: GeometryCollection}>
  export default topology
}
