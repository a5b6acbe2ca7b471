import {phrase, type Said} from '../../base/phrase.js'
import type {Project} from '../../project/project.js'

/** Why a text cannot be an id, of whatever, in one sentence; undefined where it can. */
export function problemWithText(id: string): Said | undefined {
  if (id.length > LONGEST)
    return phrase`An id has ${LONGEST} characters at most: write a shorter one`
  return PLAIN.test(id)
    ? undefined
    : phrase`An id cannot be \`${id}\`: write one without spaces, quotes, braces and any of \`= < > | #\``
}

/** Ids stand in tags without quotes, and in tables between `|`. */
const PLAIN = /^[^\s"'=<>`{}|#\p{Cc}\p{Cs}]+$/u
const LONGEST = 200

/** Why no entry of a project can get an id, in one sentence; undefined where one can. */
export function problemWithId({codebook, glossary}: Project, id: string): Said | undefined {
  const problem = problemWithText(id)
  if (problem !== undefined) return problem
  if (glossary.entries.has(id)) return phrase`Another entry has the id \`${id}\`: choose another`
  for (const {attributes} of codebook.kinds.values())
    for (const {name, type, also} of attributes.values())
      if (type === 'entry' && also.has(id))
        return phrase`\`${id}\` stands for no entry in \`${name}\`: choose another`
  return undefined
}

/** Why the entry of an id cannot be told, in one sentence; undefined where it can. */
export function problemWithEntry({glossary}: Project, id: string): Said | undefined {
  if (!glossary.entries.has(id)) return phrase`The glossary has no entry \`${id}\`: choose another`
  return glossary.duplicates.some(entry => entry.id === id)
    ? phrase`Several entries have the id \`${id}\`: give them different ones first`
    : undefined
}
