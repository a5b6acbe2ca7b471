import type {ProjectRule} from '../rule.js'
import {withRespelling} from '../shared/respelling.js'

/** Reports mistakes in the codebook. */
export const invalidCodebook: ProjectRule = {
  id: 'invalid-codebook',
  subject: 'project',
  group: 'project files',
  severity: 'error',
  fix: 'unsafe',
  summary: 'A mistake in the codebook’s file',
  check({problems}, report) {
    for (const {ruleId, message, said, location, expected} of problems) {
      if (ruleId !== 'invalid-codebook') continue
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
