import {readFileSync} from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import {XMLParser} from 'fast-xml-parser'
import {parse as readJunit} from 'junit2json'
import {describe, expect, test} from 'vitest'
import {validateXML} from 'xmllint-wasm'
import type {FindingRecord} from '../../server/src/reporting/finding-record.js'
import {formatCheckstyle} from '../../server/src/reporting/formats/checkstyle.js'
import {formatJunit} from '../../server/src/reporting/formats/junit.js'
import {escapeXml} from '../../server/src/reporting/formats/xml.js'
import {hostileFindings, makeFinding, makeReport, print} from './make-report.js'

const JUNIT = readFileSync(path.join(import.meta.dirname, '../support/junit.xsd'), 'utf8')

/** What libxml2 objects to in some texts; nothing in good ones. */
async function complaints(texts: readonly string[], schema?: string): Promise<readonly unknown[]> {
  const xml = texts.map((contents, at) => ({fileName: `${at}.xml`, contents}))
  const {errors} = await validateXML(
    schema === undefined ? {xml, normalization: 'format'} : {xml, schema}
  )
  return errors
}

const reader = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  processEntities: {maxTotalExpansions: 1e6, maxExpandedLength: 1e7},
  isArray: name => ['file', 'error', 'testsuite', 'testcase'].includes(name)
})

const failures = [{path: 'gone.news.txt', message: 'Unexpected path, expected a file <or> folder'}]
const found = [
  makeFinding(),
  makeFinding({line: 9, severity: 'warning', ruleId: 'unknown-alias', message: 'A & B'}),
  makeFinding({path: 'b "c".news.txt', severity: 'info', message: 'Line\nend'})
]
/** Some hundred findings that mean harm, the same in each run. */
const hostile = fc.sample(hostileFindings, {numRuns: 100, seed: 7}).flat()

test('escaped text holds what XML allows', () => {
  expect(escapeXml('<&>"\'\n\t\r')).toBe('&lt;&amp;&gt;&quot;&apos;&#10;&#9;&#13;')
  expect(escapeXml('\0\u001b\ufffe\ud800 😀')).toBe('\\u{0}\\u{1b}\\u{fffe}\\u{d800} 😀')
})

describe('a JUnit report', () => {
  test('fits its schema', async () => {
    const reports = [makeReport([]), makeReport(found, {failures}), makeReport(hostile)]
    expect(
      await complaints(
        reports.map(report => print(formatJunit, report)),
        JUNIT
      )
    ).toEqual([])
  })

  test('is refused by the schema where it is wrong', async () => {
    const wrong = '<testsuites><testsuite name="a"><test/></testsuite></testsuites>'
    expect(await complaints([wrong], JUNIT)).not.toEqual([])
  })

  test('is read as failed and skipped tests by file', async () => {
    const suites = await readJunit(print(formatJunit, makeReport(found, {failures})))
    if (!suites || !('testsuite' in suites)) throw new Error('No suites')
    expect(suites).toMatchObject({name: 'newsmark', tests: 4, failures: 1, errors: 1})
    expect(
      suites.testsuite?.map(({name, tests, testcase = []}) => [
        name,
        tests,
        testcase.map(({name: title, failure, skipped, error}) => [
          title,
          failure?.[0]?.message,
          skipped?.[0]?.message,
          error?.[0]?.message
        ])
      ])
    ).toEqual([
      [
        'articles/truce.news.txt',
        2,
        [
          ['unknown-kind (7:5)', 'Unexpected kind `actr`, expected `actor`', undefined, undefined],
          ['unknown-alias (9:5)', undefined, 'A & B', undefined]
        ]
      ],
      ['b "c".news.txt', 1, [['unknown-kind (7:5)', undefined, 'Line\nend', undefined]]],
      [
        'newsmark',
        1,
        [['gone.news.txt', undefined, undefined, 'Unexpected path, expected a file <or> folder']]
      ]
    ])
  })

  test('of nothing holds a test that has passed', async () => {
    const suites = await readJunit(print(formatJunit, makeReport([])))
    if (!suites || !('testsuite' in suites)) throw new Error('No suites')
    expect(suites.testsuite?.[0]?.testcase).toEqual([
      {name: 'articles checked: 3', classname: 'newsmark'}
    ])
  })
})

describe('a Checkstyle report', () => {
  function filesOf(text: string): {name: string; error: Record<string, string>[]}[] {
    return reader.parse(text).checkstyle.file ?? []
  }

  test('is XML, whatever it holds', async () => {
    const reports = [makeReport([]), makeReport(found, {failures}), makeReport(hostile)]
    expect(await complaints(reports.map(report => print(formatCheckstyle, report)))).toEqual([])
  })

  test('lists errors by file', () => {
    expect(filesOf(print(formatCheckstyle, makeReport(found, {failures})))).toMatchObject([
      {
        name: 'articles/truce.news.txt',
        error: [
          {
            line: '7',
            column: '5',
            severity: 'error',
            message: 'Unexpected kind `actr`, expected `actor`',
            source: 'newsmark.unknown-kind'
          },
          {line: '9', severity: 'warning', message: 'A & B', source: 'newsmark.unknown-alias'}
        ]
      },
      {name: 'b "c".news.txt', error: [{severity: 'info', message: 'Line\nend'}]},
      {name: 'gone.news.txt', error: [{severity: 'error', source: 'newsmark'}]}
    ])
  })

  test('holds hostile text as it is, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(hostileFindings, findings => {
        const errors = filesOf(print(formatCheckstyle, makeReport(findings))).flatMap(
          ({name, error}) => error.map(({message, line}) => [name, message, line].join('\n'))
        )
        expect(errors.toSorted()).toEqual(findings.map(asXmlHolds).toSorted())
      })
    )
  })

  function asXmlHolds({path: file, message, line}: FindingRecord): string {
    return [file, message, line]
      .join('\n')
      .replace(
        /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu,
        character => `\\u{${character.codePointAt(0)?.toString(16)}}`
      )
  }
})
