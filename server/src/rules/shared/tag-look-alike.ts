import {nearest} from '../../base/near-names.js'
import {isWordCharacter} from '../../base/word-boundary.js'
import type {Codebook} from '../../codebook/codebook.js'
import type {Unit} from '../../model/article-model.js'

/**
 * Whether a tag is probably text that nobody meant as one, as `info` in `E-Mail:info[at]example.org`: its colon follows
 * a letter or a digit at once, its kind is none of the codebook and near to none, and it has no attributes. The format
 * cannot tell, as tags may stand within words and a codebook may have any kind.
 */
export function isLookAlike({tag, kind}: Unit, text: string, codebook: Codebook): boolean {
  const {start, contentEnd, end} = tag
  return !kind && end === contentEnd + 1 && isWordBefore(tag.kind, start, text, codebook)
}

/** The same for the opening of a tag that is not closed, `:kind[`, and so is text already. */
export function isOpeningLookAlike(
  {start, end}: {readonly start: number; readonly end: number},
  text: string,
  codebook: Codebook
): boolean {
  const kind = text.slice(start + 1, end - 1)
  return !codebook.kinds.has(kind) && isWordBefore(kind, start, text, codebook)
}

function isWordBefore(kind: string, colon: number, text: string, codebook: Codebook): boolean {
  const before = text.slice(Math.max(0, colon - 2), colon)
  const character = /[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(before) ? before : before.slice(-1)
  return (
    isWordCharacter(character) &&
    (kind.length > LONGEST || nearest(kind, codebook.kinds.keys(), 1).length === 0)
  )
}

/** UTF-16 units of a kind that may be a misspelt one. */
const LONGEST = 60
