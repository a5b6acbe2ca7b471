import {firstIndex} from '../base/binary-search.js'
import {type Block, blockKey, type Syntax} from '../syntax/syntax.js'
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
  const most = Math.min(units.length, syntax.tags.length)
  let first = 0
  while (first < most && syntax.tags[first] === old.tags[first]) first++
  const last = Math.min(most - first, countLastTags(syntax, old))
  const firstMentions = firstIndex(mentions.length, at => (mentions[at]?.index ?? first) >= first)
  return {
    first: units.slice(0, first),
    mentions: mentions.slice(0, firstMentions),
    last: last === 0 ? [] : units.slice(-last)
  }
}

/** The number of tags in the blocks at the end of two versions of an article that are the same. */
function countLastTags({blocks, tags}: Syntax, old: Syntax): number {
  const most = Math.min(blocks.length, old.blocks.length)
  const keyAt = (list: readonly Block[], behind: number): object | undefined =>
    list[list.length - 1 - behind]?.[blockKey]
  let same = 0
  while (same < most && keyAt(blocks, same) === keyAt(old.blocks, same)) same++
  const from = same === 0 ? undefined : blocks[blocks.length - same]?.start
  if (from === undefined) return 0
  return tags.length - firstIndex(tags.length, at => (tags[at]?.start ?? from) >= from)
}
