import {isDeprecated} from '../../glossary/entry.js'
import {hasMalformedAttributes} from '../../model/unread-ids.js'
import type {ArticleRule} from '../rule.js'
import {removalOf} from '../shared/attribute-edits.js'

/** Reports a `ref` to the entry that the mention's text finds by itself. */
export const redundantRef: ArticleRule = {
  id: 'redundant-ref',
  subject: 'article',
  group: 'glossary',
  severity: 'info',
  strict: 'warning',
  fix: 'safe',
  summary: 'A reference that the name gives by itself',
  check({mentions, syntax}, report) {
    for (const mention of mentions) {
      const {ref, entry, candidates, tag, attributes} = mention
      if (!ref || !entry || candidates.length !== 1 || candidates[0] !== entry) continue
      if (isDeprecated(entry) || hasMalformedAttributes(syntax.problems, tag)) continue
      const message = `The name alone means \`${entry.id}\`: remove the \`ref\``
      const index = attributes.findIndex(({name}) => name === 'ref')
      const span = removalOf(mention, index, syntax.text)
      report({message, span, expected: [''], fix: {...REMOVAL, edits: [{...span, text: ''}]}})
    }
  }
}

const REMOVAL = {title: 'Remove the `ref`', safety: 'safe'} as const
