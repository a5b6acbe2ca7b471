/** The path, among all of the session, of a file as its project names it: relative to the root. */
export function pathIn(root: string, name: string): string {
  const parts = root.split('/')
  for (const part of name.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** How a project names a file: relative to its root where it lies within, else the path itself. */
export function nameIn(root: string, path: string): string {
  const folder = root.endsWith('/') ? root : `${root}/`
  return path.startsWith(folder) ? path.slice(folder.length) : path
}
