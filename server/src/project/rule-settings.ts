import type {GenericSchema} from 'valibot'
import {oncePer} from '../base/memo.js'
import {mergeRules} from './config.js'
import {matchGlobs, type PathTest} from './globs.js'
import type {Project, ProjectConfig, RuleSetting, Severity} from './project.js'

/** Rule settings by rule. */
export type RuleSettings = ReadonlyMap<string, RuleSetting>

/** A configuration's overrides with their globs compiled, and the settings made so far. */
interface Compiled {
  readonly tests: readonly PathTest[]
  /** By the indexes of the overrides that hold. */
  readonly merged: Map<string, RuleSettings>
}

/**
 * The rule settings for one file, by its path relative to the root. The same map comes back
 * for all files that the same overrides hold for.
 */
export function ruleSettings(config: ProjectConfig, relativePath: string): RuleSettings {
  const {overrides} = config
  if (overrides.length === 0) return config.rules
  const {tests, merged} = compile(config)
  const holding = overrides.filter((_, index) => tests[index]?.(relativePath))
  if (holding.length === 0) return config.rules
  const key = holding.map(override => overrides.indexOf(override)).join()
  const known = merged.get(key)
  if (known !== undefined) return known
  const settings = mergeRules([config.rules, ...holding.map(({rules}) => rules)])
  merged.set(key, settings)
  return settings
}

/** The rule settings for the files of a project besides its articles: glossary, codebook and project file. */
export function ownSettings({config, file = '', root}: Project): RuleSettings {
  const isBelow = file.startsWith(`${root}/`)
  return ruleSettings(config, isBelow ? file.slice(root.length + 1) : file)
}

const compile = oncePer(
  (config: ProjectConfig): Compiled => ({
    tests: config.overrides.map(({files}) => matchGlobs(files, {dot: true})),
    merged: new Map()
  })
)

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
