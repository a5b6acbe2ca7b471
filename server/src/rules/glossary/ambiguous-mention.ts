import {phrase} from '../../base/phrase.js'
import type {Entry} from '../../glossary/entry.js'
import {hasMalformedAttributes} from '../../model/unread-ids.js'
import {contentSpan} from '../../syntax/tag.js'
import type {ArticleRule} from '../rule.js'
import {entryRelated, oneOf, quote} from '../shared/wording.js'

/** Reports a name that several entries bear, so that only a `ref` can tell which is meant. */
export const ambiguousMention: ArticleRule = {
  id: 'ambiguous-mention',
  subject: 'article',
  group: 'glossary',
  severity: 'warning',
  strict: 'error',
  summary: 'A name that several entries bear',
  judges: 'tag',
  readsMarkup: true,
  check({mentions, syntax}, report) {
    for (const {resolution, text, tag, candidates, continues} of mentions) {
      if (resolution !== 'ambiguous' || continues) continue
      if (hasMalformedAttributes(syntax.problems, tag)) continue
      const wanted = oneOf(candidates.slice(0, SHOWN).map(toRef))
      const message = phrase`${quote(text)} is the name of ${candidates.length} entries: add a \`ref\` that says which, such as ${wanted}`
      const related = candidates.slice(0, SHOWN).map(entryRelated)
      report({message, span: contentSpan(tag), related})
    }
  }
}

/** The most entries that the message names. */
const SHOWN = 5

function toRef({id}: Entry): string {
  return `ref=${id}`
}
