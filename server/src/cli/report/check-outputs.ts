import {dirname, relative} from 'node:path'
import {isFolder} from '../../node/file-kind.js'
import {createLineFinder, ignoreFileNames} from '../../node/ignore-files.js'
import {pathFrom, projectFileName, realPath} from '../../node/paths.js'
import {systemCode} from '../../node/system-errors.js'
import {baselineName} from '../../project/baseline.js'
import {isArticle} from '../../project/selection.js'
import {namedPath, STDIN} from '../../runner/files/named-input.js'
import type {ProjectFiles} from '../../runner/files/run-files.js'
import type {ReportOptions} from '../../runner/options.js'
import {UsageError} from '../../runner/usage-error.js'

/**
 * Throws a UsageError where a report could not be written, or two would be written to one file: better before a long
 * run than after it. Relative paths start in `cwd`.
 */
export function checkOutputs({outputs}: ReportOptions, cwd: string): void {
  const taken = new Map<string, string>()
  for (const {file} of outputs) {
    if (file === undefined) continue
    const path = namedPath(file, cwd)
    if (isFolderAt(path))
      throw new UsageError(`Unexpected folder \`${file}\` for \`--output-file\`, expected a file`)
    if (!isFolderAt(dirname(path))) refuse(file, 'a file in a folder that exists')
    const target = realPath(path)
    const other = taken.get(target)
    if (other !== undefined)
      refuse(file, `another file than \`${other}\`, which a report goes to already`)
    taken.set(target, file)
  }
}

/**
 * Throws a UsageError where a report would be written over what a run reads: an article or a file of a project, or one
 * of the `inputs` that the command line names. Relative paths start in `cwd`.
 */
export function protectInputs(
  {outputs}: ReportOptions,
  projects: readonly ProjectFiles[],
  inputs: readonly string[],
  cwd: string
): void {
  const named = new Set(
    inputs.filter(input => input !== STDIN).map(input => realPath(namedPath(input, cwd)))
  )
  for (const {file} of outputs) {
    if (file === undefined) continue
    const target = realPath(namedPath(file, cwd))
    if (named.has(target) || projects.some(project => isRead(project, target)))
      refuse(file, 'a file that holds nothing else: this is an article, or belongs to the project')
  }
}

/** Whether a file, links resolved, is an article or a file of a project, or would be if it were there. */
function isRead({project, articles}: ProjectFiles, target: string): boolean {
  const root = realPath(project.root)
  const name = pathFrom(root, target)
  const isIgnored = (path: string): boolean => createLineFinder(root)(path) !== undefined
  const isOwn = OWN_NAMES.has(name.slice(name.lastIndexOf('/') + 1))
  if (relative(root, target).startsWith('..'))
    return project.texts.has(name) || articles.includes(name)
  if (
    isOwn ||
    project.texts.has(name) ||
    isArticle(project, name, isIgnored) ||
    articles.includes(name)
  )
    return true
  return [...project.texts.keys()].some(path => realPath(namedPath(path, project.root)) === target)
}

const OWN_NAMES: ReadonlySet<string> = new Set([projectFileName, baselineName, ...ignoreFileNames])

function refuse(file: string, wanted: string): never {
  throw new UsageError(`Unexpected value \`${file}\` for \`--output-file\`, expected ${wanted}`)
}

function isFolderAt(path: string): boolean {
  try {
    return isFolder(path)
  } catch (error) {
    if (systemCode(error) !== undefined) return false
    throw error
  }
}
