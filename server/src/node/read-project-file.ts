import {readdirSync} from 'node:fs'
import {basename, dirname, resolve} from 'node:path'
import {nearest} from '../base/near-names.js'
import type {Location} from '../glossary/entry.js'
import type {ProjectProblem} from '../project/problem.js'
import {readText, UnreadableFileError} from './file-system.js'
import {isWithin, realPath} from './paths.js'

/** What loading one project carries along. */
export interface Loading {
  readonly root: string
  /** No file outside of this folder is read; its own links are resolved. */
  readonly allowed: string
  /** The texts of files that are open in an editor, by absolute path; may throw what reading throws. */
  readonly overlay: ((absolutePath: string) => string | undefined) | undefined
  readonly problems: ProjectProblem[]
  /** All texts read so far, by path relative to the root. */
  readonly texts: Map<string, string>
}

/**
 * Reads one of the project files, given relative to the root; where that fails, a problem says so
 * at the place that names the file.
 */
export function readProjectFile(
  loading: Loading,
  path: string,
  place: Location
): string | undefined {
  const absolute = resolve(loading.root, path)
  if (!isWithin(loading.allowed, realPath(absolute))) {
    const outside = `path \`${path}\` outside of the project`
    report(loading, place, outside, 'one inside of the repository or the project’s folder')
    return undefined
  }
  const text = tryToRead(loading, path, absolute, place)
  if (text !== undefined) loading.texts.set(path, text)
  return text
}

/** Adds a problem of the project file. */
export function report(
  loading: Loading,
  location: Location,
  unexpected: string,
  wanted: string,
  expected: readonly string[] = []
): void {
  const message = `Unexpected ${unexpected}, expected ${wanted}`
  loading.problems.push({ruleId: 'invalid-project', message, location, expected})
}

function tryToRead(
  loading: Loading,
  path: string,
  absolute: string,
  place: Location
): string | undefined {
  try {
    return loading.overlay?.(absolute) ?? readText(absolute)
  } catch (error) {
    const code = errorCode(error)
    if (error instanceof UnreadableFileError) {
      report(loading, place, `${error.encoding} in \`${path}\``, 'UTF-8 text')
    } else if (code === undefined) throw error
    else reportUnread(loading, path, absolute, place, code)
    return undefined
  }
}

function reportUnread(
  loading: Loading,
  path: string,
  absolute: string,
  place: Location,
  code: string
): void {
  if (code === 'ENOENT') {
    const expected = nearestFiles(path, absolute)
    const wanted = expected[0] === undefined ? 'a file that is there' : `\`${expected[0]}\``
    report(loading, place, `path \`${path}\``, wanted, expected)
  } else if (code === 'EISDIR') report(loading, place, `folder \`${path}\``, 'a file')
  else if (code === 'EACCES' || code === 'EPERM') {
    report(
      loading,
      place,
      `file \`${path}\` without permission to read it`,
      'a file that you may read'
    )
  } else if (code === 'ELOOP') {
    report(loading, place, `link \`${path}\` that leads in a circle`, 'one that leads to a file')
  } else
    report(loading, place, `error ${code} of the system at \`${path}\``, 'a file that can be read')
}

/** Files beside a missing one that may have been meant, written as the missing one was. */
function nearestFiles(path: string, absolute: string): readonly string[] {
  const folder = path.slice(0, path.length - basename(path).length)
  try {
    const names = readdirSync(dirname(absolute)).sort()
    // A link that leads nowhere is there too.
    const others = names.filter(name => name !== basename(path))
    return nearest(basename(path), others).map(name => `${folder}${name}`)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return []
  }
}

/** The code of an error of the system; undefined for errors of our own. */
function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined
  return String(error.code)
}
