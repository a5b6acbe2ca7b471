import {phrase} from '../../base/phrase.js'
import type {Attribute, Code} from '../../codebook/codebook.js'
import type {AttributeValue, UnitAttribute} from '../../model/article-model.js'
import {attributesAsRead} from '../../model/move-unit.js'
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
  judges: 'tag',
  readsMarkup: true,
  check({units, codebook}, report) {
    const {withDeprecated} = codebookFacts(codebook)
    if (withDeprecated.length === 0) return
    for (const unit of units) {
      for (const [index, read] of attributesAsRead(unit).entries()) {
        if (!read.definition || !isAmong(withDeprecated, read.definition)) continue
        const attribute = unit.attributes[index] ?? read
        for (const value of attribute.values) {
          const code = read.definition.codes.get(value.text)
          if (code?.deprecated) report(outOfUse(value, code, attribute, read.definition))
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
    replacedBy === undefined
      ? phrase`choose one that is in use`
      : phrase`write \`${replacedBy}\` instead`
  const message = phrase`The code \`${text}\` is out of use: ${wanted}`
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
