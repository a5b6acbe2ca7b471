import {oncePer} from '../base/memo.js'
import {expectName, type KnownNames} from '../base/near-names.js'
import {type Phrase, phrase, type Said, toMessage} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import type {Codebook, Kind} from '../codebook/codebook.js'
import {NO_ENTRY} from '../codebook/no-entry.js'
import type {GlossaryProblem} from './glossary.js'

/** The state of reading one glossary file. */
export interface GlossaryReader {
  readonly path: string
  /** The kinds that have entries, by the names of their sections. */
  readonly sections: ReadonlyMap<string, Kind>
  /** The same kinds by their own names. */
  readonly kinds: ReadonlyMap<string, Kind>
  /** The fields that entries must have, by kind. */
  readonly required: ReadonlyMap<Kind, readonly string[]>
  /** The values that stand for no entry where one may stand, as `none`, by the kind of these entries. */
  readonly reserved: ReadonlyMap<string, ReadonlySet<string>>
  readonly problems: GlossaryProblem[]
  /** How many problems the file has before those: after many, no nearest names are searched for. */
  readonly before: number
}

/** A reader for a file, or for a part of one that has so many problems before it; it has found nothing wrong yet. */
export function glossaryReader(path: string, codebook: Codebook, before = 0): GlossaryReader {
  const sections = new Map<string, Kind>()
  const required = new Map<Kind, readonly string[]>()
  for (const kind of codebook.kinds.values()) {
    if (kind.section !== undefined) sections.set(kind.section, kind)
    const fields = [...kind.fields.values()].filter(field => field.required)
    required.set(
      kind,
      fields.map(field => field.name)
    )
  }
  const kinds = new Map([...sections.values()].map(kind => [kind.name, kind]))
  return {path, sections, kinds, required, reserved: reservedIds(codebook), problems: [], before}
}

const reservedIds = oncePer(({kinds}: Codebook): ReadonlyMap<string, ReadonlySet<string>> => {
  const reserved = new Map<string, Set<string>>()
  for (const kind of kinds.values()) {
    if (kind.unit === 'mention' && !kind.attributes.has('ref'))
      setOf(reserved, kind.name).add(NO_ENTRY)
    for (const {of, also} of kind.attributes.values())
      for (const name of of) for (const id of also.keys()) setOf(reserved, name).add(id)
  }
  return reserved
})

function setOf(sets: Map<string, Set<string>>, name: string): Set<string> {
  const set = sets.get(name) ?? new Set()
  sets.set(name, set)
  return set
}

/** Adds a problem of the message grammar: "Unexpected X, expected Y". */
export function report(
  reader: GlossaryReader,
  span: Span,
  unexpected: Said,
  wanted: Said,
  expected: readonly string[] = []
): void {
  const message = phrase`Unexpected ${unexpected}, expected ${wanted}`
  reader.problems.push({...toMessage(message), location: {path: reader.path, span}, expected})
}

/** Reports a name that is none of the known ones, with the nearest of these; `isTaken` tells which are there already. */
export function reportName(
  reader: GlossaryReader,
  span: Span,
  unexpected: Said,
  name: string,
  known: KnownNames,
  otherwise: Phrase,
  isTaken: (name: string) => boolean = isNothing
): void {
  const {wanted, expected} = expectName(name, known, otherwise, problemsBefore(reader))
  const free = expected.filter(other => !isTaken(other))
  report(reader, span, phrase`${unexpected} \`${name}\``, wanted, free)
}

/** How many problems the file has up to here. */
export function problemsBefore({problems, before}: GlossaryReader): number {
  return before + problems.length
}

function isNothing(): boolean {
  return false
}
