import {resolve} from 'node:path'
import {readText} from '../../node/file-system.js'
import type {FoundProject} from '../../node/find-project.js'
import {type LoadOptions, loadProject} from '../../node/load-project.js'
import {pathFrom, toPortable} from '../../node/paths.js'
import {parseBaseline} from '../../project/baseline.js'
import {withText} from '../../project/file-texts.js'
import type {Project, RuleSetting} from '../../project/project.js'
import {allRules, knownRules} from '../../rules/registry.js'
import type {BaselineChoice, CheckOptions, FileOptions} from '../options.js'
import {UsageError} from '../usage-error.js'
import {toFailureAt} from './failure.js'
import {namedPath} from './named-input.js'

/**
 * Loads the project that was found for a path, as far as its files count. `overlay` has texts by absolute path; `asked` says
 * how much of the glossary will be asked for.
 */
export function loadFound(
  {root, file}: FoundProject,
  {isolated, glossaryCache}: Pick<FileOptions, 'isolated' | 'glossaryCache'>,
  overlay?: LoadOptions['overlay'],
  asked: Pick<LoadOptions, 'isBrief' | 'withoutGlossary'> = {}
): Project {
  return loadProject(root, {
    ...(file && {file}),
    isolated,
    ...asked,
    knownRules,
    ...(overlay && {overlay}),
    ...(glossaryCache !== undefined && {glossaryCache})
  })
}

/** A project with the baseline and the rules that the options ask for instead of its own. Throws a UsageError as `chooseBaseline` does. */
export function chooseSettings(
  project: Project,
  {rules, suppression}: Pick<CheckOptions, 'rules' | 'suppression'>,
  cwd: string
): Project {
  return onlyRules(chooseBaseline(project, suppression.baseline, cwd), rules.only)
}

/** A project in which only some rules run: at the severity that it gives them, or as a warning where that is off. */
function onlyRules(project: Project, only: readonly string[]): Project {
  if (only.length === 0) return project
  const {config} = project
  const rules = new Map<string, RuleSetting>()
  for (const {id, severity: usual, strict} of allRules) {
    const {severity = usual, options = {}} = config.rules.get(id) ?? {}
    const wanted = severity === 'off' ? (usual === 'off' ? (strict ?? 'warning') : usual) : severity
    rules.set(id, only.includes(id) ? {severity: wanted, options} : {severity: 'off', options})
  }
  const overrides = config.overrides.map(override => ({
    ...override,
    rules: new Map([...override.rules].filter(([id]) => only.includes(id)))
  }))
  return {...project, config: {...config, rules, overrides}}
}

/**
 * A project, loaded with the baseline beside it, with the baseline that the options ask for instead.
 * Throws a UsageError where the file of that one cannot be read; a relative path of it starts in `cwd`.
 */
export function chooseBaseline(project: Project, choice: BaselineChoice, cwd: string): Project {
  if (choice === 'default') return project
  const problems = project.problems.filter(({ruleId}) => ruleId !== 'invalid-baseline')
  if (choice === 'none') return {...project, baseline: undefined, problems}
  const path = pathFrom(project.root, resolve(cwd, choice.file))
  const text = readBaseline(choice.file, cwd)
  const parsed = parseBaseline(path, text)
  return {
    ...project,
    baseline: parsed.baseline,
    problems: [...problems, ...parsed.problems],
    texts: withText(project.texts, path, text)
  }
}

function readBaseline(file: string, cwd: string): string {
  try {
    return readText(namedPath(file, cwd))
  } catch (error) {
    const {message} = toFailureAt(cwd, file, error)
    throw new UsageError(`Unexpected value \`${file}\` for \`--baseline\`: ${message}`)
  }
}

/** A project as it would be if some of its project files had other texts, given by absolute path; all others stay. */
export function reloadProject(
  project: Project,
  texts: ReadonlyMap<string, string>,
  options: Pick<CheckOptions, 'files' | 'rules' | 'suppression'>,
  cwd: string
): Project {
  const {root, file} = project
  const known = new Map(
    Array.from(project.texts, ([path, text]) => [absolutePath(project, path), text])
  )
  const overlay = (path: string): string | undefined => {
    const absolute = toPortable(path)
    return texts.get(absolute) ?? known.get(absolute)
  }
  return chooseSettings(loadFound({root, file}, options.files, overlay), options, cwd)
}

/** A path of a project, relative to its root, as an absolute one. */
export function absolutePath({root}: Project, path: string): string {
  return toPortable(`${root}/${path}`)
}
