import type {Source} from '../../reporting/formatter.js'
import type {ProjectFiles} from '../files/run-files.js'

/**
 * The texts of the files that were checked, by the paths that findings have. They are read again when they are asked
 * for, as they are not kept; undefined for a file that has gone since. Standard input and staged files are given as
 * they were checked.
 */
export function sourceOf(projects: readonly ProjectFiles[]): Source {
  let readers: ReadonlyMap<string, () => string> | undefined
  return path => {
    readers ??= readersOf(projects)
    try {
      return readers.get(path)?.()
    } catch {
      return undefined
    }
  }
}

function readersOf(projects: readonly ProjectFiles[]): Map<string, () => string> {
  const readers = new Map<string, () => string>()
  for (const {project, access, articles} of projects) {
    for (const path of project.texts.keys())
      readers.set(access.show(path), () => project.texts.get(path) ?? '')
    for (const path of articles) readers.set(access.show(path), () => access.read(path))
  }
  return readers
}
