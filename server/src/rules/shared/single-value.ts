import type {Attribute} from '../../codebook/codebook.js'

/** Whether a value holds several names where there should be one; what they name is looked at no further. */
export function isSeveral({many, also}: Attribute, text: string): boolean {
  return !many && hasWhiteSpace(text) && !also.has(text)
}

/** Whether there is white space in a value. Almost all values are short words, for which this beats a pattern. */
export function hasWhiteSpace(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) <= SPACE) return true
  return false
}

const SPACE = 0x20
