import type {Entry} from '../glossary/entry.js'

/** Whether an entry is out of use: it says so, or names the entry that replaces it. */
export function isDeprecated({fields}: Entry): boolean {
  const deprecated = fields.get('deprecated')
  if (deprecated) return deprecated.values[0]?.text !== 'false'
  return fields.has('replaced-by')
}

/** The id of the entry to use instead, if the entry names one. */
export function replacementOf({fields}: Entry): string | undefined {
  return fields.get('replaced-by')?.values[0]?.text
}
