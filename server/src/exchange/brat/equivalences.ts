import {getOrMake} from '../../base/group.js'
import type {Codebook} from '../../codebook/codebook.js'
import type {Loss} from '../export/loss.js'
import {type BratDocument, type BratNormalisation, bratNames} from './brat-document.js'

/** `* Equiv T1 T2 T3`: spans that stand for the same thing. */
export interface BratEquivalence {
  readonly ids: readonly string[]
  /** The line that says so. */
  readonly line: string
}

/** Reads an equivalence; undefined where it is none. */
export function readEquivalence(data: string, line: string): BratEquivalence | undefined {
  const [type, ...ids] = data.trimEnd().split(' ')
  if (type !== 'Equiv' || ids.length < 2 || !ids.every(id => /^T\S+$/.test(id))) return undefined
  return {ids, line}
}

/**
 * Gives mentions that are equivalent to others the entry of these, where that is one alone. An article has nothing else for
 * equivalences, so that those without an entry, with several, or of anything but mentions are lost. `path` is the file, for the
 * losses.
 */
export function withoutEquivalences(
  document: BratDocument,
  equivalences: readonly BratEquivalence[],
  {kinds}: Codebook,
  path: string
): {readonly document: BratDocument; readonly losses: readonly Loss[]} {
  if (equivalences.length === 0) return {document, losses: []}
  const entries = entriesOf(document)
  const types = new Map(document.spans.map(({id, type}) => [id, type]))
  const groups = groupsOf(equivalences)
  const added: BratNormalisation[] = []
  const told = new Set<ReadonlySet<string>>()
  const losses = equivalences.map(({ids, line}): Loss => {
    const group = groups.get(ids[0] ?? '') ?? new Set(ids)
    const known = [...group].flatMap(id => entries.get(id) ?? [])
    const [entry, ...others] = [...new Map(known.map(each => [each.ref, each])).values()]
    const areMentions = [...group].every(id => kinds.get(types.get(id) ?? '')?.unit === 'mention')
    const isHeld = entry !== undefined && others.length === 0 && areMentions
    if (isHeld && !told.has(group)) added.push(...referencesTo(entry, group, entries))
    told.add(group)
    return {
      path,
      id: '*',
      feature: 'equivalence',
      value: line,
      done: isHeld ? 'encoded' : 'dropped'
    }
  })
  return {document: {...document, normalisations: [...document.normalisations, ...added]}, losses}
}

function referencesTo(
  {ref, name}: BratNormalisation,
  group: ReadonlySet<string>,
  entries: ReadonlyMap<string, readonly BratNormalisation[]>
): readonly BratNormalisation[] {
  const without = [...group].filter(id => !entries.has(id))
  const source = bratNames.glossary
  return without.map(target => ({type: bratNames.ref, target, source, ref, name}))
}

/** The entries that spans refer to, by name or not. */
function entriesOf({
  normalisations
}: BratDocument): ReadonlyMap<string, readonly BratNormalisation[]> {
  const entries = new Map<string, BratNormalisation[]>()
  for (const said of normalisations)
    if (
      said.type === bratNames.ref &&
      (said.source === bratNames.glossary || said.source === bratNames.byName)
    )
      getOrMake(entries, said.target, (): BratNormalisation[] => []).push(said)
  return entries
}

/** The group of each span: what is equivalent to the same is so to each other. The smaller group joins the larger one. */
function groupsOf(equivalences: readonly BratEquivalence[]): ReadonlyMap<string, Set<string>> {
  const groups = new Map<string, Set<string>>()
  const groupOf = (id: string): Set<string> => getOrMake(groups, id, () => new Set([id]))
  for (const {ids} of equivalences)
    for (const id of ids) {
      const [one, other] = [groupOf(ids[0] ?? id), groupOf(id)]
      if (one === other) continue
      const [large, small] = one.size < other.size ? [other, one] : [one, other]
      for (const each of small) {
        large.add(each)
        groups.set(each, large)
      }
    }
  return groups
}
