import fc from 'fast-check'
import picocolors from 'picocolors'
import stringWidth from 'string-width'
import {describe, expect, test} from 'vitest'
import type {FindingRecord} from '../../server/src/reporting/finding-record.js'
import {toRecords} from '../../server/src/reporting/finding-record.js'
import {formatFull} from '../../server/src/reporting/formats/full.js'
import type {Finding} from '../../server/src/rules/finding.js'
import {toProject} from '../support/project.js'
import {makeReport, print} from './make-report.js'

/** What `full` shows of a finding: its frame alone, drawn as a picture, with `⟪` and `⟫` around what is meant. */
function checkFrame(drawn: string, expected: string): void {
  expect(frameOf(drawn)).toBe(expected.replace(/^\n/, ''))
}

function frameOf(drawn: string): string {
  const start = drawn.indexOf('⟪')
  const end = drawn.indexOf('⟫') - '⟪'.length
  const text = drawn.replace(/[⟪⟫]/g, '')
  return frame(text, recordOf(text, start, end))
}

function recordOf(
  text: string,
  start: number,
  end: number,
  more: Partial<Finding> = {}
): FindingRecord {
  const finding: Finding = {
    ruleId: 'unknown-kind',
    severity: 'error',
    message: 'Unexpected',
    path: 'a.news.txt',
    span: {start, end},
    expected: [],
    fix: undefined,
    related: [],
    ...more
  }
  const {project} = toProject([{path: 'glossary.yaml', text: 'actors: {}\n', marks: []}])
  const [record] = toRecords([finding], text, 'a.news.txt', {project, show: path => path})
  if (!record) throw new Error('No record')
  return record
}

/** Without the first line, which says what is wrong, the margin below it and the summary. */
function frame(text: string, record: FindingRecord): string {
  const whole = print(formatFull, makeReport([record]), {source: () => text, width: stringWidth})
  const lines = (whole.split('\n\n')[0] ?? '').split('\n')
  return lines.slice(3).join('\n')
}

describe('a frame', () => {
  test('underlines what is meant', () => {
    checkFrame(
      'One\nThe :⟪actr⟫[X] left.\nThree',
      `
2 │ The :actr[X] left.
  │      ^^^^`
    )
  })

  test.each(['\r\n', '\r'])('knows the line end %j', end => {
    checkFrame(
      `One${end}The :⟪actr⟫[X]${end}Three`,
      `
2 │ The :actr[X]
  │      ^^^^`
    )
  })

  test('counts no byte order mark', () => {
    checkFrame(
      '\ufeff:⟪actr⟫[X]',
      `
1 │ :actr[X]
  │  ^^^^`
    )
  })

  test('counts two columns for what is wide', () => {
    checkFrame(
      '日本の:⟪actr⟫[国連]で',
      `
1 │ 日本の:actr[国連]で
  │        ^^^^`
    )
    checkFrame(
      '日本の:actr[⟪国連⟫]で',
      `
1 │ 日本の:actr[国連]で
  │             ^^^^`
    )
    checkFrame(
      '👩‍👩‍👧 🇨🇭 :⟪actr⟫[X]',
      `
1 │ 👩‍👩‍👧 🇨🇭 :actr[X]
  │        ^^^^`
    )
  })

  test('counts none for what combines', () => {
    checkFrame(
      'e\u0301te\u0301 :⟪actr⟫[e\u0301]',
      `
1 │ e\u0301te\u0301 :actr[e\u0301]
  │      ^^^^`
    )
    checkFrame(
      'e⟪\u0301⟫t',
      `
1 │ e\u0301t
  │ ^`
    )
  })

  test('shows tabs as blanks, and control characters as escapes', () => {
    checkFrame(
      '\t:⟪actr⟫[\u001b]',
      `
1 │     :actr[\\u{1b}]
  │      ^^^^`
    )
    checkFrame(
      ':actr[⟪\u001b⟫]',
      `
1 │ :actr[\\u{1b}]
  │       ^^^^^^`
    )
  })

  test('puts signs around what is meant where text runs from right to left', () => {
    checkFrame('אמר :⟪actr⟫[האו"ם]', '1 │ אמר :⟦actr⟧[האו"ם]')
    checkFrame('قال :actor[⟪الأمين⟫ العام]', '1 │ قال :actor[⟦الأمين⟧ العام]')
  })

  test('points to a place without any text', () => {
    checkFrame(
      'The e⟪⟫nd',
      `
1 │ The end
  │      ^`
    )
    checkFrame(
      'The end⟪⟫',
      `
1 │ The end
  │        ^`
    )
    checkFrame(
      '⟪⟫',
      `
1 │
  │ ^`
    )
  })

  test('shows several lines', () => {
    checkFrame(
      'One :⟪claim[two\nthree⟫]',
      `
1 │ One :claim[two
  │      ^^^^^^^^^
2 │ three]
  │ ^^^^^`
    )
  })

  test('leaves out what is between the first and the last of many lines', () => {
    checkFrame(
      '⟪1\n2\n3\n4\n5⟫',
      `
1 │ 1
  │ ^
2 │ 2
  │ ^
… │
5 │ 5
  │ ^`
    )
  })

  test('does not go on in a line that only starts', () => {
    checkFrame(
      '⟪One\n⟫two',
      `
1 │ One
  │ ^^^`
    )
  })

  test('is a window of a long line, about a hundred columns wide, between words', () => {
    const words = 'The council met again. '.repeat(10)
    checkFrame(
      `${words}:⟪actr⟫[X]. ${words}`,
      `
1 │ …met again. The council met again. :actr[X]. The council met again. The council met again. The…
  │                                     ^^^^`
    )
  })

  test('is cut anywhere where there are no words', () => {
    const [text = '', carets = ''] = frameOf(`${'字'.repeat(90)}⟪:⟫${'字'.repeat(90)}`).split('\n')
    expect(text).toBe(`1 │ …${'字'.repeat(20)}:${'字'.repeat(29)}…`)
    expect(carets).toBe(`  │ ${' '.repeat(41)}^`)
  })

  test('has no room for all of what is long', () => {
    const [text = '', carets = ''] = frameOf(`Said: ⟪${'blah '.repeat(99)}⟫`).split('\n')
    expect(text).toMatch(/^1 │ Said: (blah )+bla?h?…$/)
    expect(carets).toMatch(/^ {2}│ {7}\^+$/)
    expect(stringWidth(text)).toBeLessThan(110)
    expect(carets.length).toBeLessThanOrEqual(stringWidth(text))
  })

  test('is left out where the text cannot be read any more', () => {
    const record = recordOf('x', 0, 1)
    expect(print(formatFull, makeReport([record]))).toBe(`error unknown-kind: Unexpected
 ╭─ a.news.txt:1:1

✖ 1 problem (1 error, 0 warnings) in 1 file, 3 articles checked.
`)
  })
})

