import {phrase, type Said, toMessage} from '../base/phrase.js'
import {checkShape, type ShapeProblem} from '../data/check-shape.js'
import {isNull, type Located, pairOf, textOf} from '../data/located.js'
import {parseYaml} from '../data/yaml/parse-yaml.js'
import {
  type Declared,
  type DeclaredConfig,
  type DeclaredOverride,
  type DeclaredPath,
  type DeclaredPreset,
  mergeConfigs
} from './config.js'
import {type ConfigShape, configSchema, overrideSchema} from './config-shape.js'
import {globProblem} from './globs.js'
import {type KnownRules, type Preset, presetRules} from './presets.js'
import type {ProjectProblem} from './problem.js'
import type {Coder, ProjectConfig} from './project.js'
import {readRules} from './read-rules.js'

/** A configuration and what is wrong in its file. */
export interface ParsedConfig<T> {
  readonly config: T
  readonly problems: readonly ProjectProblem[]
  /** Whether the text is no YAML, so that more may be missing than the problems say. */
  readonly isBroken: boolean
}

/** Reads a project file that stands alone: defaults are filled in, `extends` is not followed. */
export function parseProjectConfig(
  path: string,
  text: string,
  knownRules: KnownRules
): ParsedConfig<ProjectConfig> {
  const {config, ...rest} = parseDeclaredConfig(path, text, knownRules)
  return {config: mergeConfigs([config]), ...rest}
}

/** Reads what a project file itself says. What is wrong is reported and left out; never throws. */
export function parseDeclaredConfig(
  path: string,
  text: string,
  knownRules: KnownRules
): ParsedConfig<DeclaredConfig> {
  const {value, problems: yamlProblems} = parseYaml(text)
  const isEmpty = isNull(value)
  const shaped = isEmpty ? {value: {}, problems: []} : checkShape(configSchema, value)
  const problems: ShapeProblem[] = [
    ...yamlProblems.map(problem => ({...problem, expected: []})),
    ...shaped.problems,
    ...checkConfig(value)
  ]
  const file: ConfigFile = {path, file: value, knownRules, problems}
  const config = declare(file, shaped.value ?? {})
  return {
    config,
    problems: problems.map(problem => projectProblem(path, problem)),
    isBroken: yamlProblems.length > 0
  }
}

/** A project file while it is read. */
interface ConfigFile {
  readonly path: string
  readonly file: Located
  readonly knownRules: KnownRules
  readonly problems: ShapeProblem[]
}

function projectProblem(
  path: string,
  {message, said, span, expected}: ShapeProblem
): ProjectProblem {
  return {ruleId: 'invalid-project', message, ...(said && {said}), location: {path, span}, expected}
}

function declare(file: ConfigFile, shape: ConfigShape): DeclaredConfig {
  const {path, knownRules, problems} = file
  return {
    path,
    extends: pathsOf(file, 'extends') ?? [],
    preset: declared(file, 'preset', presetOf(shape.preset, knownRules)),
    include: declared(file, 'include', globsOf(shape.include)),
    exclude: declared(file, 'exclude', globsOf(shape.exclude)),
    glossary: declared(file, 'glossary', pathsOf(file, 'glossary')),
    codebook: pathsOf(file, 'codebook')?.[0],
    rules: readRules(path, file.file, shape.rules, knownRules, problems),
    overrides: overridesOf(file),
    coders: declared(file, 'coders', codersOf(shape.coders)),
    curated: declared(file, 'curated', globsOf(shape.curated))
  }
}

/** A value with the place of its key. */
function declared<T>(
  {path, file}: ConfigFile,
  key: string,
  value: T | undefined
): Declared<T> | undefined {
  const pair = pairOf(file, key)
  if (value === undefined || pair === undefined) return undefined
  return {value, location: {path, span: pair.keySpan}}
}

function presetOf(name: Preset | undefined, knownRules: KnownRules): DeclaredPreset | undefined {
  return name && {name, rules: presetRules(name, knownRules)}
}

/** Globs that are refused are reported by `checkConfig` and match nothing. */
function globsOf(globs: string | readonly string[] | undefined): readonly string[] | undefined {
  if (globs === undefined) return undefined
  const list = typeof globs === 'string' ? [globs] : globs
  return list.filter(glob => globProblem(glob) === undefined)
}

/** Folders that are refused are reported by `checkConfig`, and those of nobody. */
function codersOf(coders: ConfigShape['coders']): readonly Coder[] | undefined {
  if (coders === undefined) return undefined
  return Object.entries(coders)
    .filter(([, files]) => wantedGlob('coders', files) === undefined)
    .map(([name, files]) => ({name, files}))
}

/** Texts with their places, which the shape does not keep. Globs that are refused are reported by `checkConfig`. */
function pathsOf({path, file}: ConfigFile, key: string): readonly DeclaredPath[] | undefined {
  const value = pairOf(file, key)?.value
  if (value === undefined || value.type === 'map') return undefined
  const paths: DeclaredPath[] = []
  for (const item of value.type === 'list' ? value.items : [value]) {
    const text = textOf(item)
    if (text === undefined || text.trim() === '') continue
    if (key === 'glossary' && globProblem(text) !== undefined) continue
    paths.push({text, location: {path, span: item.span}})
  }
  return value.type === 'list' || paths.length > 0 ? paths : undefined
}

/** Read one by one for their places; what does not fit has been reported with the file. */
function overridesOf({path, file, knownRules, problems}: ConfigFile): DeclaredOverride[] {
  const list = pairOf(file, 'overrides')?.value
  return (list?.type === 'list' ? list.items : []).flatMap(item => {
    const shape = checkShape(overrideSchema, item).value
    const rules = readRules(path, item, shape?.rules, knownRules, problems)
    if (shape === undefined) return []
    return [{files: globsOf(shape.files) ?? [], rules, location: {path, span: item.span}}]
  })
}

/** Reports the globs of a project file that are refused, which its shape cannot tell. */
function checkConfig(file: Located): ShapeProblem[] {
  const problems: ShapeProblem[] = []
  for (const key of ['include', 'exclude', 'glossary', 'coders', 'curated'])
    checkGlobs(file, key, problems)
  for (const part of itemsOf(file, 'overrides')) checkGlobs(part, 'files', problems)
  return problems
}

function checkGlobs(part: Located, key: string, problems: ShapeProblem[]): void {
  for (const item of itemsOf(part, key)) {
    const text = textOf(item)
    const wanted = text === undefined ? undefined : wantedGlob(key, text)
    if (wanted === undefined) continue
    const message = phrase`Unexpected glob \`${text}\`, expected ${wanted}`
    problems.push({...toMessage(message), span: item.span, expected: []})
  }
}

/** A glossary may lie beside the project; articles belong to it only below its folder. */
function wantedGlob(key: string, glob: string): Said | undefined {
  const leaves = key !== 'glossary' && (glob.startsWith('/') || glob.split('/').includes('..'))
  return globProblem(glob) ?? (leaves ? phrase`a glob below the project's folder` : undefined)
}

/** The items of a list or the values of a mapping, or a single value as a list of one. */
function itemsOf(part: Located, key: string): readonly Located[] {
  const value = pairOf(part, key)?.value
  if (value === undefined) return []
  if (value.type === 'map') return value.pairs.map(pair => pair.value)
  return value.type === 'list' ? value.items : [value]
}
