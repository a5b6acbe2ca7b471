import {anchorAnnotations} from '../../exchange/anchor/anchor.js'
import {
  type AppliedAnnotations,
  applyAnnotations,
  asSuggestions,
  onlyNew
} from '../../exchange/anchor/apply-annotations.js'
import type {ImportedAnnotation} from '../../exchange/anchor/imported-annotation.js'
import {keepUnsaid} from '../../exchange/anchor/keep-unsaid.js'
import {exportBrat} from '../../exchange/brat/export-brat.js'
import {type BratAnnotations, readBrat} from '../../exchange/brat/import-brat.js'
import type {Loss} from '../../exchange/export/loss.js'
import type {TargetArticle} from './target-articles.js'

/** Annotations that are to come into an article. */
export interface Incoming {
  /** The `.ann` file, for the losses. */
  readonly path: string
  readonly found: BratAnnotations
  /** What the `.ann` file said of the same text when it was exported; undefined where that is not known. */
  readonly exported: BratAnnotations | undefined
  /** Who suggests the annotations; undefined where they hold. */
  readonly suggestedBy: string | undefined
}

/** An article with annotations, and what has no place in it. */
export interface BroughtInto {
  /** Undefined where the article would not read as it should. */
  readonly applied: AppliedAnnotations | undefined
  readonly losses: readonly Loss[]
  /** How many tags of the article stay though the `.ann` file lacks them. */
  readonly kept: number
}

/**
 * Brings annotations into an article: what was changed since they were exported is changed in it. Where what was exported is not
 * known, all that they say holds, and what they do not say stays. Suggestions come beside what is there.
 */
export function bringInto(incoming: Incoming, {model, read}: TargetArticle): BroughtInto {
  const {path, found, exported, suggestedBy} = incoming
  const now = exportBrat(model)
  const place = ({text, annotations}: BratAnnotations) =>
    anchorAnnotations(text, now.txt, annotations, path)
  const {annotations, losses} = place(found)
  if (suggestedBy !== undefined) {
    const chosen = onlyNew(asSuggestions(annotations, suggestedBy), model, path)
    const applied = applyAnnotations(model, [], chosen.annotations, read)
    return {applied, losses: [...losses, ...chosen.losses], kept: 0}
  }
  if (exported) {
    // What has no place is neither changed nor deleted.
    const placed = new Set(annotations.map(({name}) => name))
    const gone = new Set(found.annotations.flatMap(({name}) => (placed.has(name) ? [] : [name])))
    const before = place(exported).annotations.filter(({name}) => !gone.has(name))
    const applied = applyAnnotations(model, before, annotations, read)
    return {applied, losses: lossesOfChanged(losses, found, exported), kept: 0}
  }
  const before = readBrat(now.txt, now.ann, path, model.codebook).annotations
  const all = keepUnsaid(before, annotations, now.txt)
  const applied = applyAnnotations(model, before, all.annotations, read)
  return {applied, losses, kept: all.kept}
}

/** Losses of what was changed since the export: the article has all else as it was, or as somebody changed it there. */
function lossesOfChanged(
  losses: readonly Loss[],
  found: BratAnnotations,
  exported: BratAnnotations
): readonly Loss[] {
  const keyOf = (annotation: ImportedAnnotation): string => JSON.stringify(annotation)
  const known = new Set(exported.annotations.map(keyOf))
  const changed = new Set(
    found.annotations
      .filter(annotation => !known.has(keyOf(annotation)))
      .map(annotation => annotation.name)
  )
  return losses.filter(({id}) => changed.has(id))
}
