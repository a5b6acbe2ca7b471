import {between, createRandom, pick} from './random.mjs'
import {forenames, groups, organisations, syllables} from './words.mjs'

/** Syllables of which none is the beginning of another, so that a row of them is one number. */
const DIGITS = syllables.filter(
  one => !syllables.some(other => other !== one && other.startsWith(one))
)

/**
 * Makes a glossary: 60 % actors, 40 % places, all names and aliases different.
 * Gives `{actors, places}`, lists of entries `{id, names, fields}` with the name first among the names.
 */
export function makeGlossary(size) {
  const random = createRandom(size)
  const taken = new Set()
  const placeCount = Math.round(size * 0.4)
  const places = Array.from({length: placeCount}, (_, index) => makePlace(random, taken, index))
  for (const [index, place] of places.entries()) locate(random, places, place, index)
  const actors = Array.from({length: size - placeCount}, (_, index) =>
    makeActor(random, taken, places, index)
  )
  return {actors, places}
}

/** Writes a glossary as YAML. */
export function glossaryToYaml({actors, places}) {
  return `actors:\n${actors.map(entryToYaml).join('')}places:\n${places.map(entryToYaml).join('')}`
}

/**
 * Gives so many further entries as the rows of a gazetteer, its head first: 60 % actors and 40 % places.
 * They are numbered from `from`, and each name holds its number in letters: so no two have a name or an id in common,
 * nor has one with `glossary`, and none has to be remembered.
 */
export function* furtherRows(glossary, from, count) {
  const random = createRandom(from)
  const home = glossary.places[0].id
  const actors = from + Math.round(count * 0.6)
  yield 'id\tkind\tname\taliases\ttype\trole\twithin\tlat\tlon\n'
  for (let number = from; number < from + count; number++) {
    const name = numberName(number)
    yield `${(number < actors ? furtherActor(random, name) : furtherPlace(random, name, home)).join('\t')}\n`
  }
}

function furtherActor(random, family) {
  const name = `${pick(random, forenames)} ${family}`
  const aliases = random() < 0.4 ? `${family}|Minister ${family}` : family
  return [toId(name), 'actor', name, aliases, 'person', 'government', '', '', '']
}

function furtherPlace(random, name, within) {
  const alias = random() < 0.6 ? `${name} ${word(random, 2, 2)}` : ''
  const [lat, lon] = [random() * 60, random() * 120].map(degrees => degrees.toFixed(4))
  return [toId(name), 'place', name, alias, 'town', '', within, lat, lon]
}

/** A name of its own for each number below 4.8 million; the words of the first entries begin with no `Qu` and a syllable. */
function numberName(number) {
  let rest = number
  let name = 'Qu'
  for (let digit = 0; digit < 4; digit++) {
    name += DIGITS[rest % DIGITS.length]
    rest = Math.floor(rest / DIGITS.length)
  }
  return name
}

/** @param {{id: string, names: string[], fields: Record<string, unknown>}} entry */
function entryToYaml({id, names: [name, ...aliases], fields}) {
  const lines = [`  ${id}:`, `    name: ${name}`]
  if (aliases.length > 0) lines.push(`    aliases: [${aliases.join(', ')}]`)
  for (const [key, value] of Object.entries(fields)) lines.push(`    ${key}: ${value}`)
  return `${lines.join('\n')}\n`
}

function makePlace(random, taken, index) {
  const name = unique(taken, () => word(random, 2, 4))
  const aliases = random() < 0.6 ? [unique(taken, () => `${name} ${word(random, 2, 2)}`)] : []
  const type = index < 10 ? 'country' : index < 40 ? 'admin1' : pick(random, ['city', 'town'])
  return {id: toId(name), names: [name, ...aliases], fields: {type}}
}

function locate(random, places, place, index) {
  if (index >= 10) place.fields.within = places[index % (index < 40 ? 10 : 40)].id
  place.fields.lat = (random() * 60).toFixed(4)
  place.fields.lon = (random() * 120).toFixed(4)
}

function makeActor(random, taken, places, index) {
  const chance = random()
  if (chance < 0.55) return makePerson(random, taken)
  const home = places[index % places.length].names[0]
  return chance < 0.85
    ? makeBody(random, taken, home, organisations, 'organization')
    : makeBody(random, taken, home, groups, 'group')
}

function makePerson(random, taken) {
  const family = unique(taken, () => word(random, 2, 3))
  const name = unique(taken, () => `${pick(random, forenames)} ${family}`)
  const names = [name, family]
  if (random() < 0.4) names.push(unique(taken, () => `Minister ${family}`))
  const fields = {type: 'person', role: pick(random, ['government', 'opposition', 'igo', 'expert'])}
  fields.note = `Known for ${between(random, 2, 30)} years of public office.`
  return {id: toId(name), names, fields}
}

function makeBody(random, taken, home, kinds, type) {
  const name = unique(taken, () => `${home} ${word(random, 2, 2)} ${pick(random, kinds)}`)
  const short = unique(taken, () => `${initials(name)}${word(random, 1, 2).toUpperCase()}`)
  const names = random() < 0.5 ? [name, short] : [name, short, unique(taken, () => `the ${name}`)]
  return {id: toId(name), names, fields: {type, role: type === 'group' ? 'rebel-group' : 'ngo'}}
}

function word(random, low, high) {
  const parts = Array.from({length: between(random, low, high)}, () => pick(random, syllables))
  const joined = parts.join('')
  return joined[0].toUpperCase() + joined.slice(1)
}

function initials(name) {
  return name.replace(/(\p{L})\p{L}*\s*/gu, '$1').toUpperCase()
}

function toId(name) {
  return name.toLowerCase().replaceAll(' ', '-')
}

/** Draws until a name is new, without regard to case, as an ambiguous name would be a fault. */
function unique(taken, draw) {
  for (;;) {
    const name = draw()
    const key = name.toLowerCase()
    if (taken.has(key)) continue
    taken.add(key)
    return name
  }
}
