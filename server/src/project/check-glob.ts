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
