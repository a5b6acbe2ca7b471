import {phrase} from '../../base/phrase.js'
import type {UnitAttribute} from '../../model/article-model.js'
import {attributesAsRead} from '../../model/move-unit.js'
import {attributeOf} from '../../model/unit-attributes.js'
import {hasMalformedAttributes} from '../../model/unread-ids.js'
import type {TagAttribute} from '../../syntax/tag.js'
import type {ArticleRule} from '../rule.js'
import {withRespelling} from '../shared/respelling.js'
import {expectKnown, quote} from '../shared/wording.js'

/** Reports an attribute that the tag's kind does not have in the codebook. */
export const unknownAttribute: ArticleRule = {
  id: 'unknown-attribute',
  subject: 'article',
  group: 'codebook',
  severity: 'error',
  fix: 'unsafe',
  summary: 'An attribute that the kind does not take',
  judges: 'tag',
  readsMarkup: true,
  check({units, syntax}, report) {
    let before = 0
    for (const unit of units) {
      const {kind, tag} = unit
      if (!kind || attributesAsRead(unit).every(({definition}) => definition)) continue
      const {attributes} = unit
      for (const {definition, name, written} of attributes) {
        if (definition || !kind || hasMalformedAttributes(syntax.problems, tag)) continue
        const otherwise = phrase`an attribute of \`${kind.name}\``
        const {wanted, expected} = expectKnown(name, kind.attributes, otherwise, before++)
        const message = phrase`Unexpected attribute ${quote(name)}, expected ${wanted}`
        const found = {message, span: written.nameSpan, expected}
        report(withRespelling(found, other => isTaken(other, written, attributes)))
      }
    }
  }
}

/** Whether a name cannot replace another: the tag has it already, or the other is written as `#` or `.`. */
function isTaken(
  name: string,
  {name: written, nameSpan}: TagAttribute,
  attributes: readonly UnitAttribute[]
): boolean {
  return (
    nameSpan.end - nameSpan.start !== written.length || attributeOf(attributes, name) !== undefined
  )
}
