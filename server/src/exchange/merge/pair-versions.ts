import type {Span} from '../../base/span.js'
import type {Codebook} from '../../codebook/codebook.js'
import type {Annotation, Version} from '../compare/annotation.js'
import {isSameSpan} from '../compare/changes.js'
import {matchAnnotations} from '../compare/match-annotations.js'
import {mapSpan, type TextMap} from '../compare/text-map.js'
import type {MergedText} from './merge-texts.js'

/** One annotation in up to three versions; one of ours and theirs is there. */
export interface Trio {
  readonly base: Annotation | undefined
  readonly ours: Annotation | undefined
  readonly theirs: Annotation | undefined
  /** Whether a side has it around other words than the common version has. */
  readonly oursMoved: boolean
  readonly theirsMoved: boolean
}

/** Finds which annotations of three versions are the same; those that both sides took away are left out. */
export function pairVersions(
  versions: Readonly<Record<'base' | 'ours' | 'theirs', Version>>,
  text: MergedText,
  codebook: Codebook
): readonly Trio[] {
  const {base, ours, theirs} = versions
  const toOurs = matchAnnotations(base, ours, {byId: true})
  const toTheirs = matchAnnotations(base, theirs, {byId: true})
  const our = new Map(toOurs.pairs.map(pair => [pair.before, pair]))
  const their = new Map(toTheirs.pairs.map(pair => [pair.before, pair]))
  const trios: Trio[] = base.annotations.flatMap(annotation => {
    const [o, t] = [our.get(annotation), their.get(annotation)]
    if (!o && !t) return []
    return {
      base: annotation,
      ours: o?.after,
      theirs: t?.after,
      oursMoved: o !== undefined && !isSameSpan(o.moved, o.after.fragments, ours.text),
      theirsMoved: t !== undefined && !isSameSpan(t.moved, t.after.fragments, theirs.text)
    }
  })
  return [...trios, ...pairAdded(toOurs.onlyAfter, toTheirs.onlyAfter, text, codebook)]
}

/** What both sides added to the same words is one; ids that each gave for itself say nothing. */
function pairAdded(
  ours: readonly Annotation[],
  theirs: readonly Annotation[],
  text: MergedText,
  codebook: Codebook
): readonly Trio[] {
  const [our, their] = [moveAll(ours, text.fromOurs), moveAll(theirs, text.fromTheirs)]
  const versionFrom = (moved: ReadonlyMap<Annotation, Annotation>): Version => ({
    text: text.text,
    annotations: [...moved.keys()]
  })
  const {pairs} = matchAnnotations(versionFrom(our), versionFrom(their), {byId: false})
  const partners = new Map<Annotation, Annotation>()
  for (const {before, after} of pairs) {
    const [o, t] = [our.get(before), their.get(after)]
    if (o && t && (o.kind === t.kind || !mayNest(codebook, o.kind, t.kind))) partners.set(o, t)
  }
  const taken = new Set(partners.values())
  const moved = {base: undefined, oursMoved: true, theirsMoved: true}
  return [
    ...ours.map(annotation => ({
      ...moved,
      ours: annotation,
      theirs: partners.get(annotation)
    })),
    ...theirs
      .filter(annotation => !taken.has(annotation))
      .map(annotation => ({...moved, ours: undefined, theirs: annotation}))
  ]
}

/**
 * Whether the same words may be both: a claim that is a mention, say, where the codebook lets one stand in the other. Two
 * kinds of mentions are two opinions.
 */
function mayNest({kinds}: Codebook, a: string, b: string): boolean {
  if (kinds.get(a)?.unit === kinds.get(b)?.unit) return false
  return kinds.get(a)?.contains.has(b) === true || kinds.get(b)?.contains.has(a) === true
}

function moveAll(
  annotations: readonly Annotation[],
  map: TextMap
): ReadonlyMap<Annotation, Annotation> {
  return new Map(
    annotations.map(annotation => {
      const fragments = moveFragments(annotation.fragments, map)
      return [{...annotation, fragments}, annotation] as const
    })
  )
}

/** Fragments in another text, without those whose words are gone, and those whose words became part of another's. */
export function moveFragments(fragments: readonly Span[], map: TextMap): readonly Span[] {
  const moved = fragments.map(span => mapSpan(map, span)).filter(span => span !== undefined)
  if (moved.length === 1) return moved
  const isOwn = fragments.some((span, at) => isInEarlier(fragments, at, span))
  return isOwn ? moved : moved.filter((span, at) => !isInEarlier(moved, at, span))
}

/** Whether a span that was moved lies in one before it, as where both their words were replaced by the same. */
export function isInEarlier(
  spans: readonly (Span | undefined)[],
  at: number,
  {start, end}: Span
): boolean {
  const before = spans[at - 1]
  return before !== undefined && start < end && before.start <= start && end <= before.end
}
