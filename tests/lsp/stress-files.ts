import {execFileSync} from 'node:child_process'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'

/** Writes a file, through a link too, as long as that leads to no pipe; gives the names that changed, as the system tells of them. */
export function writeFile(root: string, name: string, text: string): readonly string[] {
  const file = path.join(root, name)
  mkdirSync(path.dirname(file), {recursive: true})
  if (kindOf(file) === 'other') rmSync(file)
  writeFileSync(file, text)
  return [path.relative(root, realpathSync(file)).replaceAll('\\', '/')]
}

/** Removes a file, a link or a folder with all in it. */
export function removeFile(root: string, name: string): readonly string[] {
  rmSync(path.join(root, name), {recursive: true, force: true})
  return [name]
}

/** Moves a file, a link or a folder. */
export function moveFile(root: string, from: string, to: string): readonly string[] {
  renameSync(path.join(root, from), path.join(root, to))
  return [from, to]
}

/** Makes a link, in place of what is there. */
export function linkFile(root: string, name: string, target: string): readonly string[] {
  const file = path.join(root, name)
  rmSync(file, {recursive: true, force: true})
  mkdirSync(path.dirname(file), {recursive: true})
  symlinkSync(target, file)
  return [name]
}

/** Makes a named pipe. */
export function makePipe(root: string, name: string): void {
  execFileSync('mkfifo', [path.join(root, name)])
}

/** The text of a file; undefined where there is none. */
export function textOf(file: string): string | undefined {
  try {
    return kindOf(file) === 'file' ? readFileSync(file, 'utf8') : undefined
  } catch {
    return undefined
  }
}

/** The absolute paths of all files in a folder, with links to files and without what is behind links to folders. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, {withFileTypes: true, recursive: true})
    .map(({parentPath, name}) => path.join(parentPath, name))
    .filter(file => kindOf(file) === 'file')
    .sort()
}

/** A line for each file, link and pipe in a folder, with what it holds. */
export function listing(folder: string): readonly string[] {
  return readdirSync(folder, {withFileTypes: true, recursive: true})
    .filter(item => !item.isDirectory())
    .map(item => {
      const file = path.join(item.parentPath, item.name)
      const target = item.isSymbolicLink() ? ` -> ${readlinkSync(file)}` : ''
      return `${path.relative(folder, file)}${target} ${JSON.stringify(textOf(file))}`
    })
    .sort()
}

function kindOf(file: string): 'file' | 'folder' | 'other' | undefined {
  try {
    const status = statSync(file)
    if (status.isDirectory()) return 'folder'
    return status.isFile() ? 'file' : 'other'
  } catch {
    return undefined
  }
}
