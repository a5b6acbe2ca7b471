import {join} from 'node:path'
import {kindAt, plainKindAt} from './file-kind.js'
import {allowedRoot, isWithin, realPath} from './paths.js'
import {isWalked} from './walk.js'

/**
 * Makes a test of whether a walk of a project's folder comes to a file, by its name there, once there is one: no folder on the
 * way is a link or left out whatever the globs say, and what stands at its end is no folder, no pipe and no link out of the
 * repository. Looks at each folder once.
 */
export function createWalkTest(root: string): (file: string) => boolean {
  const known = new Map<string, boolean>([['', true]])
  const enters = (folder: string): boolean => {
    const before = known.get(folder)
    if (before !== undefined) return before
    const isEntered =
      isWalked(folder) && enters(folderIn(folder)) && plainKindAt(join(root, folder)) !== 'link'
    known.set(folder, isEntered)
    return isEntered
  }
  return file => enters(folderIn(file)) && mayBeFile(root, join(root, file))
}

function folderIn(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')))
}

function mayBeFile(root: string, path: string): boolean {
  const kind = plainKindAt(path)
  if (kind !== 'link') return kind === 'file' || kind === undefined
  const target = kindAt(path)
  return (target === 'file' || target === undefined) && isWithin(allowedRoot(root), realPath(path))
}
