import {parseClaimName} from '../../model/facts/collect-facts.js'
import type {Annotation} from './annotation.js'
import type {Pair} from './match-annotations.js'

/** The names of the attributes of an annotation whose values may be ids of its article. */
export function referencesIn({units}: Pick<Annotation, 'units'>): readonly string[] {
  return units.flatMap(({attributes}) =>
    attributes
      .filter(({definition}) => definition?.type === 'claim' || definition?.mentions)
      .map(({name}) => name)
  )
}

/**
 * Gives annotations of the later of two versions the ids of the earlier one in their values, where each version numbers for
 * itself. An id of something that the earlier one lacks, or has without an id, is called one of theirs.
 */
export function createTranslation(
  pairs: readonly Pair[],
  onlyAfter: readonly Annotation[]
): (annotation: Annotation) => Annotation {
  const ids = new Map<string, string>()
  const all = [...pairs, ...onlyAfter.map(after => ({before: undefined, after}))]
  for (const {before, after} of all.sort((a, b) => a.after.at - b.after.at))
    if (after.id !== undefined && !ids.has(after.id))
      ids.set(after.id, before?.id ?? after.id + OF_THEIRS)
  return annotation => {
    const references = new Set(ids.size > 0 ? referencesIn(annotation) : [])
    if (references.size === 0) return annotation
    const attributes = new Map(
      Array.from(annotation.attributes, ([name, values]) => [
        name,
        references.has(name) ? values.map(value => translate(value, ids)) : values
      ])
    )
    return {...annotation, attributes}
  }
}

function translate(value: string, ids: ReadonlyMap<string, string>): string {
  const {article, claim} = parseClaimName(value)
  return (article === undefined ? ids.get(claim) : undefined) ?? value
}

/** Whether a value that was translated names something that the earlier version lacks. */
export function isOfTheirs(value: string): boolean {
  return value.endsWith(OF_THEIRS)
}

const OF_THEIRS = ' of theirs'
