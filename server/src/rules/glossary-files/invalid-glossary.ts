import type {GlossaryRule} from '../rule.js'
import {withRespelling} from '../shared/respelling.js'

/** Reports mistakes in a glossary file: in its YAML, its sections, its fields and their values. */
export const invalidGlossary: GlossaryRule = {
  id: 'invalid-glossary',
  subject: 'glossary',
  group: 'glossary files',
  severity: 'error',
  fix: 'unsafe',
  summary: 'A mistake in a glossary file',
  check({files}, _codebook, report) {
    for (const {problems} of files) {
      for (const {message, location, expected} of problems) {
        report(withRespelling({message, span: location.span, path: location.path, expected}))
      }
    }
  }
}
