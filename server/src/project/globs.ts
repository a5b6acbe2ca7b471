import {phrase, type Said} from '../base/phrase.js'
import {compileGlob} from './compile-glob.js'
import {alternativesOf, mostAlternatives} from './glob-braces.js'

/** Whether a path, relative to the folder that the globs are relative to, is meant. */
export type PathTest = (path: string) => boolean

/** A test for paths that match one of the globs, as `compileGlob` says; no globs match nothing. */
export function matchGlobs(globs: readonly string[], options: {readonly dot: boolean}): PathTest {
  const tests = globs.map(glob => compileGlob(glob.replace(/^\.\//, ''), options))
  return path => tests.some(test => test(path))
}

/** A glob as the folder that all its files are in, and what remains to be matched from there on. */
export interface SplitGlob {
  readonly base: string
  /** Empty for a path without wildcards, whose base is the path itself. */
  readonly rest: string
}

/** Splits a glob at the first step that has a wildcard. */
export function splitGlob(glob: string): SplitGlob {
  const steps = glob.split('/').filter(step => step !== '.')
  const wild = steps.findIndex(isWild)
  if (wild === -1) return {base: steps.join('/'), rest: ''}
  return {base: steps.slice(0, wild).join('/'), rest: steps.slice(wild).join('/')}
}

/** Whether a text is a pattern rather than a name. */
export function isWild(text: string): boolean {
  return /[*?[\]{}]/.test(text)
}

/** What we accept of globs from strangers. */
export const globLimits: {
  length: number
  stars: number
  globstars: number
  braces: number
  ignoreGlobstars: number
} = {
  length: 500,
  /** `*` and `?` between two slashes. */
  stars: 4,
  /** `**` in the whole. */
  globstars: 3,
  /** `{` in the whole. */
  braces: 4,
  /** `**` in the whole of a line of an ignore file. */
  ignoreGlobstars: 2
}

/** What was expected instead of a glob that is refused; undefined where it is accepted. */
export function globProblem(glob: string): Said | undefined {
  const {length, stars, globstars, braces} = globLimits
  if (glob.trim() === '') return phrase`a path or a glob`
  if (glob.length > length) return phrase`at most ${length} characters`
  if (glob.includes('\0')) return phrase`a glob without a NUL`
  if (count(glob, /\{/g) > braces) return phrase`at most ${braces} pairs of braces`
  if (alternativesOf(glob).length > mostAlternatives)
    return phrase`braces that stand for at most ${mostAlternatives} texts`
  return crowding(glob, stars, globstars)
}

/**
 * What was expected instead of a line of an ignore file that is refused; braces mean themselves there. The package
 * `ignore` makes regular expressions of them: linear in a name, but with three `**` it tries a path of 1,000 folders for
 * more than a minute. Those behind each other mean one, and one at the end costs nothing.
 */
export function ignorePatternProblem(pattern: string): Said | undefined {
  const {length, stars, ignoreGlobstars} = globLimits
  if (pattern.length > length) return phrase`at most ${length} characters`
  const globstars = pattern.replace(/(\*\*\/)+/g, '**/').replace(/(\/\*\*)+\/? *$/, '')
  return crowding(globstars, stars, ignoreGlobstars)
}

function crowding(glob: string, stars: number, globstars: number): Said | undefined {
  const segments = glob.split('/')
  if (segments.filter(segment => segment === '**').length > globstars) {
    return phrase`at most ${globstars} times \`**\``
  }
  const crowded = segments.some(segment => segment !== '**' && count(segment, /[*?]/g) > stars)
  return crowded ? `at most ${stars} of \`*\` and \`?\` between slashes` : undefined
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
