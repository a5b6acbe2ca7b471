import {relative, resolve, sep} from 'node:path'
import type {BaselineChoice} from '../../cli/options/read-suppression.js'
import {readText} from '../../node/file-system.js'
import {parseBaseline} from '../../project/baseline.js'
import type {Project} from '../../project/project.js'
import {toFailure} from './failure.js'
import {UsageError} from './usage-error.js'

/** A project with the baseline that the options ask for; throws a UsageError where its file cannot be read. */
export function chooseBaseline(project: Project, choice: BaselineChoice): Project {
  if (choice === 'default') return project
  const problems = project.problems.filter(({ruleId}) => ruleId !== 'invalid-baseline')
  if (choice === 'none') return {...project, baseline: undefined, problems}
  const path = baselinePath(project, choice.file)
  const text = read(choice.file)
  const parsed = parseBaseline(path, text)
  return {
    ...project,
    baseline: parsed.baseline,
    problems: [...problems, ...parsed.problems],
    texts: new Map(project.texts).set(path, text)
  }
}

/** A file as seen from the root of a project. */
function baselinePath({root}: Project, file: string): string {
  return relative(root, resolve(file)).replaceAll(sep, '/')
}

function read(file: string): string {
  try {
    return readText(file)
  } catch (error) {
    const {message} = toFailure(file, error)
    throw new UsageError(`Unexpected value \`${file}\` for \`--baseline\`: ${message}`)
  }
}
