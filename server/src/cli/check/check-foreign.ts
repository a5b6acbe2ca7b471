import {ruleSettings} from '../../project/rule-settings.js'
import {checkFile} from '../../rules/run-rules.js'
import {addRun, type Checker, type Outcome} from './checker.js'
import {settleRun} from './settle-run.js'
import {createStopwatch} from './stopwatch.js'

/**
 * Checks the file of an article that is no UTF-8 text, and adds what is found. What else the baseline lists for it
 * is not called missing: whether it is there cannot be seen.
 */
export function checkForeign(
  checker: Checker,
  path: string,
  encoding: string,
  outcome: Outcome
): void {
  const {rule} = createStopwatch(checker.timed === true, outcome.times)
  const found = checkFile(path, encoding, ruleSettings(checker.project.config, path), rule)
  const run = settleRun(checker, 'article', found, {
    path,
    directives: [],
    text: () => '',
    measure: rule
  })
  addRun(outcome, {...run, missing: []}, {checker, path, text: ''})
}
