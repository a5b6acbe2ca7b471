import {pairOf, textOf} from '../yaml/access.js'
import {checkShape, type ShapeProblem} from '../yaml/check-shape.js'
import type {Located} from '../yaml/located.js'
import {parseYaml} from '../yaml/parse-yaml.js'
import {checkConfig} from './check-config.js'
import {globProblem} from './check-glob.js'
import {type ConfigShape, configSchema, type RulesShape} from './config-shape.js'
import type {DeclaredConfig, DeclaredPath} from './declared-config.js'
import {mergeConfigs} from './merge-configs.js'
import type {ProjectConfig, ProjectProblem, RuleSetting} from './project.js'

/** A configuration and what is wrong in its file. */
export interface ParsedConfig<T> {
  readonly config: T
  readonly problems: readonly ProjectProblem[]
}

/** Reads a project file that stands alone: defaults are filled in, `extends` is not followed. */
export function parseProjectConfig(
  path: string,
  text: string,
  knownRules: ReadonlySet<string>
): ParsedConfig<ProjectConfig> {
  const {config, problems} = parseDeclaredConfig(path, text, knownRules)
  return {config: mergeConfigs([config]), problems}
}

/** Reads what a project file itself says. What is wrong is reported and left out; never throws. */
export function parseDeclaredConfig(
  path: string,
  text: string,
  knownRules: ReadonlySet<string>
): ParsedConfig<DeclaredConfig> {
  const {value, problems: yamlProblems} = parseYaml(text)
  const isEmpty = value.type === 'scalar' && value.value === null
  const shaped = isEmpty ? {value: {}, problems: []} : checkShape(configSchema, value)
  const config = declare(path, value, shaped.value ?? {}, knownRules)
  const problems = [
    ...yamlProblems.map(problem => ({...problem, expected: []})),
    ...shaped.problems,
    ...checkConfig(value, knownRules)
  ]
  return {config, problems: problems.map(problem => projectProblem(path, problem))}
}

function projectProblem(path: string, {message, span, expected}: ShapeProblem): ProjectProblem {
  return {ruleId: 'invalid-project', message, location: {path, span}, expected}
}

function declare(
  path: string,
  file: Located,
  shape: ConfigShape,
  knownRules: ReadonlySet<string>
): DeclaredConfig {
  return {
    extends: pathsOf(path, file, 'extends') ?? [],
    include: globsOf(shape.include),
    exclude: globsOf(shape.exclude),
    glossary: pathsOf(path, file, 'glossary'),
    codebook: pathsOf(path, file, 'codebook')?.[0],
    rules: settingsOf(shape.rules, knownRules),
    overrides: (shape.overrides ?? []).map(({files, rules}) => ({
      files: globsOf(files) ?? [],
      rules: settingsOf(rules, knownRules)
    }))
  }
}

/** Globs that are refused are reported by `checkConfig` and match nothing. */
function globsOf(globs: string | readonly string[] | undefined): readonly string[] | undefined {
  if (globs === undefined) return undefined
  const list = typeof globs === 'string' ? [globs] : globs
  return list.filter(glob => globProblem(glob) === undefined)
}

/** Texts with their places, which the shape does not keep. */
function pathsOf(path: string, file: Located, key: string): readonly DeclaredPath[] | undefined {
  const value = pairOf(file, key)?.value
  if (value === undefined || value.type === 'map') return undefined
  const paths: DeclaredPath[] = []
  for (const item of value.type === 'list' ? value.items : [value]) {
    const text = textOf(item)
    if (text === undefined || globProblem(text) !== undefined) continue
    paths.push({text, location: {path, span: item.span}})
  }
  return value.type === 'list' || paths.length > 0 ? paths : undefined
}

function settingsOf(
  rules: RulesShape | undefined,
  knownRules: ReadonlySet<string>
): ReadonlyMap<string, RuleSetting> {
  const settings = new Map<string, RuleSetting>()
  for (const [rule, setting] of Object.entries(rules ?? {})) {
    if (!knownRules.has(rule)) continue
    const [severity, options] = Array.isArray(setting) ? setting : [setting, {}]
    settings.set(rule, {severity, options})
  }
  return settings
}
