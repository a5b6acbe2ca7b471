import {type Dirent, readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {isWithin, realPath} from './paths.js'

/** Folders inside each other that are walked; deeper ones are left out. */
const deepest = 64

/** Folders that hold nothing of ours, however the globs are written. */
const skipped = new Set(['node_modules', '.git'])

/** What a walk looks at; paths are relative to its root and `/`-separated. */
export interface Walk {
  readonly root: string
  /** No link leads out of this folder, whose own links are resolved. */
  readonly allowed: string
  readonly enters: (folder: string) => boolean
  readonly takes: (file: string) => boolean
  /** The name of a file that shuts the folder it is in, other than the root. */
  readonly shutBy?: string
}

/**
 * The files under a folder, relative to it, in no particular order. Links to folders are not followed,
 * links to files are where they stay inside; folders that cannot be listed are passed over.
 */
export function walk(options: Walk): string[] {
  const found: string[] = []
  const open: {folder: string; depth: number}[] = [{folder: '', depth: 0}]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const {folder, depth} = next
    const items = list(join(options.root, folder))
    if (folder !== '' && items.some(({name}) => name === options.shutBy)) continue
    for (const item of items) {
      const path = folder === '' ? item.name : `${folder}/${item.name}`
      if (item.isDirectory()) {
        const enters = depth < deepest && !skipped.has(item.name) && options.enters(path)
        if (enters) open.push({folder: path, depth: depth + 1})
      } else if (options.takes(path) && (item.isFile() || leadsToFile(options, path))) {
        found.push(path)
      }
    }
  }
  return found
}

function list(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true})
  } catch (error) {
    if (isRefusal(error)) return []
    throw error
  }
}

function leadsToFile({root, allowed}: Walk, path: string): boolean {
  const absolute = join(root, path)
  if (!statSync(absolute, {throwIfNoEntry: false})?.isFile()) return false
  return isWithin(allowed, realPath(absolute))
}

/** A folder that went away or may not be read, which is no error of ours. */
function isRefusal(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'EACCES' || code === 'EPERM' || code === 'ENOTDIR'
}
