import {compareText} from '../../base/compare.js'
import type {Codebook} from '../../codebook/codebook.js'
import type {Entry} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'
import {cellOf} from './attribute-columns.js'
import type {Row} from './table.js'
import type {Tables} from './tables.js'

/** The rows of entries and of those that they name, by their ids. */
export function entryRows(
  named: Iterable<Entry>,
  {entries: {attributes}}: Tables,
  codebook: Codebook,
  glossary: Glossary
): readonly Row[] {
  const all = withNamed(named, codebook, glossary)
  return [...all.values()]
    .sort((a, b) => compareText(a.id, b.id))
    .map((entry): Row => {
      const {id, kind, name, names, fields} = entry
      const cells = attributes.map(({name: column, attribute, type}) => {
        const values = fields.get(attribute)?.values
        const keyed = values?.map(({key, text}) => [key ?? '', text])
        return [
          column,
          type === 'object' && keyed
            ? Object.fromEntries(keyed)
            : cellOf(
                type,
                values?.map(({text}) => text)
              )
        ]
      })
      return {
        id,
        kind,
        name,
        aliases: names.slice(1).map(({text}) => text),
        ...Object.fromEntries(cells),
        fields: Object.fromEntries(
          Array.from(fields, ([field, {values}]) => [field, values.map(({text}) => text)])
        )
      }
    })
}

/** Entries with those that their fields name, and so on. */
function withNamed(
  named: Iterable<Entry>,
  {kinds}: Codebook,
  glossary: Glossary
): ReadonlyMap<string, Entry> {
  const all = new Map<string, Entry>()
  const open = [...named]
  for (let entry = open.pop(); entry; entry = open.pop()) {
    if (all.has(entry.id)) continue
    all.set(entry.id, entry)
    const definitions = kinds.get(entry.kind)?.fields
    for (const {name, values} of entry.fields.values()) {
      if (definitions?.get(name)?.type !== 'entry') continue
      for (const {text} of values) {
        const other = glossary.entries.get(text)
        if (other && !all.has(other.id)) open.push(other)
      }
    }
  }
  return all
}
