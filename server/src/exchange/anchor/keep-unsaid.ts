import {type Matchable, matchAnnotations} from '../compare/match-annotations.js'
import type {ImportedAnnotation} from './imported-annotation.js'

/** Annotations with all that is in the article, and how many of these only the article has. */
export interface KeptAnnotations {
  readonly annotations: readonly ImportedAnnotation[]
  readonly kept: number
}

/**
 * Adds to what another program has of an article whatever only the article has: annotations, ids and attributes. For annotations
 * of which nobody knows whether the other program ever had the rest, so that what it lacks need not have been deleted there.
 * `now` is what the article has; both have their offsets in `text`.
 */
export function keepUnsaid(
  now: readonly ImportedAnnotation[],
  said: readonly ImportedAnnotation[],
  text: string
): KeptAnnotations {
  const matching = matchAnnotations<ImportedAnnotation & Matchable>(
    {text, annotations: now},
    {text, annotations: said},
    {byId: true}
  )
  const known = new Map(matching.pairs.map(({before, after}) => [after, before]))
  const filled = said.map(annotation => withUnsaid(annotation, known.get(annotation)))
  const {onlyBefore} = matching
  return {annotations: [...filled, ...onlyBefore], kept: onlyBefore.length}
}

function withUnsaid(
  annotation: ImportedAnnotation,
  now: ImportedAnnotation | undefined
): ImportedAnnotation {
  if (!now) return annotation
  const names = new Set(annotation.attributes.map(([name]) => name))
  const unsaid = now.attributes.filter(([name]) => !names.has(name))
  return {
    ...annotation,
    id: annotation.id ?? now.id,
    attributes: [...annotation.attributes, ...unsaid]
  }
}
