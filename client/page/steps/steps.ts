import type {PageState, TextSelection} from '../state.js'
import {nextCharacter, unitAt, unitBefore, unitFrom} from './units.js'

/** The selection one unit further: the unit itself. */
export function stepWord(state: PageState, from: TextSelection, by: 1 | -1): TextSelection {
  const start = Math.min(from.anchor, from.focus)
  const end = Math.max(from.anchor, from.focus)
  // A place between two words, as after a click beside the text, is left for the unit at it.
  const found = by > 0 ? unitFrom(state, Math.max(end, start)) : unitBefore(state, start)
  const unit = found ?? unitAt(state, by > 0 ? end : start)
  return unit ? {anchor: unit.start, focus: unit.end} : from
}

/** The selection with its moving end one unit further; at least one unit stays selected. */
export function extendByWord(state: PageState, from: TextSelection, by: 1 | -1): TextSelection {
  const {anchor, focus} = from
  const isForward = focus >= anchor
  if (by > 0 && isForward) {
    const unit = unitFrom(state, focus)
    return unit ? {anchor, focus: unit.end} : from
  }
  if (by < 0 && !isForward) {
    const unit = unitBefore(state, focus)
    return unit ? {anchor, focus: unit.start} : from
  }
  if (by < 0) {
    const last = unitBefore(state, focus)
    const kept = last && unitBefore(state, last.start)
    if (kept && kept.start >= anchor) return {anchor, focus: kept.end}
    return turn(state, from, -1)
  }
  const first = unitFrom(state, focus)
  const kept = first && unitFrom(state, first.end)
  if (kept && kept.end <= anchor) return {anchor, focus: kept.start}
  return turn(state, from, 1)
}

/** The single unit at the anchor, and one more on its other side. */
function turn(state: PageState, {anchor}: TextSelection, by: 1 | -1): TextSelection {
  const own = by < 0 ? unitFrom(state, anchor) : unitBefore(state, anchor)
  if (!own) return {anchor, focus: anchor}
  const next = by < 0 ? unitBefore(state, own.start) : unitFrom(state, own.end)
  if (!next) return {anchor: own.start, focus: own.end}
  return by < 0 ? {anchor: own.end, focus: next.start} : {anchor: own.start, focus: next.end}
}

/** The selection with its moving end one character further. */
export function extendByCharacter(
  state: PageState,
  {anchor, focus}: TextSelection,
  by: 1 | -1
): TextSelection {
  return {anchor, focus: nextCharacter(state, focus, by)}
}

/** The selection grown to whole units, without the blanks and line ends around them. */
export function snapToWords(state: PageState, {anchor, focus}: TextSelection): TextSelection {
  const words = state.text.slice(Math.min(anchor, focus), Math.max(anchor, focus))
  const isBlank = words.trim() === ''
  const blanksBefore = isBlank ? 0 : words.length - words.trimStart().length
  const start = Math.min(anchor, focus) + blanksBefore
  const end = Math.min(anchor, focus) + (isBlank ? words.length : words.trimEnd().length)
  const first = unitAt(state, start)
  if (start === end) return first ? {anchor: first.start, focus: first.end} : {anchor, focus}
  const from = first && first.start <= start && start < first.end ? first.start : start
  const last = unitAt(state, end - 1)
  const to = last && last.start < end && end <= last.end ? last.end : end
  return anchor <= focus ? {anchor: from, focus: to} : {anchor: to, focus: from}
}
