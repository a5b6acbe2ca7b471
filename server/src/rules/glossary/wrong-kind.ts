import {phrase} from '../../base/phrase.js'
import type {Entry} from '../../glossary/entry.js'
import type {EntryReference, Mention} from '../../model/article-model.js'
import {isMention} from '../../model/queries.js'
import {kindSpan} from '../../syntax/tag.js'
import type {Report} from '../finding.js'
import type {ArticleRule} from '../rule.js'
import {oneOf, quote} from '../shared/wording.js'

/** Reports a reference to an entry of a kind that the attribute does not take. */
export const wrongKind: ArticleRule = {
  id: 'wrong-kind',
  subject: 'article',
  group: 'glossary',
  severity: 'error',
  summary: 'A reference to an entry of another kind',
  judges: 'tag',
  followsIds: true,
  readsMarkup: true,
  check(model, report) {
    for (const reference of model.references) {
      const {entry, mention, definition} = reference
      if (definition.of.size === 0) continue
      if (entry && !definition.of.has(entry.kind)) report(toReport(reference, entry))
      if (mention && !definition.of.has(mention.kind.name))
        report(ofMention(reference, mention, model.path))
    }
  }
}

function ofMention(
  {definition, value}: EntryReference,
  {kind, tag}: Mention,
  path: string
): Report {
  const is = phrase`mention ${quote(value.text)} of kind \`${kind.name}\``
  const message = phrase`Unexpected ${is}, expected one of kind ${oneOf(definition.of)}`
  const related = [{message: phrase`The ${is}`, location: {path, span: kindSpan(tag)}}]
  return {message, span: value.span, related}
}

function toReport(
  {definition, attribute, unit, value}: EntryReference,
  {id, kind, location}: Entry
): Report {
  const message = phrase`Unexpected entry \`${id}\` of kind \`${kind}\`, expected one of kind ${oneOf(definition.of)}`
  const expected = attribute.name === 'ref' && isMention(unit) ? wantedOf(unit) : []
  const related = [{message: phrase`\`${id}\` is of kind \`${kind}\``, location}]
  return {message, span: value.span, expected, related}
}

/** The ids of the entries that the words may mean and that the `ref` does not name already. */
function wantedOf({candidates, entries}: Mention): readonly string[] {
  return candidates.filter(entry => !entries.includes(entry)).map(({id}) => id)
}
