import {readText} from '../../node/file-system.js'
import {createProjectFinder, type FoundProject} from '../../node/find-project.js'
import {pathFrom, toPortable} from '../../node/paths.js'
import {folderOf, folderPrefix} from '../../project/path-names.js'
import type {FileOptions} from '../options.js'
import {UsageError} from '../usage-error.js'
import {toFailureAt} from './failure.js'
import {namedPath} from './named-input.js'

/** Finds the project of each path under the options: the one that they name, none, or that of the path. */
export function projectFinder(
  {config, isolated}: Pick<FileOptions, 'config' | 'isolated'>,
  cwd: string
): (path: string) => FoundProject {
  const around = [toPortable(cwd)]
  if (config !== undefined) return underConfig(config, cwd)
  const find = createProjectFinder(around)
  if (!isolated) return find
  return path => {
    const folder = toPortable(cwd)
    const absolute = toPortable(path)
    const isInside = absolute === folder || absolute.startsWith(folderPrefix(folder))
    return {root: isInside ? folder : find(path).root, file: undefined}
  }
}

function underConfig(config: string, cwd: string): (path: string) => FoundProject {
  const file = toPortable(namedPath(config, cwd))
  try {
    readText(file)
  } catch (error) {
    const {message} = toFailureAt(cwd, config, error)
    throw new UsageError(`Unexpected value \`${config}\` for \`--config\`: ${message}`)
  }
  const root = folderOf(file)
  return path => {
    const absolute = toPortable(path)
    if (absolute === root || absolute.startsWith(folderPrefix(root))) return {root, file}
    throw new UsageError(
      `Unexpected \`${pathFrom(cwd, absolute)}\` beside \`--config ${config}\`, expected only what lies in or below the folder of that file`
    )
  }
}
