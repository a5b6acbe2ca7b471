import {phrase} from '../../base/phrase.js'
import {inFinds} from '../../base/steps.js'
import type {Attribute, Codebook} from '../../codebook/codebook.js'
import {entriesHaving} from '../../glossary/entries-having.js'
import type {Entry, FieldValue} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'
import {entriesByNearId} from '../../glossary/near-entries.js'
import type {Report} from '../finding.js'
import type {GlossaryRule} from '../rule.js'
import {withRespelling} from '../shared/respelling.js'
import {expectKnown, oneOf, quote} from '../shared/wording.js'

/** Reports a field that should name another entry, as `within` and `member-of` do, and names none of its kind. */
export const unknownParent: GlossaryRule = {
  id: 'unknown-parent',
  subject: 'glossary',
  group: 'glossary files',
  severity: 'error',
  fix: 'unsafe',
  summary: 'A field that names no entry',
  *check(glossary, codebook, report) {
    const references = referenceFields(codebook)
    let before = 0
    const fields = [...references.values()].flat().map(({name}) => name)
    yield* inFinds(entriesHaving(glossary.entries, fields), entry => {
      for (const attribute of references.get(entry.kind) ?? NONE) {
        for (const value of entry.fields.get(attribute.name)?.values ?? NOTHING) {
          const found = checkReference(attribute, value, glossary, before)
          if (!found) continue
          report(withRespelling({...found, span: value.span, path: entry.location.path}))
          before++
        }
      }
    })
  }
}

const NONE: readonly Attribute[] = []
const NOTHING: readonly FieldValue[] = []

/** The fields that name entries, by kind. */
function referenceFields({kinds}: Codebook): ReadonlyMap<string, readonly Attribute[]> {
  const references = new Map<string, readonly Attribute[]>()
  for (const {name, fields} of kinds.values()) {
    references.set(
      name,
      [...fields.values()].filter(({type}) => type === 'entry')
    )
  }
  return references
}

function checkReference(
  {of, also, name}: Attribute,
  {text}: FieldValue,
  glossary: Glossary,
  before: number
): Omit<Report, 'span'> | undefined {
  const {entries} = glossary
  const entry = entries.get(text)
  if (also.has(text) || (entry && of.has(entry.kind))) return undefined
  if (entry) return wrongKind(entry, name, of)
  const known = {
    size: entries.size,
    keys: () => idsOf(entries.values(), of),
    near: (near: string) => idsOf(entriesByNearId(glossary, near), of)
  }
  const {wanted, expected} = expectKnown(text, known, phrase`an entry of the glossary`, before)
  return {
    message: phrase`Unexpected entry ${quote(text)} in \`${name}\`, expected ${wanted}`,
    expected
  }
}

function wrongKind(
  {id, kind, location}: Entry,
  name: string,
  of: ReadonlySet<string>
): Omit<Report, 'span'> {
  const message = phrase`Unexpected entry ${quote(id)} of kind \`${kind}\` in \`${name}\`, expected one of kind ${oneOf(of)}`
  return {message, related: [{message: phrase`${quote(id)} is a \`${kind}\``, location}]}
}

function* idsOf(entries: Iterable<Entry>, of: ReadonlySet<string>): Iterable<string> {
  for (const {id, kind} of entries) if (of.has(kind)) yield id
}
