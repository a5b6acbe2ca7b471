import {readFileSync} from 'node:fs'
import {join} from 'node:path'

const HEADER = ['id', 'kind', 'name', 'aliases', 'type', 'within', 'lat', 'lon', 'ids']

/**
 * Turns the towns of the world into a gazetteer, with the countries and provinces they lie in.
 * The places of countries at war come with their names in many scripts. Names that many towns share are kept.
 */
export function geonamesGlossary(folder) {
  const atWar = rowsOf(folder, 'conflict-countries.tsv')
  const countries = new Set(atWar.map(row => row[8]))
  const towns = rowsOf(folder, 'cities.tsv').slice(1)
  const others = towns.filter(([, country]) => !countries.has(country))
  const rows = [...regionsOf(towns), ...others.map(townOf), ...atWar.map(placeAtWar)]
  return `${[HEADER, ...rows].map(row => row.join('\t')).join('\n')}\n`
}

/** The names of all towns and provinces. */
export function placeNames(folder) {
  return new Set(rowsOf(folder, 'cities.tsv').flatMap(([name, , admin]) => [name, admin]))
}

/** A row for each country and province in which a town lies. */
function regionsOf(towns) {
  const regions = new Map()
  const names = new Intl.DisplayNames(['en'], {type: 'region'})
  for (const [, country, admin] of towns) {
    const id = countryId(country)
    regions.set(id, [id, 'place', names.of(country), '', 'country', '', '', '', ''])
    if (admin === '') continue
    const own = provinceId(country, admin)
    regions.set(own, [own, 'place', admin, '', 'admin1', id, '', '', ''])
  }
  return regions.values()
}

/** @param {string[]} row */
function townOf([name, country, admin, lat, lon], index) {
  const id = `${toId(name)}-${country.toLowerCase()}-${index + 1}`
  const within = admin === '' ? countryId(country) : provinceId(country, admin)
  return [id, 'place', name, '', 'town', within, lat, lon, '']
}

/** @param {string[]} row */
function placeAtWar([id, name, ascii, alternates, lat, lon, , code, country]) {
  const others = [ascii, ...alternates.split(',')].filter(other => other !== '' && other !== name)
  const type = code === 'PPLC' || code.startsWith('PPLA') ? 'city' : 'town'
  const aliases = [...new Set(others)].join('|')
  const within = countryId(country)
  return [`geonames-${id}`, 'place', name, aliases, type, within, lat, lon, `geonames:${id}`]
}

function countryId(country) {
  return `country-${country.toLowerCase()}`
}

function provinceId(country, admin) {
  return `${toId(admin)}-province-${country.toLowerCase()}`
}

function toId(name) {
  return name.toLowerCase().replace(/[\s"'=<>`{}|#]+/g, '-')
}

function rowsOf(folder, file) {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n')
  return lines.filter(line => line !== '').map(line => line.split('\t'))
}
