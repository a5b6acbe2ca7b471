import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {Ajv} from 'ajv'
import {globSync} from 'tinyglobby'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {jsonSchemas} from '../support/json-schemas.js'

const root = path.join(import.meta.dirname, '../..')
const schemas = [...jsonSchemas()]
const {UPDATE} = process.env

/** With `UPDATE=1` in the environment the files are written first; `npm run format` lays them out. */
describe.each(schemas)('%s', (file, schema) => {
  test('is what the code says', () => {
    const target = path.join(root, file)
    if (UPDATE) writeFileSync(target, JSON.stringify(schema, undefined, 2))
    expect(JSON.parse(readFileSync(target, 'utf8'))).toEqual(schema)
  })
})

const ajv = new Ajv({allowUnionTypes: true, allErrors: true})
const [checkConfig, checkCodebook, checkGlossary, checkBaseline] = schemas.map(([, schema]) =>
  ajv.compile(Object.fromEntries(Object.entries(schema)))
)

describe('the schemas accept', () => {
  const examples = globSync('examples/aleppo-2016/**/*.yaml', {cwd: root}).sort()

  test('sees the examples', () => {
    expect(examples.length).toBeGreaterThan(0)
  })

  test.each(examples)('%s', file => {
    const check = file.endsWith('newsmark.yaml')
      ? checkConfig
      : file.endsWith('codebook.yaml')
        ? checkCodebook
        : checkGlossary
    check?.(parse(readFileSync(path.join(root, file), 'utf8')))
    expect(check?.errors).toBeFalsy()
  })

  test.each([
    ['an empty project file', checkConfig, '{}'],
    ['rules with options', checkConfig, 'rules: {claim-without-speaker: [error, {allow: [x]}]}'],
    ['options that are one text', checkConfig, 'rules: {claim-without-speaker: [off, {allow: x}]}'],
    ['rules that later versions have', checkConfig, 'rules: {some-rule: off}'],
    ['a preset', checkConfig, 'preset: strict'],
    ['single globs', checkConfig, 'include: articles/*.txt'],
    ['codes that are numbers', checkCodebook, codes('{501: {within: 500}, 500: {}}')],
    ['codes to remove', checkCodebook, codes('{peace: null}')],
    ['fields of a team', checkGlossary, 'actors: {un: {name: UN, budget: 3}}'],
    ['a list of accepted findings', checkBaseline, accepted('{b: {f: 2}}')],
    ['a baseline with its schema', checkBaseline, '{$schema: x, version: 1, files: {}}'],
    ['aliases as mappings', checkGlossary, 'actors: {un: {name: UN, aliases: [{text: U.N.}]}}']
  ])('%s', (_, check, text) => {
    check?.(parse(text))
    expect(check?.errors).toBeFalsy()
  })
})

describe('the schemas reject', () => {
  test.each([
    ['an unknown key', checkConfig, 'inclde: []'],
    ['an unknown severity', checkConfig, 'rules: {unknown-alias: warn}'],
    ['an unknown preset', checkConfig, 'preset: loose'],
    ['an option that a rule does not take', checkConfig, 'rules: {empty-tag: [off, {allow: x}]}'],
    [
      'an option of the wrong type',
      checkConfig,
      'rules: {claim-without-speaker: [off, {allow: {}}]}'
    ],
    [
      'an unknown option in an override',
      checkConfig,
      'overrides: [{files: x, rules: {claim-without-speaker: [off, {alow: x}]}}]'
    ],
    ['an override without files', checkConfig, 'overrides: [{rules: {unknown-alias: off}}]'],
    ['an unknown key of a kind', checkCodebook, 'kinds: {claim: {atributes: {}}}'],
    ['an unknown type', checkCodebook, 'kinds: {claim: {attributes: {topic: {type: cod}}}}'],
    ['an unknown key of a code', checkCodebook, codes('{peace: {defintion: x}}')],
    ['an entry without a name', checkGlossary, 'actors: {un: {}}'],
    ['an entry that is a text', checkGlossary, 'actors: {un: UN}'],
    ['a latitude that is no number', checkGlossary, 'places: {a: {name: A, lat: north}}'],
    ['another version of the baseline', checkBaseline, '{version: 2, files: {}}'],
    ['a baseline of nothing', checkBaseline, '{}'],
    ['no findings that are accepted', checkBaseline, accepted('{b: {f: 0}}')],
    ['accepted findings without a count', checkBaseline, accepted('{b: [f]}')],
    ['an unknown key of an alias', checkGlossary, 'actors: {un: {name: UN, aliases: [{txt: x}]}}']
  ])('%s', (_, check, text) => {
    expect(check?.(parse(text))).toBe(false)
  })
})

function codes(list: string): string {
  return `kinds: {claim: {attributes: {topic: {codes: ${list}}}}}`
}

function accepted(rules: string): string {
  return `{version: 1, files: {a.news.txt: ${rules}}}`
}
