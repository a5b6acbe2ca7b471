import fc from 'fast-check'
import {expect, test} from 'vitest'
import {mergeConfigs} from '../../server/src/project/config.js'
import {explainRules} from '../../server/src/project/explain-config.js'
import {parseDeclaredConfig} from '../../server/src/project/parse-config.js'
import type {KnownRules} from '../../server/src/project/presets.js'
import {ruleSettings} from '../../server/src/project/rule-settings.js'
import {rulesCalled} from '../support/known-rules.js'

const rules: KnownRules = new Map(
  [...rulesCalled('a', 'b', 'c')].map(([id, rule]) => [
    id,
    {...rule, ...(id !== 'a' && {strict: 'error'})}
  ])
)

const severity = fc.constantFrom('off', 'info', 'warning', 'error')
const setting = fc.oneof(
  severity,
  fc.tuple(severity, fc.constantFrom({}, {allow: 'x'}, {x: 1}, {allow: ['y', 'z'], x: 2}))
)
const ruleMap = fc.dictionary(fc.constantFrom('a', 'b', 'c'), setting)
const files = fc.constantFrom('**', 'old/**', '*.txt', 'nowhere')
const config = fc.record(
  {
    preset: fc.constantFrom('recommended', 'strict'),
    rules: ruleMap,
    overrides: fc.array(fc.record({files, rules: ruleMap}), {maxLength: 3})
  },
  {requiredKeys: []}
)

test('what is explained is what holds', () => {
  fc.assert(
    fc.property(
      fc.array(config, {maxLength: 3}),
      fc.constantFrom('a.txt', 'old/a.txt', 'new/b'),
      (written, path) => {
        const configs = written.map((each, index) => {
          const parsed = parseDeclaredConfig(`${index}.yaml`, JSON.stringify(each), rules)
          expect(parsed.problems).toEqual([])
          return parsed.config
        })
        const settings = ruleSettings(mergeConfigs(configs), path)
        for (const {id, ...explained} of explainRules(configs, path, rules)) {
          const holds = settings.get(id) ?? {severity: rules.get(id)?.severity, options: {}}
          expect({severity: explained.severity, options: explained.options}).toEqual(holds)
          const {severityFrom, optionsFrom} = explained
          expect(severityFrom.setting.severity).toBe(holds.severity)
          expect(optionsFrom?.setting.options ?? {}).toEqual(holds.options)
        }
      }
    )
  )
})
