import {phrase} from '../../base/phrase.js'
import type {Attribute} from '../../codebook/codebook.js'
import {attributesAsRead} from '../../model/move-unit.js'
import {hasMalformedAttributes} from '../../model/unread-ids.js'
import {kindSpan} from '../../syntax/tag.js'
import type {ArticleRule} from '../rule.js'
import {codebookFacts} from '../shared/codebook-facts.js'

/**
 * Reports a tag without an attribute that the codebook requires. Continuations need none, and `claim-without-speaker`
 * reports missing speakers.
 */
export const missingAttribute: ArticleRule = {
  id: 'missing-attribute',
  subject: 'article',
  group: 'codebook',
  severity: 'error',
  summary: 'A tag without an attribute that its kind requires',
  judges: 'tag',
  readsMarkup: true,
  check({units, codebook, syntax}, report) {
    const {required} = codebookFacts(codebook)
    if (required.size === 0) return
    for (const unit of units) {
      const {kind, continues, tag} = unit
      if (!kind || continues) continue
      const attributes = attributesAsRead(unit)
      for (const attribute of required.get(kind) ?? NONE) {
        if (attributes.some(({name}) => name === attribute.name)) continue
        if (hasMalformedAttributes(syntax.problems, tag)) continue
        const message = phrase`This \`${kind.name}\` has no \`${attribute.name}\`, which the codebook requires: add \`${attribute.name}=\` with its value`
        report({message, span: kindSpan(tag)})
      }
    }
  }
}

const NONE: readonly Attribute[] = []
