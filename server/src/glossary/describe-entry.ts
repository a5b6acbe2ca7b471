import type {Codebook} from '../codebook/codebook.js'
import type {Entry} from './entry.js'
import type {Glossary} from './glossary.js'

/** What an entry is in a few words: its kind, its type, and what it lies in or belongs to, as `Place, city, Syria`. */
export function describeEntry(
  {glossary, codebook}: {readonly glossary: Glossary; readonly codebook: Codebook},
  entry: Entry
): string {
  const kind = codebook.kinds.get(entry.kind)
  const first = (field: string): string | undefined => entry.fields.get(field)?.values[0]?.text
  const type = first('type')
  const what = (type && kind?.fields.get('type')?.codes.get(type)?.label) ?? type
  const around = ['within', 'member-of', 'country'].map(first).find(value => value !== undefined)
  const where = around === undefined ? undefined : (glossary.entries.get(around)?.name ?? around)
  const words = [kind?.label ?? entry.kind, what?.toLowerCase(), where]
  return words.filter(word => word !== undefined).join(', ')
}
