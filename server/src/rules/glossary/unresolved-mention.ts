import {phrase} from '../../base/phrase.js'
import {isEmpty} from '../../glossary/glossary.js'
import {isEmptyMention, isNameless} from '../../model/queries.js'
import {hasMalformedAttributes} from '../../model/unread-ids.js'
import {contentSpan} from '../../syntax/tag.js'
import type {ArticleRule} from '../rule.js'
import {edgeChecker} from '../shared/tag-edges.js'
import {quote} from '../shared/wording.js'

/** Reports a name that no entry of the glossary bears, where there is a glossary at all. */
export const unresolvedMention: ArticleRule = {
  id: 'unresolved-mention',
  subject: 'article',
  group: 'glossary',
  severity: 'info',
  strict: 'warning',
  summary: 'A name that is not in the glossary',
  judges: 'tag',
  check(model, report) {
    const {mentions, glossary, syntax} = model
    if (isEmpty(glossary)) return
    const hasWrongEdge = edgeChecker(model)
    for (const mention of mentions) {
      if (mention.resolution !== 'unresolved' || mention.continues) continue
      if (isNameless(mention) || isEmptyMention(mention)) continue
      if (hasMalformedAttributes(syntax.problems, mention.tag) || hasWrongEdge(mention)) continue
      const {kind, text, tag} = mention
      const message = phrase`${quote(text)} is not in the glossary: add it to \`${kind.section ?? kind.name}\`, or write the \`ref\` that is meant`
      report({message, span: contentSpan(tag)})
    }
  }
}
