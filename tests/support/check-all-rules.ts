import {expect} from 'vitest'
import {drawMarks} from './draw-marks.js'
import {everyRun} from './every-run.js'
import {type Fixture, parseFixture} from './fixture.js'
import {toProject} from './project.js'

/**
 * Runs all rules over a fixture as its project sets them, and compares the ids of the rules that find
 * something, with the places, with what is drawn: for what several rules might say of the same mistake.
 */
export function checkAllRules(fixture: string): void {
  const {files}: Fixture = parseFixture(fixture)
  const built = toProject(files)
  const runs = everyRun(built, built.project.config.rules)
  expect(runs.flatMap(({errors}) => errors)).toEqual([])
  const findings = runs.flatMap(run => run.findings)
  for (const {path, text, marks} of files) {
    const found = findings
      .filter(finding => finding.path === path)
      .map(({span, ruleId}) => ({span, text: ruleId}))
    expect(drawMarks(text, found), path).toBe(drawMarks(text, marks))
  }
}
