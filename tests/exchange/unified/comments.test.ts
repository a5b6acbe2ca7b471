import {unified} from 'unified'
import {describe, expect, test} from 'vitest'
import {type NewsmarkOptions, newsmark} from '../../../server/src/exchange/unified/newsmark.js'

/** The lines and rules of the messages about an article. */
function checkMessages(
  text: string,
  expected: readonly string[],
  options?: Pick<NewsmarkOptions, 'settings'>
): void {
  const settings = {'missing-metadata': 'off', ...options?.settings} as const
  const {messages} = unified().use(newsmark, {settings}).processSync(text)
  expect(messages.map(({line, ruleId}) => `${line} ${ruleId}`)).toEqual(expected)
}

describe('comments in articles', () => {
  test('keep findings from becoming messages', () => {
    checkMessages(
      ':actr[x]\n\n<!-- newsmark-ignore-next-line unknown-kind -- shown as written -->\n:actr[y]\n',
      ['1 unknown-kind']
    )
  })

  test('become messages where they are of no use', () => {
    checkMessages('<!-- newsmark-ignore-file unknown-kind, unknown-thing -->\n:place[x]\n', [
      '1 suppression-without-reason',
      '1 unused-suppression',
      '1 unknown-rule'
    ])
  })

  test('do so as the settings say', () => {
    checkMessages(
      '<!-- newsmark-ignore-file unknown-kind -->\n:place[x]\n',
      ['1 unused-suppression'],
      {
        settings: {'suppression-without-reason': 'off'}
      }
    )
  })

  test('for rules on the corpus are left alone, as it is not there', () => {
    checkMessages('<!-- newsmark-ignore-file unknown-claim -- so -->\n:place[x]\n', [])
  })
})
