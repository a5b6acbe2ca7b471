import type {ArticleModel} from '../../model/article-model.js'
import {toBaseText} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import {versionOf} from '../compare/annotation.js'
import type {Loss} from '../export/loss.js'
import {EMPTY_FRONT_MATTER} from '../import-text.js'
import {mergeArticles} from '../merge/merge-articles.js'
import type {ImportedAnnotation} from './imported-annotation.js'
import {writeAnnotated} from './write-annotated.js'

/** An article with annotations from elsewhere. */
export interface AppliedAnnotations {
  readonly text: string
  /** Things that would have been changed in two ways: each is noted in the article. */
  readonly conflicts: number
  readonly losses: readonly Loss[]
}

/**
 * Brings annotations into an article: those of `before` are what the other program had of the article, those of `after` what it
 * has now, both with offsets in the article's base text with LF. What differs is changed in the article; all else stays as it is
 * written. Undefined where the result would not read as it should.
 */
export function applyAnnotations(
  model: ArticleModel,
  before: readonly ImportedAnnotation[],
  after: readonly ImportedAnnotation[],
  read: (text: string) => ArticleModel
): AppliedAnnotations | undefined {
  const {syntax, codebook, path, units} = model
  const base = toBaseText(syntax)
  const text = withLineFeeds(base.text)
  const own = withLineFeeds(syntax.text.slice(0, syntax.bodyStart))
  const head = own === '' && text.startsWith('\uFEFF') ? EMPTY_FRONT_MATTER : own
  const taken = units.flatMap(({id}) => (id === undefined ? [] : [id]))
  const write = (annotations: readonly ImportedAnnotation[]) =>
    writeAnnotated(head, text, annotations, codebook, path, taken)
  const [old, now] = [write(before), write(after)]
  const texts = {base: old.text, ours: syntax.text, theirs: now.text}
  const merged = mergeArticles(texts, read)
  if (!merged || toBaseText(parse(merged.text)).text !== base.text) return undefined
  return {text: merged.text, conflicts: merged.conflicts, losses: now.losses}
}

/** The annotations that are new to an article: no tag of their kind covers their first words. Others are told as losses. */
export function onlyNew(
  annotations: readonly ImportedAnnotation[],
  model: ArticleModel,
  path: string
): {readonly annotations: readonly ImportedAnnotation[]; readonly losses: readonly Loss[]} {
  const {text, annotations: there} = versionOf(model)
  const lineFeeds = text.replace(/\r\n?/g, '\n')
  const isPlain = lineFeeds === text
  const toLineFeeds = (offset: number): number =>
    isPlain ? offset : withLineFeeds(text.slice(0, offset)).length
  const tags = there.flatMap(({kind, fragments}) =>
    fragments.map(({start, end}) => ({kind, start: toLineFeeds(start), end: toLineFeeds(end)}))
  )
  const losses: Loss[] = []
  const fresh = annotations.filter(({kind, fragments, name}) => {
    const [first] = fragments
    const isThere = tags.some(
      tag => first && tag.kind === kind && tag.start <= first.start && first.end <= tag.end
    )
    const value = `${kind}: ${first ? lineFeeds.slice(first.start, first.end) : ''}`
    if (isThere) losses.push({path, id: name, feature: 'suggestion', value, done: 'dropped'})
    return !isThere
  })
  return {annotations: fresh, losses}
}

/** Annotations as suggestions of somebody, for others to accept or reject. */
export function asSuggestions(
  annotations: readonly ImportedAnnotation[],
  by: string
): readonly ImportedAnnotation[] {
  return annotations.map(annotation => ({
    ...annotation,
    attributes: [
      ...annotation.attributes.filter(([name]) => name !== 'status' && name !== 'by'),
      ['status', 'suggested'],
      ['by', by]
    ]
  }))
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}
