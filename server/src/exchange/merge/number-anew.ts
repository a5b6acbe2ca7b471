import {parseClaimName} from '../../model/facts/collect-facts.js'
import type {Annotation, Version} from '../compare/annotation.js'
import {mergeSingle, type Renumbering} from './merge-values.js'
import type {Trio} from './pair-versions.js'

/** The ids of merged annotations. */
export interface Numbering {
  /** Of each trio that has one. */
  readonly idOf: ReadonlyMap<Trio, string>
  /** Trios of which both sides changed the id in different ways; ours stands. */
  readonly conflicts: ReadonlySet<Trio>
  readonly base: Renumbering
  readonly ours: Renumbering
  readonly theirs: Renumbering
  /** Gives an id of a kind that nothing has yet. */
  readonly free: (kind: string) => string
  /** Ids of theirs that were given to something else in ours, with the new ones. */
  readonly renumbered: readonly (readonly [old: string, id: string])[]
}

/**
 * Gives merged annotations their ids: an id that theirs gave to something else than ours did becomes a new one, which neither
 * they nor those `elsewhere` have or name.
 */
export function numberAnew(
  trios: readonly Trio[],
  versions: Readonly<Record<'base' | 'ours' | 'theirs', Version>>,
  elsewhere: () => readonly Annotation[]
): Numbering {
  const free = freeIds(versions, elsewhere)
  const idOf = new Map<Trio, string>()
  const conflicts = new Set<Trio>()
  const given = new Set<string>()
  const later: (readonly [Trio, string])[] = []
  for (const trio of trios) {
    const {base, ours, theirs} = trio
    const {value, isConflict} = mergeSingle(
      base?.id,
      ours ? ours.id : base?.id,
      theirs ? theirs.id : base?.id
    )
    const id = base ? value : (ours?.id ?? theirs?.id)
    if (base && isConflict) conflicts.add(trio)
    if (id === undefined) continue
    // A fragment continues the first of those with its id, which this one is not where ours gives the id twice.
    const isAmbiguous = given.has(id) && (theirs?.units.length ?? 0) > (ours?.units.length ?? 0)
    if (ours?.id === id && !isAmbiguous) {
      idOf.set(trio, id)
      given.add(id)
    } else later.push([trio, id])
  }
  const renumbered: (readonly [string, string])[] = []
  for (const [trio, id] of later) {
    const fresh = given.has(id) ? free((trio.theirs ?? trio.ours)?.kind ?? '') : id
    if (fresh !== id) renumbered.push([id, fresh])
    idOf.set(trio, fresh)
    given.add(fresh)
  }
  const mapOf = (side: 'base' | 'ours' | 'theirs') => renumberingOf(side, idOf)
  return {
    idOf,
    conflicts,
    base: mapOf('base'),
    ours: mapOf('ours'),
    theirs: mapOf('theirs'),
    free,
    renumbered
  }
}

/** The ids that the annotations of a version get, by those that they have there; the first of each id counts. */
function renumberingOf(side: 'base' | 'ours' | 'theirs', idOf: Numbering['idOf']): Renumbering {
  const map = new Map<string, string>()
  for (const [trio, id] of idOf) {
    const old = trio[side]?.id
    if (old !== undefined && !map.has(old)) map.set(old, id)
  }
  return map
}

/** The ids that an annotation has or names. */
function idsIn({units}: Annotation): readonly string[] {
  return units.flatMap(({id, attributes}) => [
    ...(id === undefined ? [] : [id]),
    ...attributes
      .filter(
        ({name, definition}) =>
          name === 'continues' || definition?.type === 'claim' || definition?.mentions
      )
      .flatMap(({values}) => values.map(({text}) => parseClaimName(text).claim))
  ])
}

/** Gives new ids: the ones that are taken are gathered for the first. */
function freeIds(
  versions: Readonly<Record<'base' | 'ours' | 'theirs', Version>>,
  elsewhere: () => readonly Annotation[]
): Numbering['free'] {
  let taken: Set<string> | undefined
  return kind => {
    const {base, ours, theirs} = versions
    taken ??= new Set(
      [base, ours, theirs]
        .flatMap(({annotations}) => annotations)
        .concat(elsewhere())
        .flatMap(idsIn)
    )
    return freeId(kind, taken)
  }
}

/** The letter of a kind and the number behind the highest that is taken; takes it. */
function freeId(kind: string, taken: Set<string>): string {
  const [letter = 'x'] = kind.toLowerCase()
  let number = 0
  for (const id of taken) {
    const own = id.startsWith(letter) ? Number(id.slice(letter.length)) : Number.NaN
    if (Number.isSafeInteger(own) && own > number) number = own
  }
  do number++
  while (taken.has(letter + number))
  taken.add(letter + number)
  return letter + number
}
