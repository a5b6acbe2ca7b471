import * as fc from 'fast-check'
import {parseCodebook} from '../../../server/src/codebook/parse-codebook.js'

/** A codebook with a kind of its own, whose entries have fields of their own. */
export const OWN_CODEBOOK = parseCodebook(
  'codebook.yaml',
  'kinds:\n  party:\n    section: parties\n    fields:\n      name: {required: true}\n      aliases: {type: alias, many: true}\n      founded: {type: date}\n      seat: {type: entry, of: place}\n'
).codebook

/** A text as a scalar of YAML on one line, in a style that can hold it. */
function scalar(text: string, style: 'plain' | 'double' | 'single'): string {
  if (style === 'single') return `'${text.replaceAll("'", "''")}'`
  const isPlain = /^[\p{L}…][\p{L}\p{N} .’]*(?<! )$/u.test(text)
  return style === 'plain' && isPlain ? text : JSON.stringify(text)
}

/** Texts of YAML on one line each, of names that are given. */
function scalarsOf(names: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...names), fc.constantFrom('plain', 'plain', 'double', 'single'))
    .map(([text, style]) => scalar(text, style))
}

/** Aliases behind their key: one, a list on the line or below, with mappings in it; `|` stands for the column of the key. */
function aliasesOf(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const period = fc.constantFrom(
    'since: 2016',
    'until: 2016-04',
    'since: 2018, until: 2016',
    'lang: ar',
    'match: ignore-case',
    'match: false',
    'sine: 2016'
  )
  const mapping = fc.tuple(value, period).map(([text, more]) => `{text: ${text}, ${more}}`)
  const item = fc.oneof(value, value, mapping)
  const block = fc
    .tuple(
      value,
      period.filter(each => !each.includes(','))
    )
    .map(([text, more]) => `text: ${text}\n|    ${more}`)
  const list = fc.array(fc.oneof(item, block), {minLength: 1, maxLength: 3})
  return fc.oneof(
    item.map(text => ` ${text}`),
    fc.array(item, {maxLength: 3}).map(items => ` [${items.join(', ')}]`),
    list.map(items => items.map(each => `\n|  - ${each}`).join('')),
    list.map(items => items.map(each => `\n|- ${each.replaceAll('|    ', '|  ')}`).join(''))
  )
}

function fieldsOf(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const more = fc.constantFrom(
    'within: e1',
    'within: [e1, e2]',
    'since: 2016',
    'until: 2015-02-30',
    'lat: 91',
    'lat: 3.5 # north',
    'deprecated: true',
    'replaced-by: e2',
    'founded: 1949',
    'seat: "e3"',
    'ids: {wikidata: Q1, geonames: 5}',
    'ids:\n|  wikidata: Q2\n|  wikidata: x\n|\n|  # more\n|  isni:',
    'nam: A',
    'name:',
    'note: {a: [b, {c: d}]}',
    '# a note',
    '',
    'aliases:'
  )
  return fc.oneof(
    value.map(text => `name: ${text}`),
    value.map(text => `name: ${text}`),
    aliasesOf(value).map(text => `aliases:${text}`),
    more
  )
}

/** What stands behind the key of an entry; `|` stands for the column of its fields. */
function entryOf(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const fields = fc.array(fieldsOf(value), {maxLength: 5})
  const block = fields
    .filter(list => list.some(each => each !== '' && !each.startsWith('#')))
    .map(list => list.map(field => `\n|${field}`).join(''))
  const flow = value.map(text => ` {name: ${text}, aliases: [Police]}`)
  const wrong = fc.constantFrom('', ' none', ' "none"', ' []', ' {}', '\n|- a\n|- b', ' ~ # nobody')
  return fc.oneof({weight: 8, arbitrary: block}, {weight: 2, arbitrary: flow}, wrong)
}

const KEYS = [
  ...Array.from({length: 10}, (_, number) => `e${number}`),
  '"É"',
  'E\u0301',
  "'bad id'",
  'none',
  '北',
  '2016'
]

/** Glossaries in YAML whose entries stand on lines of their own, with some of every mistake; `names` are to be those of entries. */
export function yamlTexts(names: readonly string[]): fc.Arbitrary<string> {
  const entry = fc.tuple(
    fc.constantFrom(...KEYS),
    entryOf(scalarsOf(names)),
    fc.constantFrom('', '', '', '\n', '  # note\n', '      # deeper\n\n')
  )
  const section = fc.record({
    key: fc.constantFrom('actors', 'places', 'places', '"places"', 'parties', 'plces'),
    entries: fc.array(entry, {maxLength: 6}),
    column: fc.integer({min: 1, max: 4}),
    step: fc.integer({min: 1, max: 4}),
    empty: fc.constantFrom('', ' ~', ' none', ' [a]', ' {}'),
    note: fc.constantFrom('', ' # a note')
  })
  const text = section.map(({key, entries, column, step, empty, note}) => {
    if (entries.length === 0) return `${key}:${empty}${note}\n`
    const own = ' '.repeat(column)
    const lines = entries.map(([id, value, after]) => {
      const behind = `${own}${id}:${value.replaceAll('\n|', `\n${own}${' '.repeat(step)}`)}`
      return `${behind}\n${after}`
    })
    return `${key}:${note}\n${lines.join('')}`
  })
  return fc
    .record({
      sections: fc.array(text, {minLength: 1, maxLength: 4}),
      end: fc.constantFrom('\n', '\n', '\r\n', '\r'),
      before: fc.constantFrom('', '\ufeff', '# Our glossary\n\n', '\ufeff# A mark\n'),
      isEnded: fc.boolean()
    })
    .map(({sections, end, before, isEnded}) => {
      const whole = before + sections.join('')
      return (isEnded ? whole : whole.replace(/\n+$/, '')).replaceAll('\n', end)
    })
}
