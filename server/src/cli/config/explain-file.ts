import type {Location} from '../../glossary/entry.js'
import {findProject} from '../../node/find-project.js'
import {createLineFinder} from '../../node/ignore-files.js'
import {isFolder} from '../../node/is-folder.js'
import {type LoadedConfigs, loadConfigs, loadProject} from '../../node/load-project.js'
import {toPortable} from '../../node/paths.js'
import {type ExplainedRule, explainRules, type Voice} from '../../project/explain-rules.js'
import {explainSelection} from '../../project/explain-selection.js'
import {fromRoot, last} from '../../project/merge-configs.js'
import type {Project} from '../../project/project.js'
import {knownRules} from '../../rules/registry.js'
import {createLineIndex, toPlace} from '../../syntax/line-index.js'
import {within} from '../select/draft.js'
import {showPath} from '../show-path.js'
import type {FileConfig, Origin, RuleRecord, SettingRecord, Status} from './file-config.js'

/** A file of a project, and all that is known of both. */
interface Explained extends LoadedConfigs {
  readonly project: Project
  /** Relative to the project's root. */
  readonly name: string
}

/** What holds for a file, which need not be there, or for a folder. Throws what `node:fs` throws. */
export function explainFile(path: string): FileConfig {
  const absolute = toPortable(path)
  const {root, file} = findProject(absolute)
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
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
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
  const {include, exclude, glossary, codebook} = project.config
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
    }
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
