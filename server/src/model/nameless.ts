import type {Mention, Unit} from './article-model.js'

/** Whether a mention is said to be a description or a pronoun, whose words are no name of the entry. */
export function isNameless({attributes}: Unit): boolean {
  for (const {name, written} of attributes) {
    if (name === 'mention') return written.value === 'nominal' || written.value === 'pronoun'
  }
  return false
}

/** Whether there is nothing to read in a mention; the tag itself is reported for that. */
export function isBlank({text}: Mention): boolean {
  return text.trim() === ''
}
