import type {Attribute} from '../../codebook/codebook.js'
import type {ConflictNote} from '../../model/conflict-notes.js'
import {parseClaimName} from '../../model/facts/collect-facts.js'
import type {Annotation} from '../compare/annotation.js'

/** The new ids of those that an article gives, by the old ones. */
export type Renumbering = ReadonlyMap<string, string>

/** What an annotation says under one name. */
interface Said {
  /** As it stands between quotes. */
  readonly value: string
  readonly many: boolean
}

/** One version of an annotation with the ids that its article's annotations get. */
export interface SaidBy {
  readonly annotation: Annotation | undefined
  readonly ids: Renumbering
}

/** What three versions of an annotation say as one. */
export interface MergedValues {
  /** By name; what is not here is not said. */
  readonly values: ReadonlyMap<string, string>
  readonly notes: readonly ConflictNote[]
}

/**
 * Merges what three versions of an annotation say: of several values each by itself, else the one that a side changed. Where
 * both changed one value in different ways, ours stands, with a note.
 */
export function mergeValues(base: SaidBy, ours: SaidBy, theirs: SaidBy): MergedValues {
  const [common, our, their] = [saidBy(base), saidBy(ours), saidBy(theirs)]
  const values = new Map<string, string>()
  const notes: ConflictNote[] = []
  for (const name of new Set([...our.keys(), ...their.keys(), ...common.keys()])) {
    const [b, o, t] = [common.get(name), our.get(name), their.get(name)]
    if (b?.many || o?.many || t?.many) {
      const merged = mergeSets(b, o, t)
      if (merged !== undefined) values.set(name, merged)
      continue
    }
    const merged = mergeSingle(b?.value, o?.value, t?.value)
    const value = name === 'conflict' && merged.isConflict ? joinOpen(o, t) : merged.value
    if (value !== undefined) values.set(name, value)
    if (merged.isConflict && name !== 'conflict')
      notes.push({about: name, base: b?.value, ours: o?.value, theirs: t?.value})
  }
  return {values, notes}
}

/** What a version says, by name, in the words that are written; its references with the ids that are given anew. */
export function saidBy({annotation, ids}: SaidBy): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>()
  if (!annotation) return said
  const further = annotation.units.filter(unit => unit !== annotation.head)
  for (const unit of [annotation.head, ...further]) {
    const own = new Map<string, Said>()
    for (const {name, written, definition} of unit.attributes) {
      if (name === 'id' || name === 'continues') continue
      const value = renumber(written.value, definition, ids)
      const many = definition?.many === true
      const before = own.get(name)
      own.set(name, before && many ? {value: `${before.value} ${value}`, many} : {value, many})
    }
    for (const [name, one] of own) {
      const before = said.get(name)
      if (before?.many) said.set(name, {...one, value: `${before.value} ${one.value}`})
      else if (!before) said.set(name, one)
    }
  }
  return said
}

/** A value with the new ids of the annotations of its article that it names. */
export function renumber(
  value: string,
  definition: Pick<Attribute, 'type' | 'mentions' | 'many'> | undefined,
  ids: Renumbering
): string {
  if (ids.size === 0 || (definition?.type !== 'claim' && !definition?.mentions)) return value
  return value.replace(/\S+/g, name => {
    const {article, claim} = parseClaimName(name)
    const id = article === undefined ? ids.get(claim) : undefined
    return id === undefined || id === claim ? name : name.slice(0, -claim.length) + id
  })
}

/** One of three versions of a value: that of the side that changed it; ours where both did. */
export function mergeSingle<T>(
  base: T,
  ours: T,
  theirs: T
): {readonly value: T; readonly isConflict: boolean} {
  const value = ours === base ? theirs : ours
  return {value, isConflict: ours !== base && theirs !== base && ours !== theirs}
}

/** What both kept or one added, in the order of ours; undefined where nothing is said. */
function mergeSets(
  base: Said | undefined,
  ours: Said | undefined,
  theirs: Said | undefined
): string | undefined {
  if (isSameSet(ours, theirs) || isSameSet(base, theirs)) return ours?.value
  if (isSameSet(base, ours)) return theirs?.value
  const [b, o, t] = [tokensOf(base), tokensOf(ours), tokensOf(theirs)]
  const kept = o.filter(token => t.includes(token) || !b.includes(token))
  const added = t.filter(token => !o.includes(token) && !b.includes(token))
  const tokens = [...kept, ...added]
  return tokens.length > 0 ? tokens.join(' ') : undefined
}

function isSameSet(a: Said | undefined, b: Said | undefined): boolean {
  if (!a || !b) return a === b
  const [x, y] = [tokensOf(a), tokensOf(b)]
  return x.every(token => y.includes(token)) && y.every(token => x.includes(token))
}

function tokensOf(said: Said | undefined): readonly string[] {
  return [...new Set(said?.value.match(/\S+/g) ?? [])]
}

/** What earlier merges left open on both sides. */
function joinOpen(ours: Said | undefined, theirs: Said | undefined): string {
  return [...new Set([ours, theirs].flatMap(said => (said?.value ? [said.value] : [])))].join('; ')
}
