import {Ajv} from 'ajv'
import fc from 'fast-check'
import type {Log, Result, Run} from 'sarif'
import {describe, expect, test} from 'vitest'
import {cutReport} from '../../server/src/reporting/cut-report.js'
import {formatSarif} from '../../server/src/reporting/formats/sarif.js'
import type {OutputTarget, PrintedReport} from '../../server/src/reporting/formatter.js'
import {allRules} from '../../server/src/rules/registry.js'
import {readSarifSchema} from '../support/sarif-schema.js'
import {hostileFindings, makeFinding, makeReport, print} from './make-report.js'

const validate = new Ajv({strict: false, validateFormats: false, unicodeRegExp: false}).compile(
  readSarifSchema()
)

/** The log of a report, once it has proved valid. */
function sarifOf(report: PrintedReport, target: Partial<OutputTarget> = {}): Run {
  const log: Log = JSON.parse(print(formatSarif, report, target))
  validate(log)
  expect(validate.errors ?? []).toEqual([])
  const [run] = log.runs
  if (!run) throw new Error('No run')
  return run
}

function onlyResult(report: PrintedReport): Result {
  const [result, ...others] = sarifOf(report).results ?? []
  expect(others).toEqual([])
  if (!result) throw new Error('No result')
  return result
}

describe('a SARIF log', () => {
  test('is refused by the schema where it is wrong', () => {
    expect(validate({version: '2.1.0', runs: [{tool: {driver: {}}}]})).toBe(false)
  })

  test('of nothing is valid', () => {
    const run = sarifOf(makeReport([]))
    expect(run.results).toEqual([])
    expect(run.columnKind).toBe('utf16CodeUnits')
    expect(run.invocations).toEqual([{executionSuccessful: true, toolExecutionNotifications: []}])
  })

  test('describes all rules, and each result points to its own', () => {
    const findings = [makeFinding({ruleId: 'unknown-alias'}), makeFinding({ruleId: 'unclosed-tag'})]
    const {tool, results = []} = sarifOf(makeReport(findings))
    const {rules = []} = tool.driver
    expect(rules.map(({id}) => id)).toEqual(allRules.map(({id}) => id))
    expect(results.map(({ruleIndex}) => rules[ruleIndex ?? -1]?.id)).toEqual([
      'unknown-alias',
      'unclosed-tag'
    ])
    for (const {helpUri, id} of rules)
      expect(new URL(helpUri ?? '').pathname).toContain(`/${id}.md`)
  })

  test('tells what is found and where', () => {
    const related = [
      {message: 'The entry', path: 'glossary.yaml', line: 2, column: 3, endLine: 2, endColumn: 9}
    ]
    const edits = [
      {line: 7, column: 5, endLine: 7, endColumn: 9, offset: 90, endOffset: 94, text: 'actor'}
    ]
    const fix = {title: 'Write `actor`', safety: 'safe' as const, edits}
    expect(onlyResult(makeReport([makeFinding({severity: 'info', related, fix})]))).toMatchObject({
      level: 'note',
      message: {text: 'Unexpected kind `actr`, expected `actor`'},
      locations: [
        {
          physicalLocation: {
            artifactLocation: {uri: 'articles/truce.news.txt', uriBaseId: '%SRCROOT%'},
            region: {startLine: 7, startColumn: 5, endLine: 7, endColumn: 9}
          }
        }
      ],
      relatedLocations: [
        {
          message: {text: 'The entry'},
          physicalLocation: {
            artifactLocation: {uri: 'glossary.yaml'},
            region: {startLine: 2, startColumn: 3, endLine: 2, endColumn: 9}
          }
        }
      ],
      fixes: [
        {
          description: {text: 'Write `actor`'},
          artifactChanges: [
            {
              replacements: [
                {
                  deletedRegion: {startLine: 7, startColumn: 5, endLine: 7, endColumn: 9},
                  insertedContent: {text: 'actor'}
                }
              ]
            }
          ]
        }
      ]
    })
  })

  test('points to a file alone where the place in it is not known', () => {
    const related = [{message: 'The same text', path: 'b.news.txt'}]
    const [location] = onlyResult(makeReport([makeFinding({related})])).relatedLocations ?? []
    expect(location?.physicalLocation).toEqual({
      artifactLocation: {uri: 'b.news.txt', uriBaseId: '%SRCROOT%'}
    })
  })

  test('tells of what could not be checked, was left out or interrupted', () => {
    const run = sarifOf(
      makeReport([], {
        failures: [
          {path: 'a b.news.txt', message: 'Unexpected folder, expected a file'},
          {path: '', message: 'Internal error'}
        ],
        notices: ['Something was left out'],
        interrupted: true
      })
    )
    const [invocation] = run.invocations ?? []
    expect(invocation?.executionSuccessful).toBe(false)
    expect(
      invocation?.toolExecutionNotifications?.map(({level, message, locations}) => [
        level,
        message.text,
        locations?.[0]?.physicalLocation?.artifactLocation?.uri
      ])
    ).toEqual([
      ['error', 'Unexpected folder, expected a file', 'a%20b.news.txt'],
      ['error', 'Internal error', undefined],
      ['warning', 'Something was left out', undefined],
      ['error', 'Interrupted before all articles were checked', undefined]
    ])
  })
})

