import {phrase} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {ArticleModel, AttributeValue, Unit} from '../../model/article-model.js'
import {parseClaimName} from '../../model/facts/collect-facts.js'
import {attributesAsRead} from '../../model/move-unit.js'
import {someText} from '../../model/unit-attributes.js'
import {hasMalformedAttributes} from '../../model/unread-ids.js'
import type {Report} from '../finding.js'
import type {ArticleRule} from '../rule.js'
import {removalOf} from '../shared/attribute-edits.js'

/** Reports a claim that supports, rebuts or otherwise relates to itself. */
export const selfRelation: ArticleRule = {
  id: 'self-relation',
  subject: 'article',
  group: 'claims',
  severity: 'error',
  fix: 'unsafe',
  summary: 'A claim that refers to itself',
  judges: 'tag',
  followsIds: true,
  readsMarkup: true,
  check(model, report) {
    for (const {unit, id} of model.claims) {
      if (id === undefined || !mayName(unit, id)) continue
      for (const [index, {definition, name, values}] of unit.attributes.entries()) {
        if (definition?.type !== 'claim') continue
        for (const value of values) {
          if (!value.text.endsWith(id) || !isItself(value.text, unit, model)) continue
          const message = phrase`This claim names itself in \`${name}\`: write the id of another claim`
          report({message, span: value.span, ...removal(model, unit, index, value)})
        }
      }
    }
  }
}

/** Whether a value of a unit may be the name of a claim with that id. */
function mayName(unit: Unit, id: string): boolean {
  return attributesAsRead(unit).some(
    attribute =>
      attribute.definition?.type === 'claim' && someText(attribute, text => text.endsWith(id))
  )
}

function isItself(name: string, unit: Unit, model: ArticleModel): boolean {
  const {article = model.id, claim} = parseClaimName(name)
  return article === model.id && model.claimsById.get(claim)?.unit === unit
}

/** The fix that removes a value, or the attribute with its only value; unsafe, as another claim may have been meant. */
function removal(
  {syntax: {text, problems}}: ArticleModel,
  unit: Unit,
  index: number,
  value: AttributeValue
): Pick<Report, 'fix'> {
  const isOnly = unit.attributes[index]?.values.length === 1
  const span = isOnly ? removalOf(unit, index, text) : withBlank(value, text)
  if (!span || hasMalformedAttributes(problems, unit.tag)) return {}
  return {fix: {title: 'Remove its own id', safety: 'unsafe', edits: [{...span, text: ''}]}}
}

/** The span of a value with the white space on one side; undefined where it is written with character references. */
function withBlank({text: value, span}: AttributeValue, text: string): Span | undefined {
  if (text.slice(span.start, span.end) !== value) return undefined
  let {start, end} = span
  while (BLANK.test(text.charAt(start - 1))) start--
  if (start === span.start) while (BLANK.test(text.charAt(end))) end++
  return {start, end}
}

const BLANK = /\s/
