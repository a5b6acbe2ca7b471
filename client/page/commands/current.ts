import type {Mark} from '../../../server/src/lsp/editor-protocol.js'
import {type PageState, selectedSpan} from '../state.js'
import {marksAround} from '../text/mark-search.js'

/** The index of the mark at the selection: the one that was chosen, or else the innermost around it. */
export function currentMark(state: PageState): number | undefined {
  const span = selectedSpan(state)
  if (!span) return undefined
  const chosen = state.marks[state.chosen ?? -1]
  if (state.chosen !== null && chosen?.start === span.start && chosen.end === span.end)
    return state.chosen
  return marksAround(state.marks, state.paragraphs, span).at(-1)
}

/** The index of the innermost claim at the selection. */
export function currentClaim(state: PageState): number | undefined {
  const span = selectedSpan(state)
  const current = currentMark(state)
  if (!span) return undefined
  if (current !== undefined && state.marks[current]?.unit === 'claim') return current
  return marksAround(state.marks, state.paragraphs, span).findLast(
    index => state.marks[index]?.unit === 'claim'
  )
}

/** The first mark of those that pass, behind the selection or before it; around the end of the article. */
export function nextMark(
  state: PageState,
  by: 1 | -1,
  passes: (mark: Mark) => boolean
): number | undefined {
  const {marks} = state
  const span = selectedSpan(state)
  const current = currentMark(state)
  const isOn =
    current !== undefined &&
    marks[current]?.start === span?.start &&
    marks[current]?.end === span?.end
  const at = span?.start ?? -1
  let start: number
  if (isOn && current !== undefined) start = current + by
  else if (by > 0) start = marks.findIndex(mark => mark.start >= at)
  else start = marks.findLastIndex(mark => mark.start < at)
  if (start < 0) start = by > 0 ? 0 : marks.length - 1
  for (let step = 0; step < marks.length; step += 1) {
    const index = (start + by * step + marks.length * 2) % marks.length
    const mark = marks[index]
    if (mark && passes(mark)) return index
  }
  return undefined
}
