import {sealFields} from '../../model/seal.js'
import {sealArticle} from '../../model/write-seal.js'

/** What became of the seal of a merged article. */
export interface MergedSeal {
  readonly text: string
  /** Whether it was made anew; where it should have been and was not, the reason, for a message. */
  readonly seal: 'kept' | 'renewed' | {readonly reason: string}
}

/**
 * Seals a merged article anew where its text is that of neither side and each side was sealed rightly or not at all: then
 * nobody changed the text unnoticed. `isOpen` tells whether both changed the same words, so that the text is not chosen yet.
 */
export function mergeSeal(text: string, sides: readonly string[], isOpen: boolean): MergedSeal {
  if (!text.includes(sealFields.hash)) return {text, seal: 'kept'}
  const state = sealArticle(text)
  if (state.type !== 'changed' && state.type !== 'unsealable') return {text, seal: 'kept'}
  const left = (reason: string): MergedSeal => ({text, seal: {reason}})
  if (isOpen) return left('both sides changed the same words: choose, then seal the article')
  if (state.type === 'unsealable') return left(state.reason)
  const isWrong = sides.some(
    side => side.includes(sealFields.hash) && sealArticle(side).type === 'changed'
  )
  if (isWrong) return left('a side had another text than the one that was sealed')
  return {text: state.text, seal: 'renewed'}
}
