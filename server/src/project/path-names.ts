/**
 * Paths as names, without a file system: all are `/`-separated. An *absolute* path begins with `/`, or with a drive of
 * Windows; a *name* is relative to the root of a project and may lead out of it by `..`.
 */

/** Whether a path is absolute: from `/`, or from a drive in the lower case that `lowerDrive` gives it. */
export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:\//.test(path)
}

/** A path whose drive, if it has one, is in lower case, as Windows does not tell `C:` from `c:`. */
export function lowerDrive(path: string): string {
  return path.replace(/^[A-Z]:/, drive => drive.toLowerCase())
}

/** The folder that an absolute path is in, without a slash at its end except for the root and for drives. */
export function folderOf(path: string): string {
  const folder = path.slice(0, Math.max(1, path.lastIndexOf('/')))
  return /^[a-z]:$/.test(folder) ? `${folder}/` : folder
}

/** What the paths of all that is in a folder begin with: the folder with one slash at its end. */
export function folderPrefix(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`
}

/**
 * The path that a file means by a path relative to itself; the result is relative to the same folder as `file` is,
 * or absolute where `file` is. A path from `/` stays as it is.
 */
export function resolvePath(file: string, path: string): string {
  if (path.startsWith('/')) return path
  const steps = file.split('/').slice(0, -1)
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue
    const above = steps.at(-1)
    if (step !== '..' || above === undefined || above === '..') steps.push(step)
    // Nothing is above `/`.
    else if (above !== '') steps.pop()
  }
  return steps.join('/')
}

/** The absolute path of a name in a root; that of a file outside, which is named by its absolute path, is that. */
export function pathIn(root: string, name: string): string {
  return resolvePath(folderPrefix(root), name)
}

/** The name of an absolute path in a root: relative to it where the path is below, else the path itself. */
export function nameIn(root: string, path: string): string {
  const prefix = folderPrefix(root)
  return path.startsWith(prefix) ? path.slice(prefix.length) : path
}

/**
 * An absolute path as globs name it: relative to a root, by the steps that lead out of it where the path is not below.
 * What is no path, as `untitled:…`, stays as it is.
 */
export function relativeName(root: string, path: string): string {
  const name = nameIn(root, path)
  if (name !== path || !isAbsolute(path)) return name
  const from = root.split('/')
  const steps = path.split('/')
  let shared = 0
  while (shared < steps.length && steps[shared] === from[shared]) shared++
  return [...from.slice(shared).map(() => '..'), ...steps.slice(shared)].join('/')
}

/** The name of a path that is known to be in a root; empty for the root itself. */
export function within(root: string, path: string): string {
  return path.slice(folderPrefix(root).length)
}
