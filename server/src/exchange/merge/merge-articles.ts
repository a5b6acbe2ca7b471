import {lineEndOf} from '../../base/lines.js'
import type {Codebook} from '../../codebook/codebook.js'
import type {ArticleModel} from '../../model/article-model.js'
import {type BaseText, toBaseText} from '../../syntax/base-text.js'
import type {Syntax} from '../../syntax/syntax.js'
import {type Annotation, type Version, versionOf} from '../compare/annotation.js'
import type {OfThree} from './equal-blocks.js'
import {leaveOut} from './leave-out.js'
import {mergeAnnotations} from './merge-annotations.js'
import {mergeComments} from './merge-comments.js'
import {mergeHeads} from './merge-heads.js'
import {type MergedSeal, mergeSeal} from './merge-seal.js'
import {mergeTexts} from './merge-texts.js'
import {writeMerged} from './write-merged.js'

/** Three versions of an article as one. */
export interface MergedArticle {
  readonly text: string
  /** How many things both sides changed in different ways: each is noted in the text. */
  readonly conflicts: number
  /** Ids that theirs had given to something else than ours, with the new ones. */
  readonly renumbered: readonly (readonly [old: string, id: string])[]
  readonly seal: MergedSeal['seal']
}

/**
 * Merges two versions of an article that come from a common one: words, annotations, comments and front matter, each by
 * itself. What only one side changed is taken, and the seal is made anew for a text of both. Line ends are those of ours.
 * `read` makes the model of a text; blocks that are the same in all three need not be read. Undefined where the result
 * cannot be written so that it reads as it should.
 */
export function mergeArticles(
  texts: OfThree<string>,
  read: (text: string) => ArticleModel
): MergedArticle | undefined {
  const {base, ours, theirs} = texts
  if (theirs === base || theirs === ours)
    return {text: ours, conflicts: 0, renumbered: [], seal: 'kept'}
  const alike = {base: withLineEnd(base, ours), ours, theirs: withLineEnd(theirs, ours)}
  const merged = mergeChanged(alike, text => toArticle(read(text))) ?? mergeWhole(alike, read)
  if (merged === undefined) return undefined
  const sealed = mergeSeal(merged.text, [ours, theirs], merged.isTextOpen)
  return {...sealed, conflicts: merged.conflicts, renumbered: merged.renumbered}
}

/** A text with the line ends of another one. */
function withLineEnd(text: string, other: string): string {
  const lineEnd = lineEndFor(other)
  return lineEnd === '\n' && !text.includes('\r') ? text : text.replace(/\r\n?|\n/g, lineEnd)
}

function lineEndFor(text: string): string {
  return lineEndOf(text) === '\r\n' ? '\r\n' : '\n'
}

/** An article as far as merging looks at it. */
interface Article {
  readonly syntax: Syntax
  readonly codebook: Codebook
  readonly base: BaseText
  readonly version: Version
}

function toArticle(model: ArticleModel): Article {
  const {syntax, codebook} = model
  const base = toBaseText(syntax)
  return {syntax, codebook, base, version: versionOf(model, base)}
}

interface Merged extends Pick<MergedArticle, 'text' | 'conflicts' | 'renumbered'> {
  /** Whether both sides changed the same words. */
  readonly isTextOpen: boolean
}

/** Merges what is not the same in all three; undefined where that cannot be told apart from the rest. */
function mergeChanged(texts: OfThree<string>, read: (text: string) => Article): Merged | undefined {
  const short = leaveOut(texts, read)
  const elsewhere = (): readonly Annotation[] =>
    short ? read(short.leftOut).version.annotations : []
  const merged = short && mergeRead(short.articles, lineEndFor(texts.ours), elsewhere)
  if (!merged) return undefined
  const text = short.restore(merged.text)
  return text === undefined ? undefined : {...merged, text}
}

/** Merges all of three articles, whose line ends are alike; tests hold `mergeArticles` against it. */
export function mergeWhole(
  texts: OfThree<string>,
  read: (text: string) => ArticleModel
): Merged | undefined {
  const articles = {
    base: toArticle(read(texts.base)),
    ours: toArticle(read(texts.ours)),
    theirs: toArticle(read(texts.theirs))
  }
  return mergeRead(articles, lineEndFor(texts.ours), () => [])
}

/** Merges articles; `elsewhere` gives further annotations, whose ids are taken. */
function mergeRead(
  {base, ours, theirs}: OfThree<Article>,
  lineEnd: string,
  elsewhere: () => readonly Annotation[]
): Merged | undefined {
  const versions = {base: base.version, ours: ours.version, theirs: theirs.version}
  const {codebook} = ours
  const text = mergeTexts(versions.base.text, versions.ours.text, versions.theirs.text)
  const {tags, conflicts, renumbered} = mergeAnnotations(
    {versions, text, written: {ours: ours.syntax.text, theirs: theirs.syntax.text}, elsewhere},
    codebook
  )
  const heads = mergeHeads(
    {base: base.syntax, ours: ours.syntax, theirs: theirs.syntax},
    text.text === versions.theirs.text && text.text !== versions.ours.text,
    lineEnd
  )
  const made = writeMerged({
    text,
    ours,
    theirs,
    tags,
    comments: mergeComments({base, ours, theirs}, text),
    codebook,
    head: heads.text,
    lineEnd
  })
  if (made === undefined) return undefined
  const textConflicts = text.chunks.filter(({isConflict}) => isConflict).length
  return {
    text: made,
    conflicts: conflicts + textConflicts + heads.conflicts,
    renumbered,
    isTextOpen: textConflicts > 0
  }
}
