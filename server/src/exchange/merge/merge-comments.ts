import {writeTextConflict} from '../../model/conflict-notes.js'
import {type BaseText, toBaseOffset} from '../../syntax/base-text.js'
import {linesOf} from '../../syntax/comment-lines.js'
import type {Syntax} from '../../syntax/syntax.js'
import {mapSpan, mapTexts, type TextMap} from '../compare/text-map.js'
import type {MergedText} from './merge-texts.js'

/** A comment in the merged article. */
export interface MergedComment {
  /** Its offset in the merged base text. */
  readonly at: number
  readonly text: string
  /** Whether it stands alone on its lines. */
  readonly isAlone: boolean
  /** The index of the comment in ours that it is; undefined for one of theirs or a new one. */
  readonly ours: number | undefined
}

interface Article {
  readonly syntax: Syntax
  readonly base: BaseText
}

/**
 * The comments of ours, without those that theirs took away, with those that theirs added, and one for each stretch of words
 * that was changed two ways.
 */
export function mergeComments(
  articles: Readonly<Record<'base' | 'ours' | 'theirs', Article>>,
  text: MergedText
): readonly MergedComment[] {
  const {base, ours, theirs} = articles
  const toTheirs = mapTexts(base.base.text, theirs.base.text)
  const toOurs = mapTexts(base.base.text, ours.base.text)
  const gone = unmatched(commentsOf(base, toTheirs), commentsOf(theirs))
  const added = unmatched(commentsOf(theirs), commentsOf(base, toTheirs))
  const ourNew = unmatched(commentsOf(ours), commentsOf(base, toOurs))
  const isGone = countTexts(gone.map(({text: words}) => words))
  const isOurNew = new Set(ourNew.map(({ours: index}) => index))
  const kept = commentsOf(ours, text.fromOurs).filter(({text: words, ours: index}) => {
    const left = isGone.get(words) ?? 0
    if (isOurNew.has(index) || left === 0) return true
    isGone.set(words, left - 1)
    return false
  })
  const both = countTexts(ourNew.map(({text: words}) => words))
  const addedIndexes = new Set(added.map(({ours: index}) => index))
  const further = commentsOf(theirs, text.fromTheirs).filter(({ours: index, text: words}) => {
    if (!addedIndexes.has(index)) return false
    const left = both.get(words) ?? 0
    if (left > 0) both.set(words, left - 1)
    return left === 0
  })
  return [
    ...kept,
    ...further.map(comment => ({...comment, ours: undefined})),
    ...conflictComments(articles, text)
  ]
}

function countTexts(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

/** The comments of an article, at their places in its base text or in another. */
function commentsOf({syntax, base}: Article, map?: TextMap): readonly MergedComment[] {
  return syntax.comments.map((comment, index) => {
    const start = toBaseOffset(base, comment.start)
    const at = map ? (mapSpan(map, {start, end: start})?.start ?? 0) : start
    return {
      at,
      text: syntax.text.slice(comment.start, comment.end),
      isAlone: linesOf(syntax, comment) !== undefined,
      ours: index
    }
  })
}

/** Those of a list that have no fellow with the same text in the other list. */
function unmatched(
  comments: readonly MergedComment[],
  others: readonly MergedComment[]
): readonly MergedComment[] {
  const left = countTexts(others.map(({text}) => text))
  return comments.filter(({text}) => {
    const number = left.get(text) ?? 0
    if (number > 0) left.set(text, number - 1)
    return number === 0
  })
}

/** A comment behind the words of each conflict: behind the word before, where ours has none. */
function conflictComments(
  {base, ours, theirs}: Readonly<Record<'base' | 'ours' | 'theirs', Article>>,
  {chunks, text}: MergedText
): readonly MergedComment[] {
  return chunks
    .filter(({isConflict}) => isConflict)
    .map(chunk => {
      const words = writeTextConflict({
        base: base.base.text.slice(chunk.base.start, chunk.base.end),
        ours: ours.base.text.slice(chunk.ours.start, chunk.ours.end),
        theirs: theirs.base.text.slice(chunk.theirs.start, chunk.theirs.end)
      })
      let at = chunk.span.end
      while (at > 0 && /\s/.test(text.charAt(at - 1))) at--
      if (at === 0) at = text.length - text.trimStart().length
      return {at, text: words, isAlone: false, ours: undefined}
    })
}
