import {type Phrase, phrase} from '../base/phrase.js'

/** A scheme of identifiers that people and places have elsewhere. */
export interface IdentifierScheme {
  /** The https address of what is identified, with `*` for the identifier; undefined where there is none. */
  readonly address: string | undefined
  readonly pattern: RegExp
  /** The form that the pattern asks for, with an example, in the words of messages. */
  readonly wanted: Phrase
  /** Whether the check digits of an identifier that the pattern accepts fit the others. */
  readonly fits: ((id: string) => boolean) | undefined
}

function scheme(
  address: string | undefined,
  pattern: RegExp,
  wanted: Phrase,
  fits?: (id: string) => boolean
): IdentifierScheme {
  return {address, pattern, wanted, fits}
}

const COUNTRY = /^(?:[A-Z]{2,3}|\d{3})$/
const SUBDIVISION = /^[A-Z]{2}-[A-Z0-9]{1,3}$/

const ALL: Readonly<Record<string, IdentifierScheme>> = {
  wikidata: scheme(
    'https://www.wikidata.org/wiki/*',
    /^Q[1-9]\d*$/,
    phrase`\`Q\` and a number, as \`Q379731\``
  ),
  geonames: scheme('https://www.geonames.org/*', /^[1-9]\d*$/, phrase`a number, as \`170063\``),
  viaf: scheme('https://viaf.org/viaf/*', /^[1-9]\d{0,21}$/, phrase`a number, as \`49224511\``),
  gnd: scheme(
    'https://d-nb.info/gnd/*',
    /^\d{1,10}-?[\dX]$/,
    phrase`digits, the last of which may be \`X\`, as \`118540238\``
  ),
  lcnaf: scheme(
    'https://id.loc.gov/authorities/names/*',
    /^n[a-z]?\d{8,10}$/,
    phrase`\`n\` and digits, as \`n79021164\``
  ),
  isni: scheme(
    'https://isni.org/isni/*',
    /^(?:\d{4} ?){3}\d{3}[\dX]$/,
    phrase`16 digits, as \`0000 0001 2103 2683\``,
    id => fitsMod11(id.replaceAll(' ', ''))
  ),
  orcid: scheme(
    'https://orcid.org/*',
    /^(?:\d{4}-){3}\d{3}[\dX]$/,
    phrase`16 digits in groups of four, as \`0000-0002-1825-0097\``,
    id => fitsMod11(id.replaceAll('-', ''))
  ),
  ror: scheme(
    'https://ror.org/*',
    /^0[0-9a-hjkmnp-tv-z]{6}\d{2}$/,
    phrase`nine signs that start with \`0\`, as \`05dxps055\``,
    fitsRor
  ),
  lei: scheme(
    'https://search.gleif.org/#/record/*',
    /^[0-9A-Z]{18}\d{2}$/,
    phrase`18 capitals or digits and two more digits, as \`5493001KJTIIGC8Y1R12\``,
    fitsMod97
  ),
  imdb: scheme(
    'https://www.imdb.com/name/*/',
    /^nm\d{7,9}$/,
    phrase`\`nm\` and digits, as \`nm0000151\``
  ),
  tgn: scheme('https://vocab.getty.edu/tgn/*', /^\d{7}$/, phrase`seven digits, as \`7002445\``),
  pleiades: scheme('https://pleiades.stoa.org/places/*', /^\d+$/, phrase`a number, as \`658381\``),
  osm: scheme(
    'https://www.openstreetmap.org/*',
    /^(?:node|way|relation)\/[1-9]\d*$/,
    phrase`\`node/\`, \`way/\` or \`relation/\` and a number`
  ),
  'iso-3166': scheme(
    undefined,
    new RegExp(`${COUNTRY.source}|${SUBDIVISION.source}`),
    phrase`a code of a country or of a part of it, as \`SY\`, \`SYR\` or \`SY-HL\``
  ),
  'iso-3166-1': scheme(undefined, COUNTRY, phrase`a code of a country, as \`SY\` or \`SYR\``),
  'iso-3166-2': scheme(undefined, SUBDIVISION, phrase`a code of a part of a country, as \`SY-HL\``)
}

/** The known schemes by their names. */
export const identifierSchemes: ReadonlyMap<string, IdentifierScheme> = new Map(Object.entries(ALL))

/** The part of an identifier that is wrong; undefined if none is. */
export function checkIdentifier(
  {pattern, fits}: IdentifierScheme,
  id: string
): 'form' | 'check digits' | undefined {
  if (!pattern.test(id)) return 'form'
  return fits && !fits(id) ? 'check digits' : undefined
}

/** The identifier that was meant, where it is written as an address, with blanks, or in the wrong case. */
export function tidyIdentifier(known: IdentifierScheme, id: string): string | undefined {
  const parts = id
    .trim()
    .split(/[?#]/, 1)
    .flatMap(path => path.split('/'))
    .filter(part => part !== '')
  const isAddress = /^https?:/i.test(id.trim())
  const bare = isAddress ? [parts.at(-1) ?? '', parts.slice(-2).join('/')] : [id.trim()]
  const spellings = bare.flatMap(text => [text, text.toUpperCase(), text.toLowerCase()])
  const candidates = spellings.flatMap(text => [text, text.replaceAll(/\s/g, '')])
  return candidates.find(text => checkIdentifier(known, text) === undefined)
}

/** Whether the last sign of a number fits the others by ISO 7064, MOD 11-2, as in ISNI and ORCID; `X` is ten. */
function fitsMod11(digits: string): boolean {
  let sum = 0
  for (const digit of digits.slice(0, -1)) sum = ((sum + Number(digit)) * 2) % 11
  const check = (12 - sum) % 11
  return digits.at(-1) === (check === 10 ? 'X' : String(check))
}

/** Whether the last two digits fit what stands before by ISO 7064, MOD 97-10, as in LEI; letters are 10 to 35. */
function fitsMod97(text: string): boolean {
  let rest = 0
  for (const sign of text) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** Whether the two digits at the end of a ROR fit the six signs of Crockford’s base 32 before them. */
function fitsRor(text: string): boolean {
  let number = 0
  for (const sign of text.slice(0, -2)) number = number * 32 + CROCKFORD.indexOf(sign)
  return Number(text.slice(-2)) === 98 - ((number * 100) % 97)
}

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz'

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

/**
 * A web address that a whole text is, http or https; undefined for any other text, and for an address that names somebody
 * before its host, as that can look like another host (`https://wikipedia.org@example.com`).
 */
export function webAddress(text: string): string | undefined {
  return text.length <= LONGEST_ADDRESS && WEB_ADDRESS.test(text) ? text : undefined
}

/** UTF-16 units. */
const LONGEST_ADDRESS = 2000
const WEB_ADDRESS =
  /^https?:\/\/[\p{L}\p{M}\p{N}_.-]+(?::\d{1,5})?(?:[/?#][^\s<>"'`\\{}|^\p{C}]*)?$/iu
