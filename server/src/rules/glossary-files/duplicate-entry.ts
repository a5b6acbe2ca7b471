import {phrase} from '../../base/phrase.js'
import {inSteps} from '../../base/steps.js'
import type {GlossaryRule} from '../rule.js'
import {quote} from '../shared/wording.js'

/** Reports an entry whose id another entry has already, in this file or in another. */
export const duplicateEntry: GlossaryRule = {
  id: 'duplicate-entry',
  subject: 'glossary',
  group: 'glossary files',
  severity: 'error',
  summary: 'An id that two entries share',
  *check({entries, duplicates}, _codebook, report) {
    yield* inSteps(duplicates, ({id, location}) => {
      const first = entries.get(id)
      const related = first
        ? [{message: phrase`The first ${quote(id)}`, location: first.location}]
        : []
      const message = phrase`The glossary has an entry ${quote(id)} already: choose another id, or remove this entry`
      report({message, span: location.span, path: location.path, related})
    })
  }
}
