// Stands in for `node:path` in the browser, where all paths are written with `/`.

/** What stands between the names of a path. */
export const sep = '/'

/** The last name of a path; empty for the root. */
export function basename(path: string): string {
  const end = withoutSlashes(path)
  return end.slice(end.lastIndexOf('/') + 1)
}

/** The path of the folder around; `.` for a single name. */
export function dirname(path: string): string {
  const end = withoutSlashes(path)
  const cut = end.lastIndexOf('/')
  if (cut > 0) return withoutSlashes(end.slice(0, cut)) || '/'
  return cut === 0 || path.startsWith('/') ? '/' : '.'
}

/** The paths behind each other, with `.` and `..` followed; `.` where nothing is left. */
export function join(...paths: readonly string[]): string {
  const joined = paths.filter(path => path !== '').join('/')
  const path = normalize(joined)
  const isFolder = joined.endsWith('/') && path !== '' && path !== '/'
  return (isFolder ? `${path}/` : path) || (joined.endsWith('/') ? './' : '.')
}

/** The absolute path that the last of the paths stands for, each seen from those before it, and the first from the root. */
export function resolve(...paths: readonly string[]): string {
  const start = paths.findLastIndex(path => path.startsWith('/'))
  return normalize(['', ...paths.slice(Math.max(start, 0))].join('/'))
}

/** A path as it is seen from another; empty where they are the same. */
export function relative(from: string, to: string): string {
  const start = namesOf(resolve(from))
  const end = namesOf(resolve(to))
  let same = 0
  while (same < start.length && same < end.length && start[same] === end[same]) same++
  return [...start.slice(same).map(() => '..'), ...end.slice(same)].join('/')
}

function namesOf(path: string): readonly string[] {
  return path.split('/').filter(name => name !== '')
}

function withoutSlashes(path: string): string {
  let end = path.length
  while (end > 0 && path[end - 1] === '/') end--
  return path.slice(0, end)
}

function normalize(path: string): string {
  const isAbsolute = path.startsWith('/')
  const names: string[] = []
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue
    if (name !== '..') names.push(name)
    else if (names.length > 0 && names.at(-1) !== '..') names.pop()
    else if (!isAbsolute) names.push(name)
  }
  return (isAbsolute ? '/' : '') + names.join('/')
}
