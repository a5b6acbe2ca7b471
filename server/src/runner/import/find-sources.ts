import {isThere} from '../../node/file-kind.js'
import {realPath, toPortable} from '../../node/paths.js'
import {walk} from '../../node/walk.js'
import {globProblem, isWild, matchGlobs, splitGlob} from '../../project/globs.js'
import type {Failure} from '../../reporting/report.js'
import {toFailureAt, toWalkFailure} from '../files/failure.js'
import {namedPath} from '../files/named-input.js'

/** The files that are to be made articles, as the user named them, and why others are not among them. */
export interface Sources {
  readonly paths: readonly string[]
  readonly failures: readonly Failure[]
}

/**
 * The files that operands of the command line mean: a path itself, a glob the files that it matches, sorted. No project
 * and no ignore file is asked, as what is brought in is none of the project's articles yet.
 */
export function findSources(operands: readonly string[], cwd: string): Sources {
  const paths = new Set<string>()
  const failures: Failure[] = []
  for (const operand of operands) {
    if (!isWild(operand) || isThere(namedPath(operand, cwd))) paths.add(operand)
    else for (const path of matchedBy(operand, cwd, failures)) paths.add(path)
  }
  return {paths: [...paths], failures}
}

function matchedBy(glob: string, cwd: string, failures: Failure[]): readonly string[] {
  const refused = globProblem(glob)
  const found = refused === undefined ? listMatches(glob, cwd, failures) : []
  if (found.length === 0) {
    const message = `Unexpected glob, expected ${refused ?? 'one that some file matches'}`
    failures.push({path: glob, message})
  }
  return found
}

function listMatches(glob: string, cwd: string, failures: Failure[]): readonly string[] {
  const {base, rest} = splitGlob(glob)
  const named = glob.startsWith('/') ? `/${base}` : base
  const root = toPortable(named, cwd)
  try {
    const names = walk({
      root,
      allowed: realPath(root),
      enters: () => rest.includes('/'),
      takes: matchGlobs([rest], {dot: false}),
      refused: refusal => failures.push(toWalkFailure(cwd, root, refusal))
    })
    return names.sort().map(name => (named === '' ? name : `${named}/${name}`))
  } catch (error) {
    failures.push(toFailureAt(cwd, glob, error))
    return []
  }
}
