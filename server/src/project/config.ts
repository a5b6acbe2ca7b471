import type {Location} from '../glossary/entry.js'
import {resolvePath} from './path-names.js'
import type {Preset} from './presets.js'
import type {Coder, ProjectConfig, RuleSetting} from './project.js'

/** The settings of one project file with their places, without defaults and without the files it extends. */
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
  readonly coders: Declared<readonly Coder[]> | undefined
  readonly curated: Declared<readonly string[]> | undefined
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

/** The globs that hold where no project file sets others. */
export const defaultSelection: {
  readonly include: readonly string[]
  readonly glossary: readonly string[]
} = {
  include: ['**/*.news.txt'],
  glossary: ['glossary.yaml', 'glossary/*.yaml']
}

/**
 * Joins what project files say, the later ones winning: rules one by one on top of the preset, overrides
 * all in order, everything else as a whole. Paths become relative to the project's root.
 */
export function mergeConfigs(configs: readonly DeclaredConfig[]): ProjectConfig {
  const codebook = last(configs, config => config.codebook)
  const glossary = last(configs, config => config.glossary)
  const preset = last(configs, config => config.preset)
  const rules = configs.map(config => settingsOf(config.rules))
  return {
    include: last(configs, config => config.include)?.value ?? defaultSelection.include,
    exclude: last(configs, config => config.exclude)?.value ?? [],
    glossary: glossary?.value.map(fromRoot) ?? defaultSelection.glossary,
    codebook: codebook && fromRoot(codebook),
    extends: configs.at(-1)?.extends.map(fromRoot) ?? [],
    rules: mergeRules(preset ? [preset.value.rules, ...rules] : rules),
    overrides: configs.flatMap(({overrides}) =>
      overrides.map(override => ({files: override.files, rules: settingsOf(override.rules)}))
    ),
    coders: last(configs, config => config.coders)?.value ?? [],
    curated: last(configs, config => config.curated)?.value ?? []
  }
}

/** The last that any of the configurations says of something. */
export function last<T>(
  configs: readonly DeclaredConfig[],
  read: (config: DeclaredConfig) => T | undefined
): T | undefined {
  return configs.map(read).findLast(value => value !== undefined)
}

/** Joins rule settings, the later ones winning; a severity alone leaves the options as they were. */
export function mergeRules(
  settings: readonly ReadonlyMap<string, RuleSetting>[]
): ReadonlyMap<string, RuleSetting> {
  const merged = new Map<string, RuleSetting>()
  for (const [rule, {severity, options}] of settings.flatMap(rules => [...rules])) {
    const below = merged.get(rule)
    const keep = below !== undefined && Object.keys(options).length === 0
    merged.set(rule, {severity, options: keep ? below.options : options})
  }
  return merged
}

/** A declared path, relative to the project's root. */
export function fromRoot({text, location}: DeclaredPath): string {
  return resolvePath(location.path, text)
}

function settingsOf(rules: DeclaredRules): ReadonlyMap<string, RuleSetting> {
  return new Map(
    Array.from(rules, ([rule, {value}]: [string, Declared<RuleSetting>]) => [rule, value])
  )
}
