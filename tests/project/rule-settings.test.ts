import {describe, expect, test} from 'vitest'
import {parseProjectConfig} from '../../server/src/project/parse-config.js'
import type {ProjectConfig} from '../../server/src/project/project.js'
import {ruleSettings} from '../../server/src/project/rule-settings.js'
import {rulesCalled} from '../support/known-rules.js'

function configOf(text: string): ProjectConfig {
  const {config, problems} = parseProjectConfig('newsmark.yaml', text, rulesCalled('a', 'b'))
  expect(problems).toEqual([])
  return config
}

const config = configOf(`
rules: {a: [error, {allow: x}], b: info}
overrides:
  - {files: [old/**], rules: {a: off}}
  - {files: ['**/draft.txt'], rules: {a: [warning, {allow: y}], b: off}}
`)

describe('the settings of a rule', () => {
  test.each([
    ['new.txt', 'error x', 'info'],
    ['old/1.txt', 'off x', 'info'],
    ['draft.txt', 'warning y', 'off'],
    ['old/draft.txt', 'warning y', 'off'],
    ['old', 'off x', 'info']
  ])('for %s are those of the overrides that match it, in order', (path, a, b) => {
    const settings = ruleSettings(config, path)
    const {severity, options} = settings.get('a') ?? {severity: 'off', options: {}}
    const {allow} = options
    expect(`${severity} ${allow}`).toBe(a)
    expect(settings.get('b')?.severity).toBe(b)
  })

  test('are the same map for files that the same overrides hold for', () => {
    expect(ruleSettings(config, 'old/1.txt')).toBe(ruleSettings(config, 'old/2.txt'))
    expect(ruleSettings(config, 'new.txt')).toBe(config.rules)
    expect(ruleSettings(config, 'old/1.txt')).not.toBe(ruleSettings(config, 'draft.txt'))
  })
})
