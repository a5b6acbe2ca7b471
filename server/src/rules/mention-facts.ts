import type {Entry} from '../glossary/entry.js'
import type {Mention} from '../model/article-model.js'
import type {Related} from './finding.js'

/** Whether a mention is said to be a description or a pronoun, whose words are no name of the entry. */
export function isNameless({attributes}: Mention): boolean {
  for (const {name, written} of attributes) {
    if (name === 'mention') return written.value === 'nominal' || written.value === 'pronoun'
  }
  return false
}

/** Whether there is nothing to read in a mention; the tag itself is reported for that. */
export function isBlank({text}: Mention): boolean {
  return text.trim() === ''
}

/** The entry's place in the glossary, for findings that have to do with it. */
export function entryRelated({id, name, location}: Entry): Related {
  return {message: `\`${id}\` is ${name}`, location}
}
