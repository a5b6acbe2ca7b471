import type {Attribute, Code} from '../../codebook/codebook.js'
import type {AttributeValue, UnitAttribute} from '../../model/article-model.js'
import type {Report} from '../finding.js'
import type {ArticleRule} from '../rule.js'
import {codebookFacts} from '../shared/codebook-facts.js'
import {isStuck, withRespelling} from '../shared/respelling.js'

/** Reports a deprecated code. */
export const deprecatedCode: ArticleRule = {
  id: 'deprecated-code',
  subject: 'article',
  group: 'codebook',
  severity: 'warning',
  fix: 'unsafe',
  summary: 'A code that is out of use',
  check({units, codebook}, report) {
    const {withDeprecated} = codebookFacts(codebook)
    if (withDeprecated.length === 0) return
    for (const {attributes} of units) {
      for (const attribute of attributes) {
        const {definition, values} = attribute
        if (!definition || !isAmong(withDeprecated, definition)) continue
        for (const value of values) {
          const code = definition.codes.get(value.text)
          if (code?.deprecated) report(outOfUse(value, code, attribute, definition))
        }
      }
    }
  }
}

function outOfUse(
  value: AttributeValue,
  {replacedBy}: Code,
  attribute: UnitAttribute,
  {codes}: Attribute
): Report {
  const {text, span} = value
  const wanted =
    replacedBy === undefined ? 'choose one that is in use' : `write \`${replacedBy}\` instead`
  const message = `The code \`${text}\` is out of use: ${wanted}`
  const expected = replacedBy === undefined ? [] : [replacedBy]
  return withRespelling(
    {message, span, expected},
    name => codes.get(name)?.deprecated !== false || isStuck(value, attribute, name)
  )
}

/** As `includes`, but faster on a list of one or two, which counts as it runs for each attribute of each article. */
function isAmong(attributes: readonly Attribute[], wanted: Attribute): boolean {
  for (const attribute of attributes) if (attribute === wanted) return true
  return false
}
