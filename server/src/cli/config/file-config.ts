import type {Severity} from '../../project/project.js'

/** What holds for one file, and where it comes from. Paths are as seen from the working directory. */
export interface FileConfig {
  readonly path: string
  /** The project's folder. */
  readonly root: string
  /** The project files, the ones that others build on first; none where the defaults hold. */
  readonly files: readonly string[]
  readonly status: Status
  readonly settings: readonly SettingRecord[]
  readonly glossaryFiles: readonly string[]
  readonly rules: readonly RuleRecord[]
}

/** Whether the file is an article, and why. */
export interface Status {
  readonly is: 'article' | 'excluded' | 'ignored' | 'not included' | 'own file' | 'folder'
  /** The glob or pattern that decides; null where none is about the file. */
  readonly pattern: string | null
  readonly from: Origin | null
}

/** A key of the project file, what holds, and who says so. */
export interface SettingRecord {
  readonly key: string
  readonly value: readonly string[]
  readonly from: Origin
}

/** A rule as it holds for the file. */
export interface RuleRecord {
  readonly rule: string
  readonly severity: Severity
  readonly from: Origin
  readonly options: Readonly<Record<string, unknown>>
  readonly optionsFrom: Origin | null
  /** What would hold otherwise, the nearest first. */
  readonly overruled: readonly Overruled[]
}

/** A severity that does not hold, as something later wins. */
export interface Overruled {
  readonly severity: Severity
  readonly from: Origin
}

/** Where a value comes from. */
export interface Origin {
  readonly by: 'default' | 'preset' | 'file' | 'rules' | 'override' | 'ignore file'
  readonly path: string | null
  /** Counted from 1. */
  readonly line: number | null
  /** The name of the preset, or the globs of the override. */
  readonly of: string | null
}
