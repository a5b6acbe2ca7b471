import type {Glossary} from '../glossary/glossary.js'
import type {EntryReference, Unit} from './article-model.js'

/** The values in an article that name entries, with these, in the order of the text. */
export function collectReferences(
  units: readonly Unit[],
  {entries}: Glossary
): readonly EntryReference[] {
  const references: EntryReference[] = []
  for (const unit of units) {
    for (const attribute of unit.attributes) {
      const {definition} = attribute
      if (definition?.type !== 'entry') continue
      for (const value of attribute.values) {
        const isAlso = definition.also.has(value.text)
        const entry = isAlso ? undefined : entries.get(value.text)
        references.push({unit, attribute, definition, value, isAlso, entry})
      }
    }
  }
  return references
}
