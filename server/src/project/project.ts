import type {Codebook} from '../codebook/codebook.js'
import type {Glossary} from '../glossary/glossary.js'
import type {Baseline} from './baseline.js'
import type {ProjectProblem} from './problem.js'

/** How much a finding weighs; `off` silences its rule. */
export type Severity = 'off' | 'info' | 'warning' | 'error'

/** The severity and the options that are set for one rule. */
export interface RuleSetting {
  readonly severity: Severity
  readonly options: Readonly<Record<string, unknown>>
}

/** A project file, as values. Paths and globs are relative to `root`. */
export interface ProjectConfig {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  readonly glossary: readonly string[]
  readonly codebook: string | undefined
  readonly extends: readonly string[]
  readonly rules: ReadonlyMap<string, RuleSetting>
  readonly overrides: readonly Override[]
  readonly coders: readonly Coder[]
  /** Paths or globs of the versions that coders' versions have been made one of. */
  readonly curated: readonly string[]
}

/** Somebody who codes the articles of a project. */
export interface Coder {
  readonly name: string
  /** The folder of what is theirs, or a glob. */
  readonly files: string
}

/** Rule settings for the files that match one of the globs. */
export interface Override {
  readonly files: readonly string[]
  readonly rules: ReadonlyMap<string, RuleSetting>
}

/** A folder of articles with all that holds for them. */
export interface Project {
  /** The folder, absolute, `/`-separated, without a trailing slash. */
  readonly root: string
  /** The project file; undefined where the defaults hold. */
  readonly file: string | undefined
  readonly config: ProjectConfig
  readonly codebook: Codebook
  readonly glossary: Glossary
  /** Undefined without a file of accepted findings. */
  readonly baseline: Baseline | undefined
  readonly problems: readonly ProjectProblem[]
  /** Texts of the glossary, the codebook and the project files by path, for findings in them. */
  readonly texts: ReadonlyMap<string, string>
  /** The paths of those that were looked for and could not be read, which may be there one day. */
  readonly unread: ReadonlySet<string>
  /** The paths of glossary files that are being compiled, whose entries are not known yet: nothing can be said before they are. */
  readonly awaited?: ReadonlySet<string>
  /** The files that cannot be read now, and count as they were before; a glossary with a slip holds its entries itself. */
  readonly held: readonly HeldFile[]
}

/** A project file, a codebook or a glossary that counts as it was when it could be read. */
export interface HeldFile {
  readonly path: string
  /** The text that counts. */
  readonly text: string
}

/** The text of a project's file that counts: that of a file that cannot be read now is the one before. */
export function countingText({held, texts}: Project, path: string): string | undefined {
  return held.find(file => file.path === path)?.text ?? texts.get(path)
}
