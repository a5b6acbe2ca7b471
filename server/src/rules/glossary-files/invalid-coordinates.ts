import {type Phrase, phrase} from '../../base/phrase.js'
import {inFinds} from '../../base/steps.js'
import type {Codebook} from '../../codebook/codebook.js'
import {entriesHaving} from '../../glossary/entries-having.js'
import type {Entry, Field, FieldValue} from '../../glossary/entry.js'
import type {Report} from '../finding.js'
import type {GlossaryRule} from '../rule.js'

/** Reports coordinates that are out of range, incomplete, or 0, 0. */
export const invalidCoordinates: GlossaryRule = {
  id: 'invalid-coordinates',
  subject: 'glossary',
  group: 'glossary files',
  severity: 'error',
  fix: 'unsafe',
  summary: 'Coordinates that are not those of a place',
  *check({entries}, codebook, report) {
    const kinds = kindsWithCoordinates(codebook)
    yield* inFinds(entriesHaving(entries, COORDINATES), entry => {
      if (!kinds.has(entry.kind)) return
      for (const found of checkEntry(entry)) report({...found, path: entry.location.path})
    })
  }
}

const COORDINATES = ['lat', 'lon']

function kindsWithCoordinates({kinds}: Codebook): ReadonlySet<string> {
  const found = new Set<string>()
  for (const {name, fields} of kinds.values()) {
    if (fields.get('lat')?.type === 'number' && fields.get('lon')?.type === 'number')
      found.add(name)
  }
  return found
}

function checkEntry({fields}: Entry): readonly Report[] {
  const lat = fields.get('lat')
  const lon = fields.get('lon')
  if (!lat && !lon) return NOTHING
  if (lat && lon) return checkBoth(lat.values[0], lon.values[0])
  return lat ? alone(lat, 'lat', 'lon') : alone(lon, 'lon', 'lat')
}

const NOTHING: readonly Report[] = []

function alone(field: Field | undefined, has: string, lacks: string): readonly Report[] {
  const value = field?.values[0]
  if (!value || Number.isNaN(Number(value.text))) return NOTHING
  const message = phrase`Unexpected \`${has}\` without \`${lacks}\`, expected both or none`
  return [{message, span: value.span}]
}

/** Checks both coordinates; `invalid-glossary` reports values that are no numbers. */
function checkBoth(lat: FieldValue | undefined, lon: FieldValue | undefined): readonly Report[] {
  if (!lat || !lon) return NOTHING
  const [north, east] = [Number(lat.text), Number(lon.text)]
  if (Number.isNaN(north) || Number.isNaN(east)) return NOTHING
  if (north === 0 && east === 0) return [nowhere(lat)]
  const isNorth = Math.abs(north) <= 90
  const isEast = Math.abs(east) <= 180
  if (isNorth && isEast) return NOTHING
  if (!isNorth && Math.abs(north) <= 180 && Math.abs(east) <= 90) return [swapped(lat, lon)]
  const found: Report[] = []
  if (!isNorth) found.push(outside(phrase`latitude`, lat, 90))
  if (!isEast) found.push(outside(phrase`longitude`, lon, 180))
  return found
}

function nowhere({span}: FieldValue): Report {
  return {message: 'Unexpected coordinates `0` and `0`, expected those of the place', span}
}

function outside(what: Phrase, {text, span}: FieldValue, most: number): Report {
  return {
    message: phrase`Unexpected ${what} \`${text}\`, expected -${most} to ${most} degrees`,
    span
  }
}

/**
 * Whether latitude and longitude look swapped: the latitude is beyond 90 degrees, and both would be right the other way
 * round.
 */
function swapped(lat: FieldValue, lon: FieldValue): Report {
  const message = phrase`The latitude \`${lat.text}\` and the longitude \`${lon.text}\` seem to be swapped: write them the other way round`
  const edits = [
    {...lat.span, text: lon.text},
    {...lon.span, text: lat.text}
  ].sort((a, b) => a.start - b.start)
  return {
    message,
    span: lat.span,
    fix: {title: 'Swap latitude and longitude', safety: 'unsafe', edits}
  }
}
