import type {Entry} from '../glossary/entry.js'
import type {Mention} from '../model/article-model.js'
import {replacementOf} from '../model/deprecated.js'
import type {Span} from '../syntax/span.js'
import type {Report} from './finding.js'
import {glossaryFacts} from './glossary-facts.js'
import {entryRelated} from './mention-facts.js'
import type {ArticleRule} from './rule.js'
import {contentSpan} from './tag-spans.js'
import {quote} from './wording.js'

/** Reports a mention of, or a reference to, an entry that the glossary has taken out of use. */
export const deprecatedEntry: ArticleRule = {
  id: 'deprecated-entry',
  subject: 'article',
  group: 'glossary',
  severity: 'warning',
  summary: 'An entry that is out of use',
  check({mentions, references, glossary}, report) {
    const {deprecated} = glossaryFacts(glossary)
    if (deprecated.size === 0) return
    for (const mention of mentions) {
      const {entry, resolution} = mention
      if (entry && resolution === 'name' && deprecated.has(entry)) report(byName(mention, entry))
    }
    for (const {entry, definition, value} of references) {
      if (!entry || !deprecated.has(entry) || !definition.of.has(entry.kind)) continue
      report(byReference(entry, value.span))
    }
  }
}

function byName({text, tag}: Mention, entry: Entry): Report {
  const replacement = replacementOf(entry)
  const wanted = replacement === undefined ? IN_USE : `\`ref=${replacement}\``
  const message = `Unexpected name ${quote(text)} of the deprecated entry \`${entry.id}\`, expected ${wanted}`
  return {message, span: contentSpan(tag), related: [entryRelated(entry)]}
}

function byReference(entry: Entry, span: Span): Report {
  const replacement = replacementOf(entry)
  const wanted = replacement === undefined ? IN_USE : `\`${replacement}\``
  const message = `Unexpected deprecated entry \`${entry.id}\`, expected ${wanted}`
  const expected = replacement === undefined ? [] : [replacement]
  return {message, span, expected, related: [entryRelated(entry)]}
}

const IN_USE = 'an entry that is in use'
