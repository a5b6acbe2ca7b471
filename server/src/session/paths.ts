import type {Project} from '../project/project.js'

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

/** How a project names one of its own files, which it was loaded with; undefined for any other. */
export function fileNamed({root, texts}: Project, path: string): string | undefined {
  const name = nameIn(root, path)
  if (texts.has(name)) return name
  // Few files stand outside of the root, and only they are written in another way than that.
  for (const other of texts.keys()) {
    if (OTHERWISE.test(other) && pathIn(root, other) === path) return other
  }
  return undefined
}

const OTHERWISE = /(?:^|\/)\.{0,2}(?:\/|$)/
