import {Ajv2020} from 'ajv/dist/2020.js'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {FindingRecord} from '../../server/src/reporting/finding-record.js'
import {formatGitlab} from '../../server/src/reporting/formats/gitlab.js'
import {
  formatFindingsAsJson,
  formatFindingsAsJsonLines
} from '../../server/src/reporting/formats/json.js'
import {formatRdjson} from '../../server/src/reporting/formats/rdjson.js'
import {gitlabSchema, rdjsonSchema} from '../support/report-schemas.js'
import {hostileFindings, makeFinding, makeReport, print} from './make-report.js'

const ajv = new Ajv2020({strict: false})

/** Parses a text, once it has proved to fit a schema. */
function checked<Value>(validate: ReturnType<typeof ajv.compile>, text: string): Value {
  const value: Value = JSON.parse(text)
  validate(value)
  expect(validate.errors ?? []).toEqual([])
  return value
}

describe('records', () => {
  test('hold all that is documented, and null or nothing for what there is not', () => {
    const [plain, full]: object[] = JSON.parse(
      print(
        formatFindingsAsJson,
        makeReport([
          makeFinding(),
          makeFinding({
            suppression: {kind: 'comment'},
            related: [{message: 'There', path: 'b.news.txt'}],
            fix: {title: 'Cut', safety: 'unsafe', edits: []}
          })
        ])
      )
    )
    expect(Object.keys(plain ?? {})).toEqual([
      ...['path', 'line', 'column', 'endLine', 'endColumn', 'offset', 'endOffset', 'ruleId'],
      ...['severity', 'message', 'expected', 'url', 'fingerprint', 'fix', 'related']
    ])
    expect(plain).toMatchObject({fix: null, related: []})
    expect(Object.keys(full ?? {})).toEqual(Object.keys(plain ?? {}))
    expect(full).toMatchObject({
      fix: {title: 'Cut', safety: 'unsafe', edits: []},
      related: [
        {
          message: 'There',
          path: 'b.news.txt',
          line: null,
          column: null,
          endLine: null,
          endColumn: null
        }
      ]
    })
  })

  test('come through whatever they hold, and are the same in both forms', () => {
    fc.assert(
      fc.property(hostileFindings, findings => {
        const report = makeReport(findings)
        const whole: FindingRecord[] = JSON.parse(print(formatFindingsAsJson, report))
        const lines = print(formatFindingsAsJsonLines, report).split('\n').slice(0, -1)
        expect(lines.map(line => JSON.parse(line))).toEqual(whole)
        expect(whole.map(({path, message, expected}) => ({path, message, expected}))).toEqual(
          findings.map(({path, message, expected}) => ({path, message, expected}))
        )
      })
    )
  })
})

interface Issue {
  readonly fingerprint: string
  readonly severity: string
  readonly description: string
  readonly location: {readonly path: string}
}

describe('a report for GitLab', () => {
  const validate = ajv.compile(gitlabSchema)

  function issuesOf(findings: readonly FindingRecord[], suppressed: FindingRecord[] = []): Issue[] {
    return checked(validate, print(formatGitlab, makeReport(findings, {suppressed})))
  }

  test('is refused by the schema where it is wrong', () => {
    expect(validate([{description: 'x'}])).toBe(false)
  })

  test('lists issues', () => {
    expect(issuesOf([])).toEqual([])
    expect(issuesOf([makeFinding({severity: 'warning'})])).toEqual([
      {
        type: 'issue',
        description: 'Unexpected kind `actr`, expected `actor`',
        check_name: 'unknown-kind',
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        severity: 'minor',
        categories: ['Style'],
        content: {
          body: 'See https://github.com/newsmark/newsmark/blob/main/docs/rules/unknown-kind.md'
        },
        location: {
          path: 'articles/truce.news.txt',
          positions: {begin: {line: 7, column: 5}, end: {line: 7, column: 9}}
        }
      }
    ])
  })

  test('has a fingerprint of its own for each, which moving lines does not change', () => {
    const same = [makeFinding(), makeFinding({offset: 200}), makeFinding({path: 'b.news.txt'})]
    const moved = same.map(finding => ({
      ...finding,
      line: finding.line + 5,
      offset: finding.offset + 99
    }))
    const before = issuesOf(same).map(({fingerprint}) => fingerprint)
    expect(new Set(before).size).toBe(3)
    expect(issuesOf(moved).map(({fingerprint}) => fingerprint)).toEqual(before)
  })

  test('fits the schema whatever it holds', () => {
    fc.assert(
      fc.property(hostileFindings, findings => {
        const issues = issuesOf(findings)
        expect(issues.map(({location, description}) => [location.path, description])).toEqual(
          findings.map(({path, message}) => [path, message])
        )
        expect(new Set(issues.map(({fingerprint}) => fingerprint)).size).toBe(findings.length)
      })
    )
  })
})

