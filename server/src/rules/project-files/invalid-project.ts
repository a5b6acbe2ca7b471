import type {ProjectRule} from '../rule.js'
import {withRespelling} from '../shared/respelling.js'

/** Reports mistakes in the project's configuration, `newsmark.yaml`. */
export const invalidProject: ProjectRule = {
  id: 'invalid-project',
  subject: 'project',
  group: 'project files',
  severity: 'error',
  fix: 'unsafe',
  summary: 'A mistake in `newsmark.yaml`',
  check({problems}, report) {
    for (const {ruleId, message, said, location, expected} of problems) {
      if (ruleId !== 'invalid-project') continue
      report(
        withRespelling({
          message: said ?? message,
          span: location.span,
          path: location.path,
          expected
        })
      )
    }
  }
}
