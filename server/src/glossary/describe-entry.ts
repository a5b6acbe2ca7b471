import {CodebookText, joinPhrases, type Phrase, phrase, type Said} from '../base/phrase.js'
import type {Codebook} from '../codebook/codebook.js'
import type {Entry} from './entry.js'
import type {Glossary} from './glossary.js'

/** What an entry is in a few words: its kind, its type, and what it lies in or belongs to, as `Place, city, Syria`. */
export function describeEntry(
  {glossary, codebook}: {readonly glossary: Glossary; readonly codebook: Codebook},
  entry: Entry
): Said {
  const kind = codebook.kinds.get(entry.kind)
  const first = (field: string): string | undefined => entry.fields.get(field)?.values[0]?.text
  const type = first('type')
  const what = (type && kind?.fields.get('type')?.codes.get(type)?.label) ?? type
  const around = ['within', 'member-of', 'country'].map(first).find(value => value !== undefined)
  const where = around === undefined ? undefined : (glossary.entries.get(around)?.name ?? around)
  const words = [
    labelText(kind?.label ?? entry.kind),
    what === undefined ? undefined : labelText(what, what.toLowerCase()),
    where
  ]
  return joinPhrases(
    words.filter(word => word !== undefined),
    (before, next) => phrase`${before}, ${next}`
  )
}

/** A label of the codebook, for people; `english` is what stands for one that has no translation. */
export function labelText(label: string, english: string = label): Phrase {
  return new CodebookText(label, LONGEST_LABEL, english)
}

/** UTF-16 units. */
const LONGEST_LABEL = 200
