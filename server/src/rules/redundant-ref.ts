import type {Mention, UnitAttribute} from '../model/article-model.js'
import {isDeprecated} from '../model/deprecated.js'
import {hasMalformedAttributes} from '../model/unread-ids.js'
import type {Span} from '../syntax/span.js'
import type {ArticleRule} from './rule.js'

/** Reports a `ref` to the entry that the mention's text finds by itself. */
export const redundantRef: ArticleRule = {
  id: 'redundant-ref',
  subject: 'article',
  group: 'glossary',
  severity: 'info',
  summary: 'A reference that the name gives by itself',
  check({mentions, syntax}, report) {
    for (const mention of mentions) {
      const {ref, entry, candidates, tag} = mention
      if (!ref || !entry || candidates.length !== 1 || candidates[0] !== entry) continue
      if (isDeprecated(entry) || hasMalformedAttributes(syntax.problems, tag)) continue
      const message = `Unexpected \`ref\` to \`${entry.id}\`, expected none as the name alone gives it`
      report({message, span: removalSpan(mention, syntax.text), expected: ['']})
    }
  }
}

/** What to cut out so that the other attributes stay as they are: `{ref=x}` as a whole, or with the white space on one side. */
function removalSpan({attributes, tag}: Mention, text: string): Span {
  const index = attributes.findIndex(({name}) => name === 'ref')
  const before = attributes[index - 1]
  const after = attributes[index + 1]
  const attribute = attributes[index]
  if (!attribute || (!before && !after)) return {start: tag.contentEnd + 1, end: tag.end}
  const {start} = attribute.written.nameSpan
  if (after) return {start, end: after.written.nameSpan.start}
  return {start: before ? endOf(before, text) : start, end: endOf(attribute, text)}
}

/** Offset behind an attribute, a closing quote included. */
function endOf({written: {nameSpan, valueSpan}}: UnitAttribute, text: string): number {
  if (!valueSpan) return nameSpan.end
  const quote = text.charAt(valueSpan.start - 1)
  return quote === '"' || quote === "'" ? valueSpan.end + 1 : valueSpan.end
}
