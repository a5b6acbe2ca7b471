import {firstIndex} from '../base/binary-search.js'
import {blockKey, type Syntax} from '../syntax/syntax.js'
import type {ArticleModel, Mention, Unit} from './article-model.js'

/** The units of an earlier version of an article whose tags are the same now, as their blocks have not changed. */
export interface KeptUnits {
  /** Those at the start, which stand where they stood. */
  readonly first: readonly Unit[]
  /** The mentions among the first. */
  readonly mentions: readonly Mention[]
  /** Those at the end, which are to be moved. */
  readonly last: readonly Unit[]
}

/** No units. */
export const NO_UNITS: KeptUnits = {first: [], mentions: [], last: []}

/** Finds the units of `before` that a later version of the article keeps, under the same codebook and glossary. */
export function keptUnits({units, mentions, syntax: old}: ArticleModel, syntax: Syntax): KeptUnits {
  const {from, to} = changedBlocks(old, syntax)
  const first = tagsBefore(old, from)
  const last = units.length - tagsBefore(old, to)
  const firstMentions = firstIndex(mentions.length, at => (mentions[at]?.index ?? first) >= first)
  return {
    first: units.slice(0, first),
    mentions: mentions.slice(0, firstMentions),
    last: last === 0 ? [] : units.slice(-last)
  }
}

/** The blocks of a version of an article that another one has not, by their indexes: up to, but not with, the second. */
export interface BlockRange {
  readonly from: number
  readonly to: number
}

/**
 * Finds the blocks of an earlier version of an article that a later one has not: those before them stand where they stood,
 * those behind them stand at its end, perhaps elsewhere.
 */
export function changedBlocks({blocks: old}: Syntax, {blocks}: Syntax): BlockRange {
  const most = Math.min(old.length, blocks.length)
  let from = 0
  while (from < most && blocks[from] === old[from]) from++
  let last = 0
  while (last < most - from && blocks.at(-1 - last)?.[blockKey] === old.at(-1 - last)?.[blockKey])
    last++
  return {from, to: old.length - last}
}

/** The number of tags before a block. */
export function tagsBefore({blocks, tags}: Syntax, block: number): number {
  const start = blocks[block]?.start
  if (start === undefined) return tags.length
  return firstIndex(tags.length, at => (tags[at]?.start ?? start) >= start)
}
