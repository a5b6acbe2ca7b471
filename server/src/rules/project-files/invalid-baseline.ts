import type {ProjectRule} from '../rule.js'

/** Reports mistakes in the file of the baseline. */
export const invalidBaseline: ProjectRule = {
  id: 'invalid-baseline',
  subject: 'project',
  group: 'project files',
  severity: 'error',
  summary: 'A mistake in `newsmark-baseline.json`',
  check({problems}, report) {
    for (const {ruleId, message, said, location, expected} of problems) {
      if (ruleId !== 'invalid-baseline') continue
      report({message: said ?? message, span: location.span, path: location.path, expected})
    }
  }
}
