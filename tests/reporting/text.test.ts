import fc from 'fast-check'
import picocolors from 'picocolors'
import stringWidth from 'string-width'
import {describe, expect, test} from 'vitest'
import {formatConcise} from '../../server/src/reporting/formats/concise.js'
import {formatGrouped} from '../../server/src/reporting/formats/grouped.js'
import {formatStatistics} from '../../server/src/reporting/formats/statistics.js'
import {formatStylish} from '../../server/src/reporting/formats/stylish.js'
import {printable} from '../../server/src/reporting/text.js'
import {hostileFindings, makeFinding, makeReport, print} from './make-report.js'

const fix = {title: 'Write it', safety: 'safe', edits: []} as const

const found = makeReport([
  makeFinding({fix}),
  makeFinding({line: 12, column: 40, severity: 'info', ruleId: 'unknown-alias', message: 'A 国'}),
  makeFinding({path: 'b.news.txt', severity: 'warning', fix: {...fix, safety: 'unsafe'}})
])

test('grouped is by file, without padding', () => {
  expect(print(formatGrouped, found)).toBe(`articles/truce.news.txt: 2 problems
  7:5 error unknown-kind Unexpected kind \`actr\`, expected \`actor\`
  12:40 info unknown-alias A 国

b.news.txt: 1 problem
  7:5 warning unknown-kind Unexpected kind \`actr\`, expected \`actor\`

✖ 3 problems (1 error, 1 warning, 1 note) in 2 files, 3 articles checked.
  1 problem can be fixed with --fix, and 1 more with --unsafe-fixes.
`)
})

test('statistics count by rule', () => {
  expect(print(formatStatistics, found)).toBe(`errors  warnings  notes  fixable  rule
     1         1      0        2  unknown-kind
     0         0      1        0  unknown-alias
     1         1      1        2  all rules
`)
  expect(print(formatStatistics, makeReport([]))).toBe('')
})

describe('stylish', () => {
  test('aligns what is wide', () => {
    const [, first, second] = print(formatStylish, found, {width: stringWidth}).split('\n')
    expect(first).toBe('   7:5   error  Unexpected kind `actr`, expected `actor`  unknown-kind')
    expect(second).toBe('  12:40  info   A 国                                      unknown-alias')
  })

  test('ends with what was left out', () => {
    const text = print(formatStylish, makeReport([makeFinding()], {notices: ['Left\nout']}))
    expect(text).toMatch(/checked\.\n {2}Left\\nout\.\n$/)
  })

  test('leads to pages of rules from their names', () => {
    const text = print(formatStylish, makeReport([makeFinding()]), {
      link: (name, url) => `<${name} ${url}>`,
      colours: picocolors.createColors(true)
    })
    expect(text).toContain('<unknown-kind https://github.com/')
  })
})

test('the formats in lines have as many as there are findings, whatever these hold', () => {
  fc.assert(
    fc.property(hostileFindings, findings => {
      const report = makeReport(findings)
      const files = new Set(findings.map(({path}) => path)).size
      const blocks = print(formatStylish, report).split('\n\n').slice(0, -1)
      expect(print(formatConcise, report).split('\n')).toHaveLength(findings.length + 1)
      expect(blocks).toHaveLength(files)
      expect(blocks.flatMap(block => block.split('\n'))).toHaveLength(findings.length + files)
    })
  )
})

describe('printable text', () => {
  test.each([
    ['::error::x', '\\u{3a}:error::x'],
    ['  ::x', '  \\u{3a}:x'],
    ['a::b', 'a::b'],
    ['##[group]', '\\u{23}#[group]'],
    ['x ##vso[task]', 'x \\u{23}#vso[task]'],
    ['## a [b]', '## a [b]'],
    ['\u202ea\u0007', '\\u{202e}a\\u{7}']
  ])('of %j', (text, shown) => {
    expect(printable(text)).toBe(shown)
  })

  test('takes time in proportion to the text', () => {
    const long = `${' '.repeat(1e5)}:${':'.repeat(1e5)}#`
    expect(printable(long).length).toBe(long.length + '\\u{3a}'.length - 1)
  })
})
