import type {Attribute} from '../codebook/codebook.js'
import type {Entry} from '../glossary/entry.js'
import type {Glossary} from '../glossary/glossary.js'
import type {AttributeValue, EntryReference, Mention, Unit, UnitAttribute} from './article-model.js'
import {attributesAsRead} from './move-unit.js'

/** Finds the mention that an id of the article leads to. */
type FindMention = (id: string) => Mention | undefined

/**
 * Collects the values that name entries, with these entries, in the order of the text. `findMention` is asked of those that
 * may name a mention of the article instead, which are few.
 */
export function collectReferences(
  units: readonly Unit[],
  {entries}: Glossary,
  findMention: FindMention
): readonly EntryReference[] {
  const references: EntryReference[] = []
  for (const unit of units) {
    const attributes = attributesAsRead(unit)
    // By index: pairs of index and attribute take twice the time of all else here.
    for (let at = 0; at < attributes.length; at++) {
      const {definition, values} = attributes[at] as UnitAttribute
      if (definition?.type !== 'entry') continue
      for (let valueAt = 0; valueAt < values.length; valueAt++) {
        const {text: id} = values[valueAt] as AttributeValue
        const isAlso = definition.also.size > 0 && definition.also.has(id)
        const entry = isAlso ? undefined : entries.get(id)
        const mention = entry || isAlso || !definition.mentions ? undefined : findMention(id)
        references.push(new Reference(unit, at, valueAt, {id, definition, isAlso, entry, mention}))
      }
    }
  }
  return references
}

/** What is known of a reference by its text alone. */
type Meaning = Pick<EntryReference, 'id' | 'definition' | 'isAlso' | 'entry' | 'mention'>

/** A reference whose attribute, with its place in the text, is looked at when somebody asks for it: of most, nobody does. */
class Reference implements EntryReference {
  readonly unit: Unit
  readonly id: string
  readonly definition: Attribute
  readonly isAlso: boolean
  readonly entry: Entry | undefined
  readonly mention: Mention | undefined
  readonly #at: number
  readonly #valueAt: number

  constructor(unit: Unit, at: number, valueAt: number, meaning: Meaning) {
    this.unit = unit
    this.id = meaning.id
    this.definition = meaning.definition
    this.isAlso = meaning.isAlso
    this.entry = meaning.entry
    this.mention = meaning.mention
    this.#at = at
    this.#valueAt = valueAt
  }

  get attribute(): UnitAttribute {
    return this.unit.attributes[this.#at] as UnitAttribute
  }

  get value(): AttributeValue {
    return this.attribute.values[this.#valueAt] as AttributeValue
  }
}
