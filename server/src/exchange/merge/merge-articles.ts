import {lineEndOf} from '../../base/lines.js'
import type {ArticleModel} from '../../model/article-model.js'
import {toBaseText} from '../../syntax/base-text.js'
import {versionOf} from '../compare/annotation.js'
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
 * itself. What only one side changed is taken, and the seal is made anew for a text of both. `read` makes the model of a text. Line ends are those of ours. Undefined where
 * the result cannot be written so that it reads as it should.
 */
export function mergeArticles(
  texts: Readonly<Record<'base' | 'ours' | 'theirs', string>>,
  read: (text: string) => ArticleModel
): MergedArticle | undefined {
  const {base, ours, theirs} = texts
  if (theirs === base || theirs === ours)
    return {text: ours, conflicts: 0, renumbered: [], seal: 'kept'}
  const lineEnd = lineEndOf(ours) === '\r\n' ? '\r\n' : '\n'
  const alike = (text: string): string => text.replace(/\r\n?|\n/g, lineEnd)
  const models = {base: read(alike(base)), ours: read(ours), theirs: read(alike(theirs))}
  const article = ({syntax}: ArticleModel) => ({syntax, base: toBaseText(syntax)})
  const articles = {
    base: article(models.base),
    ours: article(models.ours),
    theirs: article(models.theirs)
  }
  const versions = {
    base: versionOf(models.base),
    ours: versionOf(models.ours),
    theirs: versionOf(models.theirs)
  }
  const text = mergeTexts(versions.base.text, versions.ours.text, versions.theirs.text)
  const written = {ours: models.ours.syntax.text, theirs: models.theirs.syntax.text}
  const {tags, conflicts, renumbered} = mergeAnnotations(
    versions,
    text,
    written,
    models.ours.codebook
  )
  const heads = mergeHeads(
    {base: models.base.syntax, ours: models.ours.syntax, theirs: models.theirs.syntax},
    text.text === versions.theirs.text && text.text !== versions.ours.text,
    lineEnd
  )
  const made = writeMerged({
    text,
    ours: articles.ours,
    theirs: articles.theirs,
    tags,
    comments: mergeComments(articles, text),
    codebook: models.ours.codebook,
    head: heads.text,
    lineEnd
  })
  if (made === undefined) return undefined
  const textConflicts = text.chunks.filter(({isConflict}) => isConflict).length
  const sealed = mergeSeal(made, [ours, theirs], textConflicts > 0)
  return {...sealed, conflicts: conflicts + textConflicts + heads.conflicts, renumbered}
}
