import {checkOptions} from './check-options.js'
import type {ProjectRule} from './rule.js'

/** Reports what is wrong in a project file. */
export const invalidProject: ProjectRule = {
  id: 'invalid-project',
  subject: 'project',
  group: 'project files',
  severity: 'error',
  summary: 'A mistake in `newsmark.yaml`',
  check({problems, texts}, report) {
    const reported = new Map<string, Set<number>>()
    for (const {ruleId, message, location, expected} of problems) {
      if (ruleId !== 'invalid-project') continue
      const {path, span} = location
      reported.set(path, (reported.get(path) ?? new Set()).add(span.start))
      report({message, span, path, expected})
    }
    for (const [path, text] of texts) {
      if (!PROJECT_FILE.test(path)) continue
      for (const problem of checkOptions(text, reported.get(path) ?? NONE))
        report({...problem, path})
    }
  }
}

const NONE: ReadonlySet<number> = new Set()

/** A project file may extend others, which have the same name. */
const PROJECT_FILE = /(^|\/)newsmark\.ya?ml$/
