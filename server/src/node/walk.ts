import {type Dirent, readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {
  copyScope,
  type IgnoreScope,
  ignoreFileNames,
  isFileLeftOut,
  isFolderLeftOut,
  scopeInside
} from './ignore-files.js'
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
  /** What ignore files say in the root; without it they are not obeyed. */
  readonly ignores?: IgnoreScope
  /** Gets what could not be looked at; without it, that is passed over in silence. */
  readonly refused?: (refusal: WalkProblem) => void
}

/** What a walk could not look at. */
export interface WalkProblem {
  /** Relative to the root of the walk; empty for the root itself. */
  readonly path: string
  /** A folder that may not be listed, or a link with the name of a wanted file that leads to none. */
  readonly what: 'folder' | 'broken link' | 'circular link' | 'link'
}

/**
 * The files under a folder, relative to it, in no particular order. Links to folders are not followed,
 * links to files are where they stay inside. What cannot be looked at does not keep the rest from being found.
 */
export function walk(options: Walk): string[] {
  const found: string[] = []
  const open: Folder[] = [{path: '', depth: 0, around: undefined}]
  for (let next = open.pop(); next !== undefined; next = open.pop())
    visit(options, next, open, found)
  return found
}

/** A folder that is to be looked at. */
interface Folder {
  readonly path: string
  readonly depth: number
  /** What ignore files say around it. */
  readonly around: IgnoreScope | undefined
}

function visit(options: Walk, folder: Folder, open: Folder[], found: string[]): void {
  const items = list(options, folder.path)
  if (folder.path !== '' && items.some(({name}) => name === options.shutBy)) return
  const scope = scopeFor(options, folder, items)
  for (const item of items) {
    const path = folder.path === '' ? item.name : `${folder.path}/${item.name}`
    if (item.isDirectory()) {
      const enters = folder.depth < deepest && !skipped.has(item.name) && options.enters(path)
      if (enters && !(scope && isFolderLeftOut(scope, item.name)))
        open.push({path, depth: folder.depth + 1, around: scope})
    } else if (options.takes(path) && !(scope && isFileLeftOut(scope, item.name))) {
      if (item.isFile() || (item.isSymbolicLink() && leadsToFile(options, path))) found.push(path)
    }
  }
}

/** What ignore files say in a folder that is listed; undefined where there are none. */
function scopeFor(
  {ignores}: Walk,
  {path, around}: Folder,
  items: readonly Dirent[]
): IgnoreScope | undefined {
  if (path === '' || around === undefined) return ignores && copyScope(ignores)
  const names = new Set<string>()
  for (const {name} of items) if (name.startsWith('.') && CONCERNING.has(name)) names.add(name)
  return copyScope(scopeInside(around, path.slice(path.lastIndexOf('/') + 1), names))
}

/** What in a folder changes what is ignored in it. */
const CONCERNING: ReadonlySet<string> = new Set(['.git', ...ignoreFileNames])

/** What is in a folder; nothing where that went away in the meantime. */
function list({root, refused}: Walk, path: string): readonly Dirent[] {
  try {
    return readdirSync(join(root, path), {withFileTypes: true})
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EACCES' || code === 'EPERM') refused?.({path, what: 'folder'})
    else if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error
    return []
  }
}

function leadsToFile({root, allowed, refused}: Walk, path: string): boolean {
  const absolute = join(root, path)
  try {
    return statSync(absolute).isFile() && isWithin(allowed, realPath(absolute))
  } catch (error) {
    const what = LINKS.get(codeOf(error))
    if (what === undefined) throw error
    refused?.({path, what})
    return false
  }
}

/** What an error says of a link. */
const LINKS: ReadonlyMap<unknown, WalkProblem['what']> = new Map<unknown, WalkProblem['what']>([
  ['ENOENT', 'broken link'],
  ['ENOTDIR', 'broken link'],
  ['ELOOP', 'circular link'],
  ['EACCES', 'link'],
  ['EPERM', 'link']
])

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
