import type {Location} from '../glossary/entry.js'
import {type DeclaredConfig, type DeclaredRules, defaultSelection, last} from './config.js'
import {matchGlobs} from './globs.js'
import type {ProjectConfig, RuleSetting, Severity} from './project.js'
import type {KnownRules, Preset} from './rule-settings.js'
import {selectionOf} from './selection.js'

/** One of those that say something of a rule. */
export interface Voice {
  readonly by: 'default' | 'preset' | 'rules' | 'override'
  readonly setting: RuleSetting
  /** Undefined for what holds by default. */
  readonly location: Location | undefined
  /** Which preset says so. */
  readonly preset?: Preset
  /** The files that an override is about. */
  readonly files?: readonly string[]
}

/** The settings of one rule, and their sources. */
export interface ExplainedRule {
  readonly id: string
  readonly severity: Severity
  readonly options: RuleSetting['options']
  /** Whose severity holds. */
  readonly severityFrom: Voice
  /** Whose options hold; undefined where nobody sets any. */
  readonly optionsFrom: Voice | undefined
  /** Those whose severity does not hold, the first of them last. */
  readonly overruled: readonly Voice[]
}

/**
 * The settings of each rule for one file, by its path relative to the root: the same as `mergeConfigs`
 * and `ruleSettings` make of them, but with where it comes from. Too slow for each of many files.
 */
export function explainRules(
  configs: readonly DeclaredConfig[],
  path: string,
  knownRules: KnownRules
): readonly ExplainedRule[] {
  const layers = layersFor(configs, path)
  return Array.from(knownRules, ([id, {severity}]) => {
    const byDefault: Voice = {by: 'default', setting: {severity, options: {}}, location: undefined}
    const voices = [byDefault, ...layers.flatMap(layer => layer(id))]
    const severityFrom = voices.at(-1) ?? byDefault
    const optionsFrom = voices.findLast(({setting}) => Object.keys(setting.options).length > 0)
    return {
      id,
      severity: severityFrom.setting.severity,
      options: optionsFrom?.setting.options ?? {},
      severityFrom,
      optionsFrom,
      overruled: voices.slice(0, -1).reverse()
    }
  })
}

/** The settings that one part of one file has for a rule, none or one. */
type Layer = (id: string) => readonly Voice[]

/** Later ones win. */
function layersFor(configs: readonly DeclaredConfig[], path: string): readonly Layer[] {
  const preset = last(configs, config => config.preset)
  const presetLayer: Layer = id => {
    const setting = preset?.value.rules.get(id)
    if (!preset || !setting) return []
    return [{by: 'preset', setting, location: preset.location, preset: preset.value.name}]
  }
  const overrides = configs.flatMap(config => config.overrides)
  const holding = overrides.filter(({files}) => matchGlobs(files, {dot: true})(path))
  return [
    presetLayer,
    ...configs.map(({rules}) => layerOf(rules, {by: 'rules'})),
    ...holding.map(({rules, files}) => layerOf(rules, {by: 'override', files}))
  ]
}

function layerOf(rules: DeclaredRules, voice: Pick<Voice, 'by' | 'files'>): Layer {
  return id => {
    const declared = rules.get(id)
    return declared ? [{...voice, setting: declared.value, location: declared.location}] : []
  }
}

/** The glob that makes a file an article, or that it is none for. */
export interface ExplainedSelection {
  readonly status: 'included' | 'excluded' | 'not included'
  /** Undefined where no glob is about the file. */
  readonly glob: string | undefined
  /** The key that the glob stands under; undefined for what holds by default. */
  readonly location: Location | undefined
}

/** Whether project files take a file for an article, by its path relative to the root, and which glob says so. */
export function explainSelection(
  configs: readonly DeclaredConfig[],
  config: ProjectConfig,
  path: string
): ExplainedSelection {
  const include = last(configs, each => each.include)
  const exclude = last(configs, each => each.exclude)
  const only = (globs: Pick<ProjectConfig, 'include' | 'exclude'>) =>
    selectionOf({...config, ...globs})
  const excluding = exclude?.value.find(glob => only({include: [], exclude: [glob]}).excluded(path))
  if (excluding !== undefined)
    return {status: 'excluded', glob: excluding, location: exclude?.location}
  const globs = include?.value ?? defaultSelection.include
  const including = globs.find(glob => only({include: [glob], exclude: []}).included(path))
  return {
    status: including === undefined ? 'not included' : 'included',
    glob: including,
    location: include?.location
  }
}
