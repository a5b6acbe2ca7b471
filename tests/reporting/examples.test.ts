import {readFileSync} from 'node:fs'
import path from 'node:path'
import {Ajv} from 'ajv'
import {Ajv2020} from 'ajv/dist/2020.js'
import {describe, expect, test} from 'vitest'
import {validateXML} from 'xmllint-wasm'
import {ROOT, runCli} from '../cli/run-cli.js'
import {gitlabSchema, rdjsonSchema} from '../support/report-schemas.js'
import {readSarifSchema} from '../support/sarif-schema.js'

const mistakes = path.join(ROOT, 'examples/mistakes')
const JUNIT = readFileSync(path.join(ROOT, 'tests/support/junit.xsd'), 'utf8')

function print(format: string): string {
  return runCli(mistakes, ['check', '--format', format]).stdout
}

interface Place {
  readonly path: string
  readonly offset: number
  readonly endOffset: number
}

const records: readonly Place[] = JSON.parse(print('json'))

describe('what is found in the examples', () => {
  test('is valid SARIF, with fixes and places that explain it', () => {
    const options = {strict: false, validateFormats: false, unicodeRegExp: false}
    const validate = new Ajv(options).compile(readSarifSchema())
    const text = print('sarif')
    validate(JSON.parse(text))
    expect(validate.errors ?? []).toEqual([])
    const results: readonly {readonly suppressions?: unknown}[] = JSON.parse(text).runs[0].results
    const open = results.filter(({suppressions}) => suppressions === undefined)
    expect(open).toHaveLength(records.length)
    expect(text).toContain('"fixes":')
    expect(text).toContain('"relatedLocations":')
  })

  test.each([
    ['gitlab', gitlabSchema],
    ['rdjson', rdjsonSchema]
  ])('fits the schema of %s', (format, schema) => {
    const validate = new Ajv2020({strict: false}).compile(schema)
    validate(JSON.parse(print(format)))
    expect(validate.errors ?? []).toEqual([])
  })

  test('fits the schema of JUnit', async () => {
    const xml = [{fileName: 'junit.xml', contents: print('junit')}]
    expect((await validateXML({xml, schema: JUNIT})).errors).toEqual([])
  })

  test('stands at the bytes that are told to reviewdog', () => {
    const {diagnostics} = JSON.parse(print('rdjson'))
    expect(diagnostics).toHaveLength(records.length)
    for (const [at, {location}] of diagnostics.entries()) {
      const {path: file, offset, endOffset} = records[at] ?? {path: '', offset: 0, endOffset: 0}
      const bytes = readFileSync(path.join(mistakes, file))
      const {start, end} = location.range
      const said = bytes.subarray(offsetOf(bytes, start), offsetOf(bytes, end)).toString()
      expect(said, file).toBe(bytes.toString().slice(offset, endOffset))
    }
  })
})

/** Where a line and a column in bytes stand in a file. */
function offsetOf(
  bytes: Buffer,
  {line, column}: {readonly line: number; readonly column: number}
): number {
  let start = 0
  for (let before = 1; before < line; before += 1) start = bytes.indexOf('\n', start) + 1
  return start + column - 1
}
