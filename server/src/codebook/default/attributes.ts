import type {AttributeShape, CodeShape, Shapes} from '../codebook-shape.js'
import {NO_ENTRY, NO_ENTRY_MEANING} from '../no-entry.js'

/** Codes from their names and definitions. */
export function codesOf(definitions: Readonly<Record<string, string>>): Shapes<CodeShape> {
  const codes: Shapes<CodeShape> = {}
  for (const [name, definition] of Object.entries(definitions)) codes[name] = {definition}
  return codes
}

/** What every tag can say, whatever its kind. */
export const commonAttributes: Shapes<AttributeShape> = {
  id: {description: 'A name for this tag, unique in the article; `#x` is short for `id=x`.'},
  continues: {
    type: 'claim',
    description: 'The id of the tag of the same kind that this one is a further fragment of.'
  },
  status: {
    type: 'code',
    description: 'How far the work on this tag is.',
    codes: codesOf({
      suggested: 'Proposed and not looked at yet.',
      draft: 'Written and not finished.',
      discuss: 'To be talked over with others.',
      done: 'Finished and reviewed.'
    })
  },
  note: {description: 'Anything the annotator wants to say.'},
  by: {description: 'Who made the tag.'}
}

/** What every mention of an entry can say. */
export function mentionAttributes(kind: string): Shapes<AttributeShape> {
  return {
    ref: {
      type: 'entry',
      of: kind,
      description: 'The id of the glossary entry that is meant; by default its names tell.',
      also: {[NO_ENTRY]: NO_ENTRY_MEANING}
    },
    mention: {
      type: 'code',
      description: 'With what words the text mentions it.',
      codes: codesOf({
        name: 'By a name: “Staffan de Mistura”, “Aleppo”.',
        nominal: 'By a description: “the envoy”, “the city”.',
        pronoun: 'By a pronoun: “he”, “there”.'
      })
    },
    ...commonAttributes
  }
}

/** What every entry of the glossary can hold. */
export function entryFields(kind: string): Shapes<AttributeShape> {
  return {
    name: {required: true, description: 'The name by which the entry is shown and found.'},
    aliases: {
      type: 'alias',
      many: true,
      description: 'Further names: texts, or mappings with text, lang, since, until and match.'
    },
    country: {description: 'The country, by its code of three letters (ISO 3166-1 alpha-3).'},
    since: {type: 'date', description: 'From when on the entry holds.'},
    until: {type: 'date', description: 'Until when the entry holds.'},
    note: {description: 'What annotators should know of it.'},
    ids: {type: 'ids', description: 'Identifiers elsewhere by scheme, as `wikidata: Q379731`.'},
    deprecated: {type: 'flag', description: 'Whether the entry is out of use.'},
    'replaced-by': {type: 'entry', of: kind, description: 'The entry to use instead.'}
  }
}
