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
