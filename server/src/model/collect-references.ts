import type {Attribute} from '../codebook/codebook.js'
import type {Entry} from '../glossary/entry.js'
import type {Glossary} from '../glossary/glossary.js'
import type {AttributeValue, EntryReference, Mention, Unit, UnitAttribute} from './article-model.js'
import {attributesAsRead} from './move-unit.js'
import {onlyText} from './unit-attributes.js'

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
      const attribute = attributes[at] as UnitAttribute
      if (attribute.definition?.type !== 'entry') continue
      const only = onlyText(attribute)
      if (only !== undefined) add(unit, at, 0, only, attribute.definition)
      else
        for (let valueAt = 0; valueAt < attribute.values.length; valueAt++)
          add(unit, at, valueAt, attribute.values[valueAt]?.text ?? '', attribute.definition)
    }
  }
  return references

  function add(unit: Unit, at: number, valueAt: number, id: string, definition: Attribute): void {
    const isAlso = definition.also.size > 0 && definition.also.has(id)
    const entry = isAlso ? undefined : entries.get(id)
    const mention = entry || isAlso || !definition.mentions ? undefined : findMention(id)
    references.push(new Reference(unit, at, valueAt, id, definition, isAlso, entry, mention))
  }
}

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

  constructor(
    unit: Unit,
    at: number,
    valueAt: number,
    id: string,
    definition: Attribute,
    isAlso: boolean,
    entry: Entry | undefined,
    mention: Mention | undefined
  ) {
    this.unit = unit
    this.id = id
    this.definition = definition
    this.isAlso = isAlso
    this.entry = entry
    this.mention = mention
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
