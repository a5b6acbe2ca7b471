import type {GenericSchema} from 'valibot'
import type {RuleSetting, Severity} from './project.js'

/** The presets; the first holds where a project names none. */
export const presets = ['recommended', 'strict'] as const

/** The name of a preset. */
export type Preset = (typeof presets)[number]

/** The rule settings of a preset, where they differ from the defaults. */
export function presetRules(
  preset: Preset,
  knownRules: KnownRules
): ReadonlyMap<string, RuleSetting> {
  if (preset === 'recommended') return new Map()
  return new Map(
    [...knownRules].flatMap(([rule, {strict}]) =>
      strict === undefined ? [] : [[rule, {severity: strict, options: {}}] as const]
    )
  )
}

/** The default settings of a rule, and the options that a project file may set. */
export interface KnownRule {
  /** The severity unless a project sets another; that of the preset `recommended`. */
  readonly severity: Severity
  /** The severity in the preset `strict`, where it differs. */
  readonly strict?: Severity
  /** None by default. */
  readonly options?: OptionsSchema
}

/** The options of a rule by name, all optional, each with a description. */
export type OptionsSchema = GenericSchema<RuleSetting['options']> & {
  readonly type: 'strict_object'
  readonly entries: Readonly<Record<string, GenericSchema>>
}

/** The rules that may be set, by id. */
export type KnownRules = ReadonlyMap<string, KnownRule>
