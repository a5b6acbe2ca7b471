import {getOrMake, groupBy} from '../../base/group.js'
import type {Attribute, Codebook, Kind} from '../../codebook/codebook.js'
import {createIds} from '../anchor/free-ids.js'
import type {ImportedAnnotation} from '../anchor/imported-annotation.js'
import {joinOverLineEnds} from '../anchor/join-lines.js'
import {mayBeAttribute, mayBeKind} from '../anchor/names.js'
import type {Loss} from '../export/loss.js'
import {type BratDocument, type BratSpan, bratNames} from './brat-document.js'

/** What a text's annotations in brat are in Newsmark. */
export interface FromBrat {
  readonly annotations: readonly ImportedAnnotation[]
  readonly losses: readonly Loss[]
}

/** Values by the names of attributes, in their order. */
type Values = Map<string, string[]>

interface Task {
  readonly path: string
  readonly codebook: Codebook
  readonly losses: Loss[]
}

/**
 * Makes annotations of those of brat: the inverse of `toBrat`. What one annotation says of another gives that one an id. `path`
 * is the file, for the losses; `taken` are ids that may not be given.
 */
export function fromBrat(
  document: BratDocument,
  text: string,
  path: string,
  codebook: Codebook,
  taken: Iterable<string> = []
): FromBrat {
  const losses: Loss[] = []
  const task: Task = {path, codebook, losses}
  const spans = document.spans.filter(({id, type}) => {
    if (mayBeKind(type)) return true
    losses.push({path, id, feature: 'annotation', value: type, done: 'dropped'})
    return false
  })
  const said = collectValues(document, task)
  const ids = idsFor(document, spans, said, taken)
  addRelations(document, spans, said, ids, losses, path)
  const annotations = spans.map((span): ImportedAnnotation => {
    const {id: name, type: kind, fragments} = span
    const attributes = attributesOf(span, said.get(name) ?? new Map(), task)
    const id = ids.get(name)
    return {kind, id, name: id ?? name, fragments: joinOverLineEnds(text, fragments), attributes}
  })
  return {annotations, losses}
}

/** What notes, attributes and normalisations say of each span; the id among it. */
function collectValues(
  document: BratDocument,
  {path, codebook, losses}: Task
): Map<string, Values> {
  const said = new Map<string, Values>()
  const typeOf = new Map(document.spans.map(({id, type}) => [id, type]))
  const add = (target: string, name: string, value: string): void => {
    const values = getOrMake(said, target, (): Values => new Map())
    getOrMake(values, name, (): string[] => []).push(value)
  }
  const lose = (id: string, feature: string, value: string): void => {
    losses.push({path, id, feature, value, done: 'dropped'})
  }
  for (const {type, target, value} of document.attributes) {
    const kind = typeOf.get(target)
    if (kind === undefined) lose(target, type, value ?? '')
    else
      add(
        target,
        value === undefined ? type : unnumbered(type, codebook.kinds.get(kind)),
        value ?? ''
      )
  }
  for (const {type, target, source, ref} of document.normalisations) {
    if (source === bratNames.byName && typeOf.has(target)) continue
    if (source !== bratNames.glossary || !typeOf.has(target))
      lose(target, 'normalisation', `${source}:${ref}`)
    else add(target, type === bratNames.ref ? 'ref' : type, ref)
  }
  for (const {type, target, text} of document.notes) {
    if (typeOf.has(target)) add(target, type === bratNames.note ? 'note' : type, text)
    else lose(target, 'note', text)
  }
  return said
}

/** `topic` for `topic-2`, where that stands for a further value of an attribute that may have several. */
function unnumbered(type: string, kind: Kind | undefined): string {
  const [, name = ''] = /^(.+)-\d+$/.exec(type) ?? []
  return kind?.attributes.get(name)?.many && !kind.attributes.has(type) ? name : type
}

/** The ids of spans: their own, and fresh ones for those that a relation leads to. */
function idsFor(
  {relations}: BratDocument,
  spans: readonly BratSpan[],
  said: Map<string, Values>,
  taken: Iterable<string>
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  for (const {id: span} of spans) {
    const [id] = said.get(span)?.get('id') ?? []
    said.get(span)?.delete('id')
    if (id !== undefined && /^\S+$/.test(id)) ids.set(span, id)
  }
  const free = createIds([...taken, ...ids.values()])
  const named = new Set(relations.map(({to}) => to))
  for (const {id, type} of spans) if (named.has(id) && !ids.has(id)) ids.set(id, free(type))
  return ids
}

function addRelations(
  {relations}: BratDocument,
  spans: readonly BratSpan[],
  said: Map<string, Values>,
  ids: ReadonlyMap<string, string>,
  losses: Loss[],
  path: string
): void {
  const known = groupBy(spans, ({id}) => id)
  for (const {type, from, to} of relations) {
    const id = ids.get(to)
    if (known.has(from) && id !== undefined) {
      const values = getOrMake(said, from, (): Values => new Map())
      getOrMake(values, type, (): string[] => []).push(id)
    } else losses.push({path, id: from, feature: type, value: to, done: 'dropped'})
  }
}

/** The attributes of a span in the order of the codebook; several values only where the codebook allows them, or the attribute is no one of its. */
function attributesOf(
  {id, type}: BratSpan,
  values: Values,
  {path, codebook, losses}: Task
): ImportedAnnotation['attributes'] {
  const kind = codebook.kinds.get(type)
  const order = ['ref', ...(kind?.attributes.keys() ?? [])]
  const placeOf = (name: string): number =>
    order.includes(name) ? order.indexOf(name) : order.length
  const sorted = [...values].sort(([a], [b]) => placeOf(a) - placeOf(b))
  return sorted.flatMap(([name, all]) => {
    const lose = (value: string): void => {
      losses.push({path, id, feature: name, value, done: 'dropped'})
    }
    const [first = ''] = all
    if (!mayBeAttribute(name, first)) {
      lose(all.join(' '))
      return []
    }
    if (all.length === 1) return [[name, first] as const]
    if (takesMany(kind?.attributes.get(name), name))
      return [[name, [...new Set(all)].join(' ')] as const]
    for (const value of all.slice(1)) if (value !== first) lose(value)
    return [[name, first] as const]
  })
}

function takesMany(definition: Attribute | undefined, name: string): boolean {
  return name === 'class' || definition?.many === true
}
