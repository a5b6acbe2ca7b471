import type {Entry} from '../glossary/entry.js'
import type {Related} from './finding.js'

/** The entry's place in the glossary, for findings that have to do with it. */
export function entryRelated({id, name, location}: Entry): Related {
  return {message: `\`${id}\` is ${name}`, location}
}