test('what explains a finding stands below its frame', () => {
  const record = recordOf('Then\n:actr[X]', 6, 10, {
    fix: {title: 'Write `actor`', safety: 'unsafe', edits: [{start: 6, end: 10, text: 'actor'}]},
    related: [
      {message: 'The entry', location: {path: 'glossary.yaml', span: {start: 8, end: 10}}},
      {message: 'The same text', location: {path: 'b.news.txt', span: {start: 0, end: 0}}}
    ]
  })
  expect(frame('Then\n:actr[X]', record)).toBe(`2 │ :actr[X]
  │  ^^^^
  = unsafe fix: Write \`actor\`
  = glossary.yaml:1:9: The entry
  = b.news.txt: The same text`)
})

test('colours are on what is meant', () => {
  const text = ':actr[X]'
  const colours = picocolors.createColors(true)
  const whole = print(formatFull, makeReport([recordOf(text, 1, 5)]), {source: () => text, colours})
  expect(whole).toContain(`:${colours.bold(colours.red('actr'))}[X]`)
  expect(whole).toContain(` ${colours.bold(colours.red('^^^^'))}`)
})

test('carets stand below what is meant in whatever text', () => {
  const piece = fc.oneof(
    fc.constantFrom('日本', '👩‍👩‍👧', 'e\u0301', '\t', 'ｶﾞ', '한국', ' ', '“', '\u200d', 'न्दी'),
    fc.string({unit: 'grapheme', maxLength: 3})
  )
  const pieces = fc
    .array(piece, {maxLength: 60})
    .map(parts => parts.join('').replace(/\p{Zl}|\p{Zp}|[\r\n\u0085]/gu, ''))
  fc.assert(
    fc.property(pieces, pieces, (before, after) => {
      const text = `${before} :actr[X] ${after}`
      const [shown = '', carets] = frame(
        text,
        recordOf(text, before.length + 2, before.length + 6)
      ).split('\n')
      fc.pre(!shown.includes('⟦'))
      const at = carets?.indexOf('^') ?? -1
      expect(carets?.slice(at)).toBe('^^^^')
      expect(stringWidth(shown.slice(0, shown.lastIndexOf(':actr[X]') + 1))).toBe(at)
    })
  )
})
