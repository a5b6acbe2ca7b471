import {Phrase, phrase, type Said} from '../../base/phrase.js'
import {checkValue} from '../../codebook/check-value.js'
import type {Attribute} from '../../codebook/codebook.js'
import type {AttributeValue, UnitAttribute} from '../../model/article-model.js'
import {attributesAsRead} from '../../model/move-unit.js'
import {hasMalformedAttributes} from '../../model/unread-ids.js'
import type {Report} from '../finding.js'
import type {ArticleRule, Reporter} from '../rule.js'
import {isStuck, withRespelling} from '../shared/respelling.js'
import {hasWhiteSpace, holdsSeveral} from '../shared/single-value.js'
import {quote} from '../shared/wording.js'

/** Reports a value that the type of its attribute does not accept. */
export const invalidValue: ArticleRule = {
  id: 'invalid-value',
  subject: 'article',
  group: 'codebook',
  severity: 'error',
  fix: 'unsafe',
  summary: 'A value that its attribute does not accept',
  judges: 'tag',
  readsMarkup: true,
  check({units, syntax}, report) {
    let before = 0
    for (const unit of units) {
      if (areRight(attributesAsRead(unit))) continue
      const {attributes, tag} = unit
      for (const attribute of attributes) {
        const {definition, values} = attribute
        if (!definition) continue
        if (values.length === 0) {
          if (definition.type === 'flag') continue
          if (!hasMalformedAttributes(syntax.problems, tag)) report(withoutValue(attribute))
          continue
        }
        for (const value of values) {
          const found = checkOne(definition, value, before)
          if (!found) continue
          report(withRespelling(found, name => isStuck(value, attribute, name)))
          before++
        }
        if (attribute.name === 'ref' && values.length > 1) checkAlone(definition, values, report)
      }
    }
  }
}

/**
 * Whether nothing is to be reported of some attributes, as of nearly all: no nearest code is searched to find that out. In
 * loops, as a closure for each attribute was a twentieth of all that a check allocates.
 */
function areRight(attributes: readonly UnitAttribute[]): boolean {
  for (const attribute of attributes) {
    const {definition, values} = attribute
    if (!definition) continue
    if (values.length !== 1 && (values.length === 0 || attribute.name === 'ref')) return false
    for (const value of values)
      if (checkOne(definition, value, Number.POSITIVE_INFINITY)) return false
  }
  return true
}

function checkOne(
  definition: Attribute,
  value: AttributeValue,
  before: number
): Report | undefined {
  const {text} = value
  switch (definition.type) {
    case 'text':
      return definition.name === 'id' && isInvalidId(text) ? invalidId(value) : undefined
    case 'entry':
    case 'claim':
      return holdsSeveral(definition, text) ? severalValues(definition, value) : undefined
    case 'code':
      if (definition.codes.size === 0 || definition.codes.has(text)) return undefined
      return holdsSeveral(definition, text)
        ? severalValues(definition, value)
        : ofType(definition, value, before)
    default:
      return ofType(definition, value, before)
  }
}

/** Reports values of a `ref` that stand for no entry, as `none`, beside others: both cannot hold. */
function checkAlone({also}: Attribute, values: readonly AttributeValue[], report: Reporter): void {
  for (const {text, span} of values) {
    if (!also.has(text) || values.every(other => other.text === text)) continue
    const message = phrase`Unexpected ${quote(text)} beside entries, expected either the one or the others`
    report({message, span})
  }
}

/** Whether an id cannot be referred to: `#` makes `article#claim` ambiguous, white space separates values. */
function isInvalidId(text: string): boolean {
  return hasWhiteSpace(text) || text.includes('#')
}

function ofType(
  definition: Attribute,
  {text, span}: AttributeValue,
  before: number
): Report | undefined {
  const isLong = text.length > LONGEST
  const problem = checkValue(definition, text, isLong ? Number.POSITIVE_INFINITY : before)
  if (!problem) return undefined
  const {message, said = message, expected} = problem
  return {message: isLong ? shortened(said, text) : said, span, expected}
}

/** A message with a text in it as `quote` shows it. */
function shortened(said: Said, text: string): Said {
  if (typeof said === 'string') return said
  const shown = quote(text).slice(1, -1)
  return new Phrase(
    said.words,
    said.values.map(value => (value === text ? shown : value))
  )
}

/** UTF-16 units; for longer texts, no nearest code is searched. */
const LONGEST = 60

function invalidId({text, span}: AttributeValue): Report {
  const message = phrase`Unexpected id ${quote(text)}, expected one without spaces and without \`#\``
  return {message, span}
}

function severalValues({name}: Attribute, {text, span}: AttributeValue): Report {
  const message =
    name === 'ref'
      ? phrase`Unexpected values ${quote(text)}, expected a single one for \`${name}\`, or \`many: true\` for it in the codebook`
      : phrase`Unexpected values ${quote(text)}, expected a single one for \`${name}\``
  return {message, span}
}

function withoutValue({name, written}: UnitAttribute): Report {
  const message = phrase`Unexpected \`${name}\` without a value, expected \`${name}=\` and a value`
  return {message, span: written.nameSpan}
}
