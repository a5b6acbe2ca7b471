import type {Attribute} from '../codebook/codebook.js'
import {codebookFacts} from './codebook-facts.js'
import type {ArticleRule} from './rule.js'

/** Reports a code that the codebook has taken out of use. */
export const deprecatedCode: ArticleRule = {
  id: 'deprecated-code',
  subject: 'article',
  group: 'codebook',
  severity: 'warning',
  summary: 'A code that is out of use',
  check({units, codebook}, report) {
    const {withDeprecated} = codebookFacts(codebook)
    if (withDeprecated.length === 0) return
    for (const {attributes} of units) {
      for (const {definition, values} of attributes) {
        if (!definition || !isAmong(withDeprecated, definition)) continue
        for (const {text, span} of values) {
          const code = definition.codes.get(text)
          if (!code?.deprecated) continue
          const {replacedBy} = code
          const wanted = replacedBy === undefined ? 'a code that is in use' : `\`${replacedBy}\``
          const message = `Unexpected deprecated code \`${text}\`, expected ${wanted}`
          report({message, span, expected: replacedBy === undefined ? [] : [replacedBy]})
        }
      }
    }
  }
}

/** Faster than `includes` on a list of one or two, on each attribute of each article. */
function isAmong(attributes: readonly Attribute[], wanted: Attribute): boolean {
  for (const attribute of attributes) if (attribute === wanted) return true
  return false
}
