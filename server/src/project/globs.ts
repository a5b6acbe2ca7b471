import picomatch from 'picomatch'

/** Whether a path, relative to the folder that the globs are relative to, is meant. */
export type PathTest = (path: string) => boolean

/**
 * A test for paths that match one of the globs; no globs match nothing. Parentheses mean themselves:
 * what other tools do with them could take for ever on a stranger's glob.
 */
export function matchGlobs(globs: readonly string[], options: {readonly dot: boolean}): PathTest {
  if (globs.length === 0) return () => false
  const patterns = globs.map(glob => glob.replace(/^\.\//, '').replace(/[()|]/g, '\\$&'))
  return picomatch(patterns, {...options, noextglob: true, nonegate: true})
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

/** What we accept of globs from strangers: they become regular expressions that could take for ever. */
export const globLimits: {length: number; stars: number; globstars: number; braces: number} = {
  length: 500,
  /** `*` and `?` between two slashes. */
  stars: 4,
  /** `**` in the whole. */
  globstars: 3,
  /** `{` in the whole. */
  braces: 4
}

/** What was expected instead of a glob that is refused; undefined where it is accepted. */
export function globProblem(glob: string): string | undefined {
  const {length, stars, globstars, braces} = globLimits
  if (glob.trim() === '') return 'a path or a glob'
  if (glob.length > length) return `at most ${length} characters`
  if (count(glob, /\{/g) > braces) return `at most ${braces} pairs of braces`
  return crowding(glob, stars, globstars)
}

/** What was expected instead of a line of an ignore file that is refused; braces mean themselves there. */
export function ignorePatternProblem(pattern: string): string | undefined {
  const {length, stars, globstars} = globLimits
  if (pattern.length > length) return `at most ${length} characters`
  return crowding(pattern, stars, globstars)
}

function crowding(glob: string, stars: number, globstars: number): string | undefined {
  const segments = glob.split('/')
  if (segments.filter(segment => segment === '**').length > globstars) {
    return `at most ${globstars} times \`**\``
  }
  const crowded = segments.some(segment => segment !== '**' && count(segment, /[*?]/g) > stars)
  return crowded ? `at most ${stars} of \`*\` and \`?\` between slashes` : undefined
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