describe('the fingerprints of results', () => {
  const twice = [makeFinding({line: 1, offset: 1}), makeFinding({line: 2, offset: 9})]

  function fingerprints(report: PrintedReport): unknown[] {
    return (sarifOf(report).results ?? []).map(({partialFingerprints}) => partialFingerprints)
  }

  test('are counted where findings of a file share theirs', () => {
    const other = makeFinding({path: 'b.news.txt'})
    expect(fingerprints(makeReport([...twice, other]))).toEqual([
      {'newsmark/v1': '0123456789abcdef:1'},
      {'newsmark/v1': '0123456789abcdef:2'},
      {'newsmark/v1': '0123456789abcdef:1'}
    ])
  })

  test('stay when one of them is accepted', () => {
    const [first = makeFinding(), ...rest] = twice
    const accepted = {...first, suppression: {kind: 'comment', reason: 'As printed'}} as const
    const {results = []} = sarifOf(makeReport(rest, {suppressed: [accepted]}))
    expect(
      results.map(({partialFingerprints, suppressions}) => [partialFingerprints, suppressions])
    ).toEqual([
      [{'newsmark/v1': '0123456789abcdef:2'}, undefined],
      [
        {'newsmark/v1': '0123456789abcdef:1'},
        [{kind: 'inSource', status: 'accepted', justification: 'As printed'}]
      ]
    ])
  })
})

test('accepted findings are left out where the reader would take them for open ones', () => {
  const accepted = makeFinding({suppression: {kind: 'baseline'}})
  const report = makeReport([], {suppressed: [accepted]})
  expect(sarifOf(report).results?.map(({suppressions}) => suppressions)).toEqual([
    [{kind: 'external', status: 'accepted'}]
  ])
  expect(sarifOf(report, {listsSuppressed: false}).results).toEqual([])
})

test('a log that is cut keeps the gravest, says so and knows the totals', () => {
  const severities = ['info', 'warning', 'error'] as const
  const findings = Array.from({length: 30}, (_, at) =>
    makeFinding({line: at + 1, offset: at, severity: severities[at % 3] ?? 'info'})
  )
  const run = sarifOf(cutReport(makeReport(findings), 12, 'sarif'))
  expect(run.results?.map(({level}) => level)).toEqual([
    ...Array(10).fill('error'),
    ...Array(2).fill('warning')
  ])
  expect(run.properties).toMatchObject({totals: {error: 10, warning: 10, note: 10}})
  expect(run.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toBe(
    'Printed the gravest 12 of 30 findings, as many as sarif may hold'
  )
})

test('accepted findings count too where a log is cut', () => {
  const suppression = {kind: 'baseline'} as const
  const suppressed = Array.from({length: 9}, (_, at) => makeFinding({offset: at, suppression}))
  const run = sarifOf(cutReport(makeReport([makeFinding()], {suppressed}), 4, 'sarif'))
  expect(run.results).toHaveLength(4)
  expect(run.properties).toMatchObject({totals: {error: 1, suppressed: 9}})
  expect(
    run.invocations?.[0]?.toolExecutionNotifications?.map(({message}) => message.text)
  ).toEqual(['Printed the gravest 3 of 9 accepted findings, as many as sarif may hold'])
})

test('hostile text makes no log invalid, and comes through', () => {
  fc.assert(
    fc.property(hostileFindings, findings => {
      const {results = []} = sarifOf(makeReport(findings))
      for (const [at, {message, locations}] of results.entries()) {
        const finding = findings[at]
        const uri = locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? ''
        expect(uri).toMatch(/^(?:[\w.!~*'()/-]|%[0-9A-F]{2})+$/)
        expect(decodeURIComponent(uri)).toBe(finding?.path.replace(/\p{Surrogate}/gu, '\ufffd'))
        expect(message.text).toBe(finding?.message)
      }
      expect(results).toHaveLength(findings.length)
    })
  )
})
