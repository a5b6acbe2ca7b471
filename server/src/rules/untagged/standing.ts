import type {BlockName} from './block-names.js'
import type {KnownName} from './known-name.js'
import {isInAddress, isInHeadline, isInTitle} from './setting.js'
import {type Side, sideBefore, sideBehind} from './surroundings.js'

/**
 * What the words around a name say of it: it stands for its entry; it may also be an ordinary word; it is a
 * part of something else; or it is such a part that the same word elsewhere in the article is not sure either.
 */
export type Standing = 'sure' | 'unsure' | 'part' | 'doubt'

/** Judges a name by what stands around it in its block, whose text is given as written. */
export function standingOf(text: string, name: BlockName, known: KnownName): Standing {
  const before = sideBefore(text, name.start, name.stretch)
  const behind = sideBehind(text, name.end, name.stretch)
  const found = standingBetween(before, behind, known, text.charAt(name.start))
  if (found === 'part' || found === 'doubt') return found
  if (isInAddress(text, name) || isInTitle(text, name)) return 'part'
  if (!known.isWord || known.isAsked) return 'sure'
  return found === 'sure' && isInHeadline(text, name) ? 'unsure' : found
}

function standingBetween(before: Side, behind: Side, known: KnownName, first: string): Standing {
  if (!known.isAsked) {
    return known.isWord ? standingOfWord(before, behind) : standingOfWords(before, behind, known)
  }
  // Of a common word that the glossary asks for, capitals beside it tell nothing, as in `Syrian rebels`.
  const isCommon = first === first.toLowerCase()
  if (!isCommon) return standingOfWords(before, behind, known)
  return before === 'joined' || behind === 'joined' ? 'part' : 'sure'
}

/**
 * A single word is doubtful where a capital or a number stands beside it: in `Abraham Lincoln`, Lincoln is no town, nor
 * where the article goes on with `Lincoln`; in `August 2016`, August is none.
 */
function standingOfWord(before: Side, behind: Side): Standing {
  if (before === 'capital' || before === 'acronym') return 'doubt'
  if (before === 'number' || behind === 'number') return 'doubt'
  if (PARTS.has(before) || PARTS.has(behind)) return 'part'
  return before === 'edge' || before === 'first-word' ? 'unsure' : 'sure'
}

/** Several words are a name wherever a sentence has them; before people there may be a title. */
function standingOfWords(before: Side, behind: Side, {isPerson}: KnownName): Standing {
  if (PARTS.has(behind)) return 'part'
  return PARTS.has(before) && !(isPerson && before === 'capital') ? 'part' : 'sure'
}

const PARTS: ReadonlySet<Side> = new Set<Side>(['capital', 'acronym', 'linked', 'joined'])
