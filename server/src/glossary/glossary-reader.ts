import {expectName, type KnownNames} from '../base/near-names.js'
import type {Span} from '../base/span.js'
import type {Codebook, Kind} from '../codebook/codebook.js'
import type {GlossaryProblem} from './glossary.js'

/** The state of reading one glossary file. */
export interface GlossaryReader {
  readonly path: string
  /** The kinds that have entries, by the names of their sections. */
  readonly sections: ReadonlyMap<string, Kind>
  /** The fields that entries must have, by kind. */
  readonly required: ReadonlyMap<Kind, readonly string[]>
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
  return {path, sections, required, problems: [], before}
}

/** Adds a problem of the message grammar: "Unexpected X, expected Y". */
export function report(
  reader: GlossaryReader,
  span: Span,
  unexpected: string,
  wanted: string,
  expected: readonly string[] = []
): void {
  const message = `Unexpected ${unexpected}, expected ${wanted}`
  reader.problems.push({message, location: {path: reader.path, span}, expected})
}

/** Reports a name that is none of the known ones, with the nearest of these; `isTaken` tells which are there already. */
export function reportName(
  reader: GlossaryReader,
  span: Span,
  unexpected: string,
  name: string,
  known: KnownNames,
  otherwise: string,
  isTaken: (name: string) => boolean = isNothing
): void {
  const {wanted, expected} = expectName(name, known, otherwise, problemsBefore(reader))
  const free = expected.filter(other => !isTaken(other))
  report(reader, span, `${unexpected} \`${name}\``, wanted, free)
}

/** How many problems the file has up to here. */
export function problemsBefore({problems, before}: GlossaryReader): number {
  return before + problems.length
}

function isNothing(): boolean {
  return false
}
