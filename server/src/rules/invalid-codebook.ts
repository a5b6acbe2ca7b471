import type {ProjectRule} from './rule.js'

/** Reports what is wrong in the codebook's file. */
export const invalidCodebook: ProjectRule = {
  id: 'invalid-codebook',
  subject: 'project',
  group: 'project files',
  severity: 'error',
  summary: 'A mistake in the codebook’s file',
  check({problems}, report) {
    for (const {ruleId, message, location, expected} of problems) {
      if (ruleId !== 'invalid-codebook') continue
      report({message, span: location.span, path: location.path, expected})
    }
  }
}
