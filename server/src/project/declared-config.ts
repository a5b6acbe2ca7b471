import type {Location} from '../glossary/entry.js'
import type {Preset} from './presets.js'
import type {RuleSetting} from './project.js'

/** What one project file says, without defaults and without what it extends; all with its place. */
export interface DeclaredConfig {
  /** The file, relative to the project's root. */
  readonly path: string
  readonly extends: readonly DeclaredPath[]
  readonly preset: Declared<DeclaredPreset> | undefined
  readonly include: Declared<readonly string[]> | undefined
  readonly exclude: Declared<readonly string[]> | undefined
  readonly glossary: Declared<readonly DeclaredPath[]> | undefined
  readonly codebook: DeclaredPath | undefined
  readonly rules: DeclaredRules
  readonly overrides: readonly DeclaredOverride[]
}

/** A value and the key that it stands under. */
export interface Declared<T> {
  readonly value: T
  readonly location: Location
}

/** A path or glob and where it stands; it is relative to the file it stands in. */
export interface DeclaredPath {
  readonly text: string
  readonly location: Location
}

/** A preset, and what it says of rules. */
export interface DeclaredPreset {
  readonly name: Preset
  readonly rules: ReadonlyMap<string, RuleSetting>
}

/** Settings by rule; the place is that of the rule's id. */
export type DeclaredRules = ReadonlyMap<string, Declared<RuleSetting>>

/** Settings for the files that match one of the globs. */
export interface DeclaredOverride {
  readonly files: readonly string[]
  readonly rules: DeclaredRules
  readonly location: Location
}
