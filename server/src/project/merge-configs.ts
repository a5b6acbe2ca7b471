import type {DeclaredConfig, DeclaredPath} from './declared-config.js'
import {resolvePath} from './paths.js'
import type {ProjectConfig, RuleSetting} from './project.js'

/** What holds where no project file says otherwise. */
export const defaultSelection: {
  readonly include: readonly string[]
  readonly glossary: readonly string[]
} = {
  include: ['**/*.news.txt'],
  glossary: ['glossary.yaml', 'glossary/*.yaml']
}

/**
 * Joins what project files say, the later ones winning: rules one by one, overrides all in order,
 * everything else as a whole. Paths become relative to the project's root.
 */
export function mergeConfigs(configs: readonly DeclaredConfig[]): ProjectConfig {
  const codebook = last(configs, config => config.codebook)
  const glossary = last(configs, config => config.glossary)
  return {
    include: last(configs, config => config.include) ?? defaultSelection.include,
    exclude: last(configs, config => config.exclude) ?? [],
    glossary: glossary?.map(fromRoot) ?? defaultSelection.glossary,
    codebook: codebook && fromRoot(codebook),
    extends: configs.at(-1)?.extends.map(fromRoot) ?? [],
    rules: mergeRules(configs.map(({rules}) => rules)),
    overrides: configs.flatMap(({overrides}) => overrides)
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
