import type {Source} from '../../reporting/formatter.js'
import type {ProjectFiles} from '../files/run-files.js'

/**
 * The texts of what was checked, read again when they are asked for, as they are not kept; a file may have gone
 * since. Standard input and what git holds are given as they were checked.
 */
export function sourceOf(jobs: readonly ProjectFiles[]): Source {
  let readers: ReadonlyMap<string, () => string> | undefined
  return path => {
    readers ??= findReaders(jobs)
    try {
      return readers.get(path)?.()
    } catch {
      return undefined
    }
  }
}

/** By the paths that findings have. */
function findReaders(jobs: readonly ProjectFiles[]): Map<string, () => string> {
  const readers = new Map<string, () => string>()
  for (const {checker, articles} of jobs) {
    for (const [path, text] of checker.project.texts) readers.set(checker.show(path), () => text)
    for (const path of articles) readers.set(checker.show(path), () => checker.read(path))
  }
  return readers
}
