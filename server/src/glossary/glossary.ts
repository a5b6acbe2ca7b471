import type {Entry, Location} from './entry.js'

/** All entries of a project, whatever file they come from. */
export interface Glossary {
  /** The first entry of each id, in the order of the files. */
  readonly entries: ReadonlyMap<string, Entry>
  /** Entries whose id another entry had before. */
  readonly duplicates: readonly Entry[]
  /** Entries of the kind with this name, exactly first, then without case; none gives an empty list. */
  readonly named: (kind: string, text: string) => readonly Entry[]
  /** The files the entries come from. */
  readonly files: readonly GlossaryFile[]
}

/** What one glossary file holds. */
export interface GlossaryFile {
  readonly path: string
  readonly text: string
  readonly entries: readonly Entry[]
  readonly problems: readonly GlossaryProblem[]
}

/** Something wrong in a glossary file itself. */
export interface GlossaryProblem {
  readonly message: string
  readonly location: Location
  /** Replacements for what stands at the location, best first. */
  readonly expected: readonly string[]
}
