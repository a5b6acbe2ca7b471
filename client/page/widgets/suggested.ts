import type {Mark} from '../../../server/src/lsp/editor-protocol.js'
import {fold} from './fuzzy.js'

/** Which suggestions of the article are meant. */
export type Scope = 'entry' | 'kind' | 'name' | 'all'

/** The suggestions that a scope holds, as indices of marks. The one at the cursor says which entry, kind or name is meant. */
export function suggestedIn(
  marks: readonly Mark[],
  text: string,
  current: number | undefined,
  scope: Scope
): readonly number[] {
  const here = current === undefined ? undefined : marks[current]
  const wordsOf = ({start, end}: Mark): string => fold(text.slice(start, end).replace(/\s+/g, ' '))
  const isMeant = (mark: Mark): boolean => {
    if (scope === 'all') return true
    if (!here || mark.kind !== here.kind) return false
    if (scope === 'kind') return true
    if (scope === 'name') return wordsOf(mark) === wordsOf(here)
    return here.entry !== null && mark.entry?.id === here.entry.id
  }
  return marks.flatMap((mark, index) =>
    mark.status === 'suggested' && isMeant(mark) ? [index] : []
  )
}
