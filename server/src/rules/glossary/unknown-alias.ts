import {phrase} from '../../base/phrase.js'
import {isDeprecated} from '../../glossary/entry.js'
import {bearsName} from '../../glossary/name-periods.js'
import {isEmptyMention, isNameless} from '../../model/queries.js'
import {hasMalformedAttributes} from '../../model/unread-ids.js'
import {contentSpan} from '../../syntax/tag.js'
import type {ArticleRule} from '../rule.js'
import {edgeChecker} from '../shared/tag-edges.js'
import {statusOf} from '../shared/tag-status.js'
import {allOf, entryRelated, quote} from '../shared/wording.js'

/** Reports a mention with a `ref` whose text is none of the entry's names. */
export const unknownAlias: ArticleRule = {
  id: 'unknown-alias',
  subject: 'article',
  group: 'glossary',
  severity: 'warning',
  summary: 'A name that the entry does not bear',
  judges: 'tag',
  check(model, report) {
    const {mentions, syntax} = model
    const hasWrongEdge = edgeChecker(model)
    for (const mention of mentions) {
      const {ref, entry, candidates, kind, text, tag} = mention
      if (!ref || !entry || candidates.includes(entry)) continue
      if (entry.kind !== kind.name || mention.continues || isNameless(mention)) continue
      if (isEmptyMention(mention) || isDeprecated(entry)) continue
      if (hasMalformedAttributes(syntax.problems, tag) || bearsName(entry, text)) continue
      // Who looks at a suggestion decides on its words as well.
      if (statusOf(mention, 'suggested') || hasWrongEdge(mention)) continue
      const names = allOf(entry.names.map(alias => alias.text))
      const message = phrase`${quote(text)} is not a name of \`${entry.id}\`: correct the \`ref\`, add the name to ${names} in the glossary, or write \`mention=nominal\` for a description`
      report({message, span: contentSpan(tag), related: [entryRelated(entry)]})
    }
  }
}