interface Diagnostics {
  readonly diagnostics: readonly {
    readonly location: {readonly path: string; readonly range: Range}
    readonly suggestions?: readonly {readonly range: Range; readonly text: string}[]
  }[]
}

interface Range {
  readonly start: {readonly line: number; readonly column?: number}
  readonly end: {readonly line: number; readonly column?: number}
}

describe('a report for reviewdog', () => {
  const validate = ajv.compile(rdjsonSchema)
  const text = 'Ein\n“Ä” 😀 :actr[X]\n'
  const at = text.indexOf('actr')
  const place = {line: 2, column: 9, endLine: 2, endColumn: 13, offset: at, endOffset: at + 4}

  function diagnosticsOf(findings: readonly FindingRecord[], source = text) {
    const report = print(formatRdjson, makeReport(findings), {source: () => source})
    return checked<Diagnostics>(validate, report).diagnostics
  }

  test('is refused by the schema where it is wrong', () => {
    expect(validate({diagnostics: [{message: 'x', location: {path: 'a', line: 1}}]})).toBe(false)
  })

  test('counts columns in bytes', () => {
    const range = {start: {line: 2, column: 16}, end: {line: 2, column: 20}}
    const line = Buffer.from(text.split('\n')[1] ?? '')
    expect(line.subarray(range.start.column - 1, range.end.column - 1).toString()).toBe('actr')
    expect(diagnosticsOf([makeFinding({...place})])).toEqual([
      {
        message: 'Unexpected kind `actr`, expected `actor`',
        location: {path: 'articles/truce.news.txt', range},
        severity: 'ERROR',
        code: {
          value: 'unknown-kind',
          url: 'https://github.com/newsmark/newsmark/blob/main/docs/rules/unknown-kind.md'
        },
        suggestions: [{range, text: 'actor'}]
      }
    ])
  })

  test('suggests the fix where there is one, and nothing for one in several places', () => {
    const edit = {...place, text: 'actor'}
    const fix = {title: 'Write it', safety: 'safe', edits: [edit]} as const
    const spread = {...fix, edits: [edit, edit]}
    const [one, none] = diagnosticsOf([
      makeFinding({...place, fix, expected: ['place']}),
      makeFinding({...place, fix: spread})
    ])
    expect(one?.suggestions?.map(({text: written}) => written)).toEqual(['actor'])
    expect(none?.suggestions).toBeUndefined()
  })

  test('has lines alone for files that cannot be read any more', () => {
    const report = print(formatRdjson, makeReport([makeFinding()]))
    const [diagnostic] = checked<Diagnostics>(validate, report).diagnostics
    expect(diagnostic?.location.range).toEqual({start: {line: 7}, end: {line: 7}})
    expect(diagnostic?.suggestions).toBeUndefined()
  })

  test('counts as bytes are counted, from place to place', () => {
    const offsets = fc.array(fc.nat(40), {minLength: 1, maxLength: 5})
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), offsets, (line, places) => {
        const whole = line.replace(/[\r\n]/g, '')
        const ends = places.map(offset => cutAtCharacter(whole, offset))
        const findings = ends.map(offset =>
          makeFinding({line: 1, endLine: 1, offset, endOffset: offset})
        )
        expect(
          diagnosticsOf(findings, whole).map(({location}) => location.range.start.column)
        ).toEqual(ends.map(end => Buffer.byteLength(whole.slice(0, end)) + 1))
      })
    )
  })

  /** Not in the midst of a surrogate pair, and inside the text. */
  function cutAtCharacter(line: string, offset: number): number {
    const end = Math.min(offset, line.length)
    return /[\ud800-\udbff]/.test(line.charAt(end - 1)) ? end - 1 : end
  }

  test('fits the schema whatever it holds', () => {
    fc.assert(
      fc.property(hostileFindings, findings => {
        const sorted = diagnosticsOf(findings).map(({location}) => location.path)
        expect(sorted.toSorted()).toEqual(findings.map(({path}) => path).toSorted())
      })
    )
  })
})
