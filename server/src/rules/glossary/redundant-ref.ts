import {phrase} from '../../base/phrase.js'
import {isDeprecated} from '../../glossary/entry.js'
import type {Mention, UnitAttribute} from '../../model/article-model.js'
import {attributeOf} from '../../model/unit-attributes.js'
import {hasMalformedAttributes} from '../../model/unread-ids.js'
import type {ArticleRule, Reporter} from '../rule.js'
import {removalOf} from '../shared/attribute-edits.js'
import {quote} from '../shared/wording.js'

/** Reports a `ref` to the entry that the mention's text finds by itself, and an entry that a `ref` names twice. */
export const redundantRef: ArticleRule = {
  id: 'redundant-ref',
  subject: 'article',
  group: 'glossary',
  severity: 'info',
  strict: 'warning',
  fix: 'safe',
  summary: 'A reference that the name gives by itself',
  judges: 'tag',
  readsMarkup: true,
  check({mentions, syntax}, report) {
    for (const mention of mentions) {
      const {ref, tag, attributes} = mention
      if (!ref || hasMalformedAttributes(syntax.problems, tag)) continue
      // Without the one that holds, another would.
      if (attributes.filter(({name}) => name === 'ref').length > 1) continue
      if (isRedundant(mention)) {
        const message = phrase`The name alone means \`${mention.entry?.id}\`: remove the \`ref\``
        const index = attributes.findIndex(({name}) => name === 'ref')
        const span = removalOf(mention, index, syntax.text)
        report({message, span, expected: [''], fix: {...REMOVAL, edits: [{...span, text: ''}]}})
      } else checkRepeated(attributeOf(attributes, 'ref'), report)
    }
  }
}

const REMOVAL = {title: 'Remove the `ref`', safety: 'safe'} as const

function isRedundant({entry, candidates}: Mention): boolean {
  return (
    entry !== undefined &&
    candidates.length === 1 &&
    candidates[0] === entry &&
    !isDeprecated(entry)
  )
}

/** Reports the values of a `ref` to several entries that stand before in it. */
function checkRepeated(attribute: UnitAttribute | undefined, report: Reporter): void {
  const {values = [], written} = attribute ?? {}
  if (values.length < 2) return
  // With character references, which shift offsets, all values have the same span.
  const isVerbatim = values[0]?.span.end !== written?.valueSpan?.end
  const seen = new Set<string>()
  let end = 0
  for (const {text, span} of values) {
    if (seen.has(text)) {
      const message = phrase`The \`ref\` names ${quote(text)} twice: remove one of the two`
      const edits = [{start: end, end: span.end, text: ''}]
      const fix = {title: phrase`Remove the second ${quote(text)}`, safety: 'safe', edits} as const
      report({message, span, ...(isVerbatim && {fix})})
    }
    seen.add(text)
    end = span.end
  }
}
