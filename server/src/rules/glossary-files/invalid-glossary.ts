import type {Span} from '../../base/span.js'
import {inSteps} from '../../base/steps.js'
import type {GlossaryProblem} from '../../glossary/glossary.js'
import type {Fix} from '../finding.js'
import type {GlossaryRule} from '../rule.js'
import {withRespelling} from '../shared/respelling.js'

/** Reports mistakes in a glossary file: in its YAML, its sections, its fields and their values. */
export const invalidGlossary: GlossaryRule = {
  id: 'invalid-glossary',
  subject: 'glossary',
  group: 'glossary files',
  severity: 'error',
  fix: 'safe',
  summary: 'A mistake in a glossary file',
  *check({files}, _codebook, report) {
    for (const {problems} of files) {
      yield* inSteps(
        problems,
        ({message: english, said: message = english, location, expected, fix}) => {
          const {span, path} = location
          if (fix) report({message, span, path, fix: safely(span, fix)})
          else report(withRespelling({message, span, path, expected}))
        }
      )
    }
  }
}

/** The fix of a mistake of which it is sure what was meant. */
function safely(span: Span, {title, text}: NonNullable<GlossaryProblem['fix']>): Fix {
  return {title, safety: 'safe', edits: [{...span, text}]}
}
