import {resolve} from 'node:path'
import {readText} from '../../node/file-system.js'
import {loadProject} from '../../node/load-project.js'
import {pathFrom, toPortable} from '../../node/paths.js'
import {parseBaseline} from '../../project/baseline.js'
import type {Project} from '../../project/project.js'
import {knownRules} from '../../rules/registry.js'
import type {BaselineChoice} from '../options.js'
import {UsageError} from '../usage-error.js'
import {toFailureAt} from './failure.js'
import {namedPath} from './named-input.js'

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
    texts: new Map(project.texts).set(path, text)
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
  baseline: BaselineChoice,
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
  const reloaded = loadProject(root, {...(file !== undefined && {file}), knownRules, overlay})
  return chooseBaseline(reloaded, baseline, cwd)
}

/** A path of a project, relative to its root, as an absolute one. */
export function absolutePath({root}: Project, path: string): string {
  return toPortable(`${root}/${path}`)
}
