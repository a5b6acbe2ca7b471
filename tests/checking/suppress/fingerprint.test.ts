import {expect, test} from 'vitest'
import {fingerprintOf} from '../../../server/src/checking/suppress/fingerprint.js'

const TEXT = 'He left for :place[Tripoli].'

function fingerprint(message: string): string {
  return fingerprintOf({ruleId: 'some-rule', message, span: {start: 19, end: 26}}, TEXT)
}

test.each([
  [
    'Unexpected entry `a: b`, expected `c`',
    'Unexpected entry `a: b`, expected an entry of the glossary'
  ],
  [
    '`Tripoli` is the name of 2 entries: add `ref=a`',
    '`Tripoli` is the name of 2 entries: add `ref=b`'
  ],
  ['Unexpected `Tripoli` here, expected none', '`Tripoli` does not belong here: remove it']
])('what to do and the words may change: %s', (one, other) => {
  expect(fingerprint(one)).toBe(fingerprint(other))
})

test.each([
  ['Unexpected entry `a: b`, expected `d`', 'Unexpected entry `a: c`, expected `d`'],
  ['`Tripoli` is not tagged: mark it', '`Aleppo` is not tagged: mark it']
])('what is quoted may not: %s', (one, other) => {
  expect(fingerprint(one)).not.toBe(fingerprint(other))
})
