import type {Span} from '../base/span.js'
import type {ArticleModel} from './article-model.js'
import {changedBlocks, tagsBefore} from './keep-units.js'
import type {UnitRange} from './model-part.js'

/** What edits have changed between two versions of an article: some blocks, with the units in them. */
export interface ArticleChange {
  /** The units of the earlier version that the later one has not. */
  readonly before: UnitRange
  /** Those that it has instead. */
  readonly now: UnitRange
  /** Where the blocks of the earlier version stood that the later one has not. */
  readonly stretch: Span
  /** By how much all that stood behind them has moved; UTF-16 units, as all offsets. */
  readonly shift: number
}

/** Finds what has changed between two versions of an article under one codebook and glossary. */
export function changeBetween(before: ArticleModel, now: ArticleModel): ArticleChange {
  const {syntax: old} = before
  const {from, to} = changedBlocks(old, now.syntax)
  const [first, behind] = [tagsBefore(old, from), tagsBefore(old, to)]
  const start = old.blocks[from]?.start ?? old.text.length
  const end = old.blocks[to]?.start ?? Number.POSITIVE_INFINITY
  return {
    before: {from: first, to: behind},
    now: {from: first, to: now.units.length - (before.units.length - behind)},
    stretch: {start, end},
    shift: now.syntax.text.length - old.text.length
  }
}

/** A span of the earlier version where it stands in the later one; undefined for one that touches what was read again. */
export function moveSpan(span: Span, {stretch, shift}: ArticleChange): Span | undefined {
  if (span.end <= stretch.start && span.start < stretch.start) return span
  if (span.start < stretch.end) return undefined
  return shift === 0 ? span : {start: span.start + shift, end: span.end + shift}
}
