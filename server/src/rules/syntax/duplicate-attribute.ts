import {phrase} from '../../base/phrase.js'
import type {Unit, UnitAttribute} from '../../model/article-model.js'
import {attributesAsRead} from '../../model/move-unit.js'
import {hasMalformedAttributes} from '../../model/unread-ids.js'
import type {Syntax} from '../../syntax/syntax.js'
import type {Fix} from '../finding.js'
import type {ArticleRule, Reporter} from '../rule.js'
import {removalOf} from '../shared/attribute-edits.js'

/** Reports a second attribute of the same name in one tag, of which only one can hold. */
export const duplicateAttribute: ArticleRule = {
  id: 'duplicate-attribute',
  subject: 'article',
  group: 'syntax',
  severity: 'error',
  fix: 'safe',
  summary: 'An attribute that a tag has twice',
  judges: 'tag',
  readsMarkup: true,
  check({units, syntax}, report) {
    for (const unit of units) {
      const attributes = attributesAsRead(unit)
      if (attributes.length > 1 && mayRepeat(attributes)) reportRepeated(unit, syntax, report)
    }
  }
}

/** Whether two attributes have the same name. For a few attributes, comparing first letters and lengths beats a set. */
function mayRepeat(attributes: readonly UnitAttribute[]): boolean {
  const {length} = attributes
  if (length > FEW) return true
  let seen = 0
  for (let i = 0; i < length; i++) {
    const name = attributes[i]?.name ?? ''
    const bit = 1 << ((name.charCodeAt(0) + name.length * 5) & 31)
    if ((seen & bit) !== 0 && isBefore(attributes, i, name)) return true
    seen |= bit
  }
  return false
}

function isBefore(attributes: readonly UnitAttribute[], end: number, name: string): boolean {
  for (let i = 0; i < end; i++) if (attributes[i]?.name === name) return true
  return false
}

/** The most attributes for which that is so. */
const FEW = 32

function reportRepeated(unit: Unit, syntax: Syntax, report: Reporter): void {
  const values = new Map<string, string>()
  const isReadable = !hasMalformedAttributes(syntax.problems, unit.tag)
  for (const [index, {name, written}] of unit.attributes.entries()) {
    const before = values.get(name)
    if (before !== undefined && name !== 'class') {
      const message = phrase`This tag has \`${name}\` twice: keep one of them`
      const isSame = isReadable && before === written.value
      const fix = isSame ? {fix: removal(unit, index, syntax)} : {}
      report({message, span: written.nameSpan, ...fix})
    }
    values.set(name, written.value)
  }
}

/**
 * The fix that removes an attribute: safe only if the one before it has the same value, as the last one holds.
 */
function removal(unit: Unit, index: number, {text}: Syntax): Fix {
  const edits = [{...removalOf(unit, index, text), text: ''}]
  return {title: 'Remove the repetition', safety: 'safe', edits}
}
