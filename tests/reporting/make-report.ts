import fc, {type Arbitrary} from 'fast-check'
import {noColours} from '../../server/src/reporting/colours.js'
import {countFindings} from '../../server/src/reporting/count-findings.js'
import type {FindingRecord} from '../../server/src/reporting/finding-record.js'
import type {Formatter, OutputTarget, PrintedReport} from '../../server/src/reporting/formatter.js'
import {createIdentify} from '../../server/src/reporting/identify.js'
import type {CheckReport} from '../../server/src/reporting/report.js'

/** A finding, of which a test names what matters to it. */
export function makeFinding(given: Partial<FindingRecord> = {}): FindingRecord {
  const ruleId = given.ruleId ?? 'unknown-kind'
  return {
    path: 'articles/truce.news.txt',
    line: 7,
    column: 5,
    endLine: 7,
    endColumn: 9,
    offset: 90,
    endOffset: 94,
    ruleId,
    severity: 'error',
    message: 'Unexpected kind `actr`, expected `actor`',
    expected: ['actor'],
    url: `https://github.com/newsmark/newsmark/blob/main/docs/rules/${ruleId}.md`,
    fingerprint: '0123456789abcdef',
    ...given
  }
}

/** A report of findings as formats get it. */
export function makeReport(
  findings: readonly FindingRecord[],
  more: Partial<CheckReport> = {}
): PrintedReport {
  const suppressed = [...(more.suppressed ?? [])]
  return {
    failures: [],
    skipped: [],
    notices: [],
    times: new Map(),
    articles: 3,
    interrupted: false,
    stoppedAt: undefined,
    ...more,
    findings: [...findings],
    suppressed,
    totals: {...countFindings(findings), suppressed: suppressed.length},
    identify: createIdentify([...findings, ...suppressed])
  }
}

/** A place without colours, in the root of a repository that no service shows. */
const plainTarget: OutputTarget = {
  colours: noColours,
  width: text => text.length,
  link: text => text,
  source: () => undefined,
  fromRoot: path => path,
  page: () => undefined,
  listsSuppressed: true
}

/** What a format makes of a report. */
export function print(
  formatter: Formatter,
  report: PrintedReport,
  target: Partial<OutputTarget> = {}
): string {
  return [...formatter(report, {...plainTarget, ...target})].join('')
}

/** Text that means something to one format or another, or is hard to write down. */
const nasty: readonly string[] = [
  ...[
    '::',
    ':',
    '%',
    '%0A',
    '%25',
    '%AZP25',
    ',',
    ';',
    ']',
    '=',
    '##[error]x',
    '##vso[task.complete]x'
  ],
  ...[']]>', '<b>', '&amp;', '&#0;', '"', "'", '-->', '<?', '|', '\\', '\\|', '`', '``', '`a|b`'],
  ...[
    '*a*',
    '_b_',
    '[x](y)',
    '![x](y)',
    '<https://a.b>',
    'https://a.b',
    'www.a.b',
    '@a',
    '#1',
    '~~x~~'
  ],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\t',
    '\0',
    '\u001b[31m',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\ufffe',
    '\uffff'
  ],
  ...['\u202e', '\u2066', '\ud800', '\udc00', '😀', '👩‍👩‍👧', 'e\u0301', '漢字', 'אבג', ' ', '']
]

const hostileText: Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...nasty),
      fc.string({unit: 'binary', maxLength: 3}),
      fc.string({maxLength: 5})
    ),
    {maxLength: 6}
  )
  .map(parts => parts.join(''))

const edit = fc.record({
  line: fc.integer({min: 1, max: 9}),
  column: fc.integer({min: 1, max: 9}),
  endLine: fc.integer({min: 1, max: 9}),
  endColumn: fc.integer({min: 1, max: 9}),
  offset: fc.nat(99),
  endOffset: fc.nat(99),
  text: hostileText
})

/** A finding of hostile text wherever strangers have a say. */
const hostileFinding: Arbitrary<FindingRecord> = fc
  .record({
    path: hostileText.map(text => `a${text}`),
    line: fc.integer({min: 1, max: 9}),
    message: hostileText.map(text => `Unexpected \`${text}\``),
    expected: fc.array(hostileText, {maxLength: 2}),
    severity: fc.constantFrom('error', 'warning', 'info'),
    ruleId: fc.constantFrom('unknown-kind', 'unclosed-tag', 'unknown-alias'),
    fix: fc.record({
      title: hostileText,
      safety: fc.constantFrom('safe', 'unsafe'),
      edits: fc.array(edit)
    }),
    related: fc.array(fc.record({message: hostileText, path: hostileText}), {maxLength: 2})
  })
  .map(given => makeFinding({...given, endLine: given.line}))

/** Hostile findings, in one or more files. */
export const hostileFindings: Arbitrary<FindingRecord[]> = fc.array(hostileFinding, {maxLength: 4})
