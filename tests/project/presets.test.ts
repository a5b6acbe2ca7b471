import {describe, expect, test} from 'vitest'
import {mergeConfigs} from '../../server/src/project/config.js'
import {parseDeclaredConfig} from '../../server/src/project/parse-config.js'
import type {KnownRules} from '../../server/src/project/presets.js'
import {allRules, knownRules} from '../../server/src/rules/registry.js'

const rules: KnownRules = new Map([
  ['same', {severity: 'error'}],
  ['harder', {severity: 'info', strict: 'error'}],
  ['on', {severity: 'off', strict: 'warning'}]
])

/** What project files say of rules, the ones that others build on first. */
function severitiesOf(...texts: readonly string[]): Readonly<Record<string, string>> {
  const configs = texts.map(text => {
    const {config, problems} = parseDeclaredConfig('newsmark.yaml', text, rules)
    expect(problems).toEqual([])
    return config
  })
  const merged = mergeConfigs(configs).rules
  return Object.fromEntries([...merged].map(([id, {severity}]) => [id, severity]))
}

describe('the preset', () => {
  test.each([
    [['preset: recommended'], {}],
    [['preset: strict'], {harder: 'error', on: 'warning'}],
    [
      ['preset: strict\nrules: {harder: info, same: off}'],
      {harder: 'info', on: 'warning', same: 'off'}
    ],
    [['preset: strict', 'preset: recommended'], {}],
    [['preset: recommended', 'preset: strict'], {harder: 'error', on: 'warning'}],
    [['preset: strict', ''], {harder: 'error', on: 'warning'}],
    [['rules: {harder: off}', 'preset: strict'], {harder: 'off', on: 'warning'}]
  ])('of %j makes of the rules %j', (texts, expected) => {
    expect(severitiesOf(...texts)).toEqual(expected)
  })

  test('leaves room for options', () => {
    const text = 'preset: strict\nrules: {missing-metadata: [off, {fields: title}]}'
    const {config} = parseDeclaredConfig('newsmark.yaml', text, knownRules)
    expect(mergeConfigs([config]).rules.get('missing-metadata')).toEqual({
      severity: 'off',
      options: {fields: 'title'}
    })
  })

  test('strict is nowhere laxer than recommended', () => {
    const order = ['off', 'info', 'warning', 'error']
    const laxer = allRules.filter(
      ({severity, strict = severity}) => order.indexOf(strict) < order.indexOf(severity)
    )
    expect(laxer.map(({id}) => id)).toEqual([])
    const idle = allRules.filter(({severity, strict}) => strict === severity)
    expect(idle.map(({id}) => id)).toEqual([])
  })
})
