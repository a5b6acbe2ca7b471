import {identifierSchemes} from '../../glossary/identifier-schemes.js'

/** The https address of an identifier of a known scheme; undefined for other schemes. */
export function identifierLink(scheme: string, id: string): string | undefined {
  const address = identifierSchemes.get(scheme)?.address
  return address?.replace('*', () => encodeURIComponent(id).replaceAll('%2F', '/'))
}

/** The https address of a map that shows a place; undefined unless both are degrees. */
export function mapLink(lat: string, lon: string): string | undefined {
  const [north, east] = [Number(lat), Number(lon)]
  if (!(Math.abs(north) <= 90 && Math.abs(east) <= 180)) return undefined
  return `https://www.openstreetmap.org/?mlat=${north}&mlon=${east}#map=9/${north}/${east}`
}

/** A web address as it may be linked: https only, and nothing that is no address. */
export function webLink(text: string): string | undefined {
  return /^https:\/\/[^\s<>"'`\\()[\]{}|^]+$/.test(text) ? text : undefined
}
