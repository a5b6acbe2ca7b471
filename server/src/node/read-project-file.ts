import {readdirSync} from 'node:fs'
import {basename, dirname, resolve} from 'node:path'
import {nearest} from '../base/near-names.js'
import {type Phrase, phrase, type Said, toMessage} from '../base/phrase.js'
import type {Location} from '../glossary/entry.js'
import type {FileTexts} from '../project/file-texts.js'
import type {ProjectProblem} from '../project/problem.js'
import {countingText, type HeldFile, type Project} from '../project/project.js'
import {readText, UnreadableFileError} from './file-system.js'
import {NoFileError} from './open-file.js'
import {isWithin, realPath} from './paths.js'
import {INVALID_PATH, systemCode} from './system-errors.js'

/** What loading one project carries along. */
export interface Loading {
  readonly root: string
  /** No file outside of this folder is read; its own links are resolved. */
  readonly allowed: string
  /** The texts of files that are open in an editor, by absolute path; may throw what reading throws. */
  readonly overlay: ((absolutePath: string) => string | undefined) | undefined
  readonly problems: ProjectProblem[]
  /** All texts read so far, by path relative to the root. */
  readonly texts: FileTexts
  /** The project as it was loaded before, whose files stand in for those that cannot be read now. */
  readonly before: Project | undefined
  /** Those that do. */
  readonly held: HeldFile[]
  /** The paths that could not be read. */
  readonly unread: Set<string>
  /** The paths of the glossary files whose entries are not known yet. */
  readonly awaited: Set<string>
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
  loading.unread.add(path)
  if (!isWithin(loading.allowed, realPath(absolute))) {
    const outside = `path \`${path}\` outside of the project`
    report(loading, place, outside, phrase`one inside of the repository or the project’s folder`)
    return undefined
  }
  const text = tryToRead(loading, path, absolute, place)
  if (text === undefined) return undefined
  loading.unread.delete(path)
  loading.texts.set(path, text)
  return text
}

/** The text of a file that counted the time before, if it was there. */
export function lastText({before}: Loading, path: string): string | undefined {
  return before && countingText(before, path)
}

/** Lets a file count as it was before. */
export function hold({held}: Loading, path: string, text: string): void {
  if (!held.some(file => file.path === path)) held.push({path, text})
}

/** Adds a problem of the project file, unless it is of a text that only stands in. */
export function report(
  loading: Loading,
  location: Location,
  unexpected: Said,
  wanted: Said,
  expected: readonly string[] = []
): void {
  if (loading.held.some(({path}) => path === location.path)) return
  const message = phrase`Unexpected ${unexpected}, expected ${wanted}`
  loading.problems.push({ruleId: 'invalid-project', ...toMessage(message), location, expected})
}

function tryToRead(
  loading: Loading,
  path: string,
  absolute: string,
  place: Location
): string | undefined {
  try {
    const links = (): string => loading.allowed
    return loading.overlay?.(absolute) ?? readText(absolute, undefined, links)
  } catch (error) {
    const code = systemCode(error)
    if (error instanceof UnreadableFileError) {
      report(loading, place, phrase`${error.encoding} in \`${path}\``, phrase`UTF-8 text`)
    } else if (error instanceof NoFileError) {
      report(loading, place, `${error.kind} \`${path}\``, phrase`a file`)
    } else if (code === undefined) throw error
    else reportUnread(loading, path, absolute, place, code)
    const last = GONE.has(code) ? undefined : lastText(loading, path)
    if (last !== undefined) hold(loading, path, last)
    return last
  }
}

/** What the system says of a file that is not there, so that nothing of it counts. */
const GONE: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR'])

function reportUnread(
  loading: Loading,
  path: string,
  absolute: string,
  place: Location,
  code: string
): void {
  if (code === 'ENOENT') {
    const expected = nearestFiles(path, absolute)
    const wanted = expected[0] === undefined ? phrase`a file that is there` : `\`${expected[0]}\``
    report(loading, place, phrase`path \`${path}\``, wanted, expected)
    return
  }
  const reason = REASONS[code]
  if (reason) report(loading, place, reason.what(`\`${path}\``), reason.wanted)
  else
    report(
      loading,
      place,
      phrase`error ${code} of the system at \`${path}\``,
      phrase`a file that can be read`
    )
}

/** A path that cannot be read, and what was expected of it. */
interface Reason {
  readonly what: (path: string) => Phrase
  readonly wanted: Phrase
}

const FORBIDDEN: Reason = {
  what: path => phrase`file ${path} without permission to read it`,
  wanted: phrase`a file that you may read`
}

const REASONS: Readonly<Record<string, Reason>> = {
  EISDIR: {what: path => phrase`folder ${path}`, wanted: phrase`a file`},
  ENOTDIR: {
    what: path => phrase`path ${path} through a file as if that were a folder`,
    wanted: phrase`a file that is there`
  },
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  ELOOP: {
    what: path => phrase`link ${path} that leads in a circle`,
    wanted: phrase`one that leads to a file`
  },
  ENAMETOOLONG: {
    what: path => phrase`path ${path}`,
    wanted: phrase`at most 255 bytes between two slashes, and 4,095 in all`
  },
  [INVALID_PATH]: {
    what: path => phrase`NUL in the path ${path}`,
    wanted: phrase`a path without one`
  }
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
    if (systemCode(error) === undefined) throw error
    return []
  }
}
