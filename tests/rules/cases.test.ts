import {describe, expect, test} from 'vitest'
import {blocksOf} from '../docs/markdown.js'
import {checkRule} from '../support/check-rule.js'

const GROUPS = [
  'syntax',
  'codebook',
  'glossary',
  'claims',
  'consistency',
  'references',
  'untagged',
  'integrity',
  'metadata',
  'glossary-files',
  'suppressions'
]

/** Each block is a fixture for the rule behind its language; files that all need come in a block `files`. */
describe.each(GROUPS)('%s', group => {
  const blocks = blocksOf(`tests/rules/cases/${group}.md`)
  const files = blocks.find(({role}) => role === 'files')?.text ?? ''
  const cases = blocks.filter(({role}) => role !== 'files')

  test('there are cases', () => {
    expect(cases.length).toBeGreaterThan(5)
  })

  describe.each(cases)('line $line: $role', ({role, text}) => {
    const fixture = text.startsWith('=== ') ? text : files + text
    test('LF', () => checkRule(role, fixture))
    test('CRLF', () => checkRule(role, fixture.replaceAll('\n', '\r\n')))
  })
})
