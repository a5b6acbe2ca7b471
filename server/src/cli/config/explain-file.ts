import {createLineIndex, toPlace} from '../../base/line-index.js'
import type {Location} from '../../glossary/entry.js'
import {isFolder} from '../../node/file-kind.js'
import {findProject} from '../../node/find-project.js'
import {createLineFinder} from '../../node/ignore-files.js'
import {type LoadedConfigs, loadConfigs, loadProject} from '../../node/load-project.js'
import {pathFrom, toPortable} from '../../node/paths.js'
import {systemCode} from '../../node/system-errors.js'
import {fromRoot, last} from '../../project/config.js'
import {
  type ExplainedRule,
  explainRules,
  explainSelection,
  type Voice
} from '../../project/explain-config.js'
import {within} from '../../project/path-names.js'
import type {Project, Severity} from '../../project/project.js'
import {knownRules} from '../../rules/registry.js'

function showPath(path: string): string {
  return pathFrom(process.cwd(), path)
}

/** A file of a project, and all that is known of both. */
interface Explained extends LoadedConfigs {
  readonly project: Project
  /** Relative to the project's root. */
  readonly name: string
}

/** The configuration that holds for a file, which need not be there, or for a folder. Throws what `node:fs` throws. */
export function explainFile(path: string): FileConfig {
  const absolute = toPortable(path)
  const {root, file} = findProject(absolute, [toPortable('.')])
  const options = {...(file && {file}), knownRules}
  const project = loadProject(root, options)
  const explained = {...loadConfigs(root, options), project, name: within(root, absolute)}
  const {configs, name} = explained
  return {
    path: showPath(absolute) || '.',
    root: showPath(root) || '.',
    files: configs.map(config => showPath(`${root}/${config.path}`)),
    status: statusOf(explained, isThereAsFolder(absolute)),
    settings: settingsOf(explained),
    glossaryFiles: project.glossary.files.map(each => showPath(`${root}/${each.path}`)),
    rules: explainRules(configs, name, knownRules).map(rule => toRecord(explained, rule))
  }
}

function isThereAsFolder(path: string): boolean {
  try {
    return isFolder(path)
  } catch (error) {
    if (systemCode(error) !== undefined) return false
    throw error
  }
}

function statusOf(explained: Explained, folder: boolean): Status {
  const {project, configs, name} = explained
  // The root itself is left out by nothing.
  const line = name === '' ? undefined : createLineFinder(project.root)(folder ? `${name}/` : name)
  const ignored: Status | undefined = line && {
    is: 'ignored',
    pattern: line.pattern,
    from: {by: 'ignore file', path: showPath(line.path), line: line.line, of: null}
  }
  if (folder) return ignored ?? {is: 'folder', pattern: null, from: null}
  if (project.texts.has(name)) return {is: 'own file', pattern: null, from: null}
  const {status, glob, location} = explainSelection(configs, project.config, name)
  if (status === 'included' && ignored) return ignored
  return {
    is: status === 'included' ? 'article' : status,
    pattern: glob ?? null,
    from: originOf(explained, location, 'file')
  }
}

function settingsOf(explained: Explained): SettingRecord[] {
  const {project, configs} = explained
  const {include, exclude, glossary, codebook, coders, curated} = project.config
  const preset = last(configs, config => config.preset)
  const from = (location: Location | undefined): Origin => originOf(explained, location, 'file')
  const own = configs.at(-1)?.extends ?? []
  return [
    {key: 'extends', value: own.map(fromRoot), from: from(own[0]?.location)},
    {key: 'preset', value: [preset?.value.name ?? 'recommended'], from: from(preset?.location)},
    {key: 'include', value: include, from: from(last(configs, c => c.include)?.location)},
    {key: 'exclude', value: exclude, from: from(last(configs, c => c.exclude)?.location)},
    {key: 'glossary', value: glossary, from: from(last(configs, c => c.glossary)?.location)},
    {
      key: 'codebook',
      value: codebook === undefined ? [] : [codebook],
      from: from(last(configs, c => c.codebook)?.location)
    },
    {
      key: 'coders',
      value: coders.map(({name: coder, files}) => `${coder}: ${files}`),
      from: from(last(configs, c => c.coders)?.location)
    },
    {key: 'curated', value: curated, from: from(last(configs, c => c.curated)?.location)}
  ]
}

function toRecord(explained: Explained, rule: ExplainedRule): RuleRecord {
  const {id, severity, options, severityFrom, optionsFrom, overruled} = rule
  const from = (voice: Voice): Origin => voiceOrigin(explained, voice)
  return {
    rule: id,
    severity,
    from: from(severityFrom),
    options,
    optionsFrom: optionsFrom ? from(optionsFrom) : null,
    overruled: overruled.map(voice => ({severity: voice.setting.severity, from: from(voice)}))
  }
}

function voiceOrigin(explained: Explained, {by, location, preset, files}: Voice): Origin {
  const of = preset ?? files?.join(', ') ?? null
  return {...originOf(explained, location, by), of}
}

function originOf(
  {texts, project}: Explained,
  location: Location | undefined,
  by: Origin['by']
): Origin {
  if (!location) return {by: 'default', path: null, line: null, of: null}
  const {path, span} = location
  const {line} = toPlace(createLineIndex(texts.get(path) ?? ''), span.start)
  return {by, path: showPath(`${project.root}/${path}`), line, of: null}
}

/** The configuration that holds for one file, and where it comes from. Paths are as seen from the working directory. */
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
  /** Severities that would hold otherwise, the nearest first. */
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
