import type {Location} from '../glossary/entry.js'
import type {Override, RuleSetting} from './project.js'

/** What one project file says, without defaults and without what it extends. */
export interface DeclaredConfig {
  readonly extends: readonly DeclaredPath[]
  readonly include: readonly string[] | undefined
  readonly exclude: readonly string[] | undefined
  readonly glossary: readonly DeclaredPath[] | undefined
  readonly codebook: DeclaredPath | undefined
  readonly rules: ReadonlyMap<string, RuleSetting>
  readonly overrides: readonly Override[]
}

/** A path or glob and where it stands; it is relative to the file it stands in. */
export interface DeclaredPath {
  readonly text: string
  readonly location: Location
}
