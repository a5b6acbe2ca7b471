import type {Entry} from '../../glossary/entry.js'
import type {EntryReference, Mention, Unit} from '../../model/article-model.js'
import type {Report} from '../finding.js'
import type {ArticleRule} from '../rule.js'
import {oneOf} from '../shared/wording.js'

/** Reports a reference to an entry of a kind that the attribute does not take. */
export const wrongKind: ArticleRule = {
  id: 'wrong-kind',
  subject: 'article',
  group: 'glossary',
  severity: 'error',
  summary: 'A reference to an entry of another kind',
  check({references}, report) {
    for (const reference of references) {
      const {entry, definition} = reference
      if (!entry || definition.of.has(entry.kind) || definition.of.size === 0) continue
      report(toReport(reference, entry))
    }
  }
}

function toReport(
  {definition, attribute, unit, value}: EntryReference,
  {id, kind, location}: Entry
): Report {
  const message = `Unexpected entry \`${id}\` of kind \`${kind}\`, expected one of kind ${oneOf(definition.of)}`
  const expected = attribute.name === 'ref' && isMention(unit) ? unit.candidates.map(idOf) : []
  const related = [{message: `\`${id}\` is of kind \`${kind}\``, location}]
  return {message, span: value.span, expected, related}
}

function isMention(unit: Unit): unit is Mention {
  return 'candidates' in unit
}

function idOf({id}: Entry): string {
  return id
}
