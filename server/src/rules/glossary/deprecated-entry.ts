import {phrase} from '../../base/phrase.js'
import type {Entry} from '../../glossary/entry.js'
import {isDeprecated, replacementOf} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'
import type {EntryReference, Mention} from '../../model/article-model.js'
import {hasMalformedAttributes} from '../../model/unread-ids.js'
import type {Syntax} from '../../syntax/syntax.js'
import {contentSpan} from '../../syntax/tag.js'
import type {Report} from '../finding.js'
import type {ArticleRule} from '../rule.js'
import {addAttribute} from '../shared/attribute-edits.js'
import {factsOf} from '../shared/glossary-facts.js'
import {isPlain, isStuck, withRespelling} from '../shared/respelling.js'
import {entryRelated, quote} from '../shared/wording.js'

/** Reports a mention of a deprecated entry, or a reference to one. */
export const deprecatedEntry: ArticleRule = {
  id: 'deprecated-entry',
  subject: 'article',
  group: 'glossary',
  severity: 'warning',
  fix: 'unsafe',
  summary: 'An entry that is out of use',
  judges: 'tag',
  readsMarkup: true,
  check({mentions, references, glossary, syntax}, report) {
    const {deprecated} = factsOf(glossary)
    if (deprecated.size === 0) return
    for (const mention of mentions) {
      const {entry, resolution} = mention
      if (entry && resolution === 'name' && deprecated.has(entry))
        report(byName(mention, entry, replacing(entry, glossary), syntax))
    }
    for (const reference of references) {
      const {entry, definition} = reference
      if (!entry || !deprecated.has(entry) || !definition.of.has(entry.kind)) continue
      report(byReference(reference, entry, replacing(entry, glossary)))
    }
  }
}

/** The id of the entry to use instead, where that one is of the same kind and in use. */
function replacing(entry: Entry, {entries}: Glossary): string | undefined {
  const other = entries.get(replacementOf(entry) ?? '')
  return other && other.kind === entry.kind && !isDeprecated(other) && isPlain(other.id)
    ? other.id
    : undefined
}

function byName(
  {text, tag}: Mention,
  entry: Entry,
  other: string | undefined,
  {problems}: Syntax
): Report {
  const replacement = replacementOf(entry)
  const wanted = replacement === undefined ? IN_USE : phrase`add \`ref=${replacement}\``
  const message = phrase`${quote(text)} is a name of \`${entry.id}\`, which is out of use: ${wanted}`
  const report = {message, span: contentSpan(tag), related: [entryRelated(entry)]}
  if (other === undefined || hasMalformedAttributes(problems, tag)) return report
  const edits = [addAttribute(tag, `ref=${other}`)]
  return {...report, fix: {title: phrase`Refer to \`${other}\``, safety: 'unsafe', edits}}
}

function byReference(
  {value, attribute}: EntryReference,
  entry: Entry,
  other: string | undefined
): Report {
  const replacement = replacementOf(entry)
  const wanted = replacement === undefined ? IN_USE : phrase`write \`${replacement}\` instead`
  const message = phrase`The entry \`${entry.id}\` is out of use: ${wanted}`
  const expected = replacement === undefined ? [] : [replacement]
  const report = {message, span: value.span, expected, related: [entryRelated(entry)]}
  return withRespelling(report, name => name !== other || isStuck(value, attribute, name))
}

const IN_USE = phrase`choose one that is in use`
