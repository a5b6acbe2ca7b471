import type {Attribute} from '../../codebook/codebook.js'

/** Whether an attribute that takes one value has several in it, separated by white space; these are not looked up. */
export function holdsSeveral({many, also}: Attribute, text: string): boolean {
  return !many && hasWhiteSpace(text) && !also.has(text)
}

/** Whether there is white space in a value; faster than a pattern on short words, as almost all values are. */
export function hasWhiteSpace(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) <= SPACE) return true
  return false
}

const SPACE = 0x20
