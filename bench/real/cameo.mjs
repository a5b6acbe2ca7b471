import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {titleCase} from './title-case.mjs'

const FILES = [
  'Phoenix.Countries.actors.txt',
  'Phoenix.International.actors.txt',
  'Phoenix.MilNonState.actors.txt'
]

/**
 * Turns the CAMEO actor dictionaries in a folder into a glossary, one JSON object a line.
 * A head with its synonyms is an entry; codes give its roles, and their dates the time of its `function`.
 * `places` are names of towns and provinces: the dictionaries let these stand for their countries, which is no way to mark them.
 * Nothing is fixed: names that occur twice, and characters that nobody can read, are for the checker to find.
 */
export function cameoGlossary(folder, places = new Set()) {
  const entries = FILES.flatMap(file => {
    const lines = readFileSync(join(folder, file), 'utf8').split(/\r?\n/)
    return groupLines(lines).map(group => toEntry(group, file.includes('Countries'), places))
  })
  return `${entries.map(entry => JSON.stringify(entry)).join('\n')}\n`
}

/** A line without `+` starts an entry; synonyms and lines of codes alone belong to it. */
function groupLines(lines) {
  const groups = []
  for (const line of lines) {
    const [, plus, written, codes] = /^(\+?)([^[#;\t]*)\s*((?:\[[^\]]*\]\s*)*)/.exec(line) ?? [
      '',
      '',
      '',
      ''
    ]
    const codesBelow = /^\s*((?:\[[^\]]*\]\s*)+)/.exec(line)?.[1]
    const name = written.replace(/_/g, ' ').replace(/ +/g, ' ').trim()
    const group = groups.at(-1)
    if (name === '') group?.codes.push(...codesIn(codesBelow ?? ''))
    else if (plus === '+') addTo(group, name, codes)
    else groups.push({names: [name], codes: codesIn(codes), isListed: line.includes('CountryInfo')})
  }
  return groups
}

function addTo(group, name, codes) {
  group?.names.push(name)
  group?.codes.push(...codesIn(codes))
}

function codesIn(text) {
  return Array.from(text.matchAll(/\[([^\]]*)\]/g), ([, code]) => readCode(code))
}

/** Reads `SYRGOV >000717`, `AFGELI 320101-331108` or `HTIOPPMED <061231`. */
function readCode(written) {
  const [code = '', ...dates] = written.trim().split(/\s+/)
  const [, before, after, from, until] = /^(<)?(>)?(\d+)?(?:-(\d+))?$/.exec(dates.join('')) ?? []
  const since = before ? undefined : toDate(from)
  return {code, since, until: before ? toDate(from) : after ? undefined : toDate(until)}
}

/** Two digits of a year up to 15 are of this century: the dictionaries are of 2014. */
function toDate(digits) {
  const [, century, year, month, day] = /^(\d\d)??(\d\d)(\d\d)(\d\d)$/.exec(digits ?? '') ?? []
  if (year === undefined) return undefined
  return `${century ?? (Number(year) <= 15 ? '20' : '19')}${year}-${month}-${day}`
}

function toEntry({names, codes, isListed}, isCountries, places) {
  const [head, ...synonyms] = names
  const name = titleCase(head)
  const dated = codes.filter(({since, until}) => since ?? until).at(-1)
  const isPerson = isListed || (dated !== undefined && /\w[ ]\w/.test(head))
  const isCountry = isCountries && !isListed && /^[A-Z]{3}$/.test(codes[0]?.code ?? '')
  const spell = isCountries ? name => [titleCase(name)] : spellings
  const aliases = synonyms.flatMap(synonym => toAliases(spell(synonym), isCountry, places, dated))
  return {
    id: toId(head),
    kind: 'actor',
    name,
    aliases: [...spell(head).slice(1), ...aliases],
    type: isPerson ? 'person' : isCountry ? 'gpe' : 'organization',
    role: rolesOf(codes),
    ...(dated && {function: dated.code, since: dated.since, until: dated.until}),
    ...(codes.length > 0 && {note: codes.map(({code}) => code).join(' ')})
  }
}

function toAliases(texts, isCountry, places, dated) {
  return texts.map(text => {
    if (isCountry && places.has(text)) return {text, match: false}
    const isOffice = dated !== undefined && OFFICE.test(text)
    return isOffice ? {text, since: dated.since, until: dated.until} : text
  })
}

const OFFICE = /^(?:President|Prime Minister|Minister|King|Queen|Secretary|Chancellor|Premier) /

/** Short names may be abbreviations or not: both are names. */
function spellings(name) {
  const written = titleCase(name)
  return /^[A-Z.-]{2,6}$/.test(name) && written !== name ? [written, name] : [written]
}

function toId(name) {
  return name.toLowerCase().replace(/[\s"'=<>`{}|#]+/g, '-')
}

function rolesOf(codes) {
  const roles = codes.flatMap(
    ({code}) =>
      code
        .match(/.{3}/g)
        ?.flatMap((part, at) =>
          at > 0 || part === 'IGO' || part === 'MNC' ? (ROLES[part] ?? []) : []
        ) ?? []
  )
  return [...new Set(roles)]
}

const ROLES = {
  GOV: 'government',
  MIL: 'state-forces',
  COP: 'police',
  SPY: 'intelligence',
  JUD: 'judiciary',
  LEG: 'legislature',
  PTY: 'party',
  OPP: 'opposition',
  REB: 'rebel-group',
  IGO: 'igo',
  NGO: 'ngo',
  MED: 'media',
  BUS: 'company',
  MNC: 'company',
  CVL: 'civilians',
  REF: 'refugees',
  ELI: 'other'
}
