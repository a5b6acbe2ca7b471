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
const [checkConfig, checkCodebook, checkGlossary] = schemas.map(([, schema]) =>
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
    ['rules with options', checkConfig, 'rules: {unknown-alias: [error, {allow: [x]}]}'],
    ['single globs', checkConfig, 'include: articles/*.txt'],
    ['codes that are numbers', checkCodebook, codes('{501: {within: 500}, 500: {}}')],
    ['codes to remove', checkCodebook, codes('{peace: null}')],
    ['fields of a team', checkGlossary, 'actors: {un: {name: UN, budget: 3}}'],
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
    ['an override without files', checkConfig, 'overrides: [{rules: {unknown-alias: off}}]'],
    ['an unknown key of a kind', checkCodebook, 'kinds: {claim: {atributes: {}}}'],
    ['an unknown type', checkCodebook, 'kinds: {claim: {attributes: {topic: {type: cod}}}}'],
    ['an unknown key of a code', checkCodebook, codes('{peace: {defintion: x}}')],
    ['an entry without a name', checkGlossary, 'actors: {un: {}}'],
    ['an entry that is a text', checkGlossary, 'actors: {un: UN}'],
    ['a latitude that is no number', checkGlossary, 'places: {a: {name: A, lat: north}}'],
    ['an unknown key of an alias', checkGlossary, 'actors: {un: {name: UN, aliases: [{txt: x}]}}']
  ])('%s', (_, check, text) => {
    expect(check?.(parse(text))).toBe(false)
  })
})

function codes(list: string): string {
  return `kinds: {claim: {attributes: {topic: {codes: ${list}}}}}`
}
