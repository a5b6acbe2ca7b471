import {expect} from 'vitest'
import type {RuleSetting} from '../../server/src/project/project.js'
import type {RuleSettings} from '../../server/src/project/rule-settings.js'
import type {Finding} from '../../server/src/rules/finding.js'
import {allRules} from '../../server/src/rules/registry.js'
import {drawMarks} from './draw-marks.js'
import {everyRun} from './every-run.js'
import {type FixtureFile, parseFixture} from './fixture.js'
import {toProject} from './project.js'

/**
 * Runs one rule over all files of a fixture, and compares all it finds with what is drawn:
 * path, span and message, in both directions. The fixture's `newsmark.yaml` sets the rule's options.
 */
export function checkRule(ruleId: string, fixture: string): void {
  const {files} = parseFixture(fixture)
  const findings = findAll(ruleId, files)
  for (const {path, text, marks} of files) {
    const found = findings
      .filter(finding => finding.path === path)
      .map(({span, message}) => ({span, text: message}))
    expect(drawMarks(text, found), path).toBe(drawMarks(text, marks))
  }
  const paths = new Set(files.map(({path}) => path))
  expect(findings.filter(({path}) => !paths.has(path))).toEqual([])
}

/** All findings of one rule in the files of a fixture; throws the rule's error if it fails. */
export function findAll(ruleId: string, files: readonly FixtureFile[]): readonly Finding[] {
  const built = toProject(files)
  const settings = onlyRule(ruleId, built.project.config.rules)
  return everyRun(built, settings).flatMap(({findings, errors}) => {
    if (errors[0]) throw errors[0]
    return findings.filter(finding => finding.ruleId === ruleId)
  })
}

/**
 * Settings that silence all rules but one, which gets the options that the project sets for it. What silences
 * other rules is of use or not by what they find, so that they run beside it.
 */
function onlyRule(ruleId: string, set: RuleSettings): RuleSettings {
  const rule = allRules.find(({id}) => id === ruleId)
  if (!rule) throw new Error(`No rule is called ${ruleId}`)
  const settings = new Map<string, RuleSetting>(
    rule.subject === 'suppression'
      ? set
      : allRules.map(({id}) => [id, {severity: 'off', options: {}}])
  )
  return settings.set(ruleId, {
    severity: rule.severity === 'off' ? 'warning' : rule.severity,
    options: set.get(ruleId)?.options ?? {}
  })
}
