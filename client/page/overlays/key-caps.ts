import type {Page} from '../page.js'

/** The keys of a command, `Shift+F8, Space`, one by one, with what stands on them where the user's language has keyboards of its own. */
export function keyCaps(keys: string, text: Page['text']): readonly string[] {
  if (keys === '') return []
  return keys.split(', ').map(key => key.replace(WORDS, word => ARROWS[word] ?? nameOf(word, text)))
}

const WORDS = /[A-Z][a-z]+(?: Up| Down)?/g

const ARROWS: Readonly<Record<string, string | undefined>> = {
  Left: '←',
  Right: '→',
  Up: '↑',
  Down: '↓'
}

function nameOf(word: string, text: Page['text']): string {
  return NAMES.has(word) ? text(word) : word
}

/** Keys whose names are words. */
const NAMES: ReadonlySet<string> = new Set([
  'Backspace',
  'Ctrl',
  'Delete',
  'End',
  'Enter',
  'Home',
  'Page Down',
  'Page Up',
  'Shift',
  'Space'
])
