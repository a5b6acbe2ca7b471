import {nearest} from '../text/nearest.js'
import type {ArticleRule} from './rule.js'

/** Reports a value that should name a glossary entry and names none. */
export const unknownEntry: ArticleRule = {
  id: 'unknown-entry',
  subject: 'article',
  group: 'glossary',
  severity: 'error',
  summary: 'A reference to an entry that is not in the glossary',
  check({units, glossary}, report) {
    for (const {attributes} of units) {
      for (const {definition, values} of attributes) {
        if (definition?.type !== 'entry') continue
        for (const {text, span} of values) {
          if (glossary.entries.has(text) || definition.also.has(text)) continue
          const expected = nearest(text, [...glossary.entries.keys(), ...definition.also.keys()])
          const wanted = expected.length > 0 ? `\`${expected[0]}\`` : 'an entry of the glossary'
          report({message: `Unexpected entry \`${text}\`, expected ${wanted}`, span, expected})
        }
      }
    }
  }
}
