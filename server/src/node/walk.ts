import {type Dirent, readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {runSteps, type Steps} from '../base/steps.js'
import {
  copyScope,
  type IgnoreScope,
  ignoreFileNames,
  isFileLeftOut,
  isFolderLeftOut,
  scopeInside
} from './ignore-files.js'
import {isWithin, realPath} from './paths.js'
import {INVALID_PATH, systemCode} from './system-errors.js'

/** The most folders inside each other that are walked; deeper ones are left out. */
const deepest = 64

/** The names of folders that are left out whatever the globs say. */
const skipped = new Set(['node_modules', '.git'])

/** Whether walks go into a folder at all, by its name in the root; its parents are not looked at. */
export function isWalked(folder: string): boolean {
  const names = folder.split('/')
  return names.length <= deepest && !skipped.has(names.at(-1) ?? '')
}

/** Where a walk goes and what it takes; paths are relative to its root and `/`-separated. */
export interface Walk {
  /** The folder whose files are found. */
  readonly root: string
  /** Links that lead out of this folder are left out; its own links are resolved. */
  readonly allowed: string
  /** Whether a folder is walked. */
  readonly enters: (folder: string) => boolean
  /** Whether a file is wanted. */
  readonly takes: (file: string) => boolean
  /** Whether a folder, which holds these items, is left out as a whole; not asked of the root. */
  readonly shuts?: (folder: string, items: readonly Dirent[]) => boolean
  /** The rules of ignore files that hold in the root; without it ignore files do not count. */
  readonly ignores?: IgnoreScope
  /** Gets each link with the name of a wanted file, wherever it leads. */
  readonly linked?: (path: string) => void
  /** Gets each folder or link that could not be looked at. */
  readonly refused?: (refusal: WalkProblem) => void
}

/** A folder or link that a walk could not look at. */
export interface WalkProblem {
  /** Relative to the root of the walk; empty for the root itself. */
  readonly path: string
  /** A folder that may not be listed, or a link with the name of a wanted file that leads to none. */
  readonly what: 'folder' | 'broken link' | 'circular link' | 'link'
}

/**
 * The files under a folder, relative to it, in no particular order. Links to folders are not followed, links to files
 * count where they stay inside. What cannot be looked at does not keep the rest from being found. Throws what
 * `node:fs` throws of a faulty file system.
 */
export function walk(options: Walk): string[] {
  return runSteps(walkSteps(options))
}

/**
 * The same in steps, of which each lists one folder or looks at some hundred names in it, for a server whose event loop
 * has to go on. The generator is asked once a step and not once a file, which costs the walk at one go nothing
 * that can be measured.
 */
export function* walkSteps(options: Walk): Steps<string[]> {
  const found: string[] = []
  const open: Folder[] = [{path: '', depth: 0, around: undefined}]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const items = list(options, next.path)
    if (next.path !== '' && options.shuts?.(next.path, items)) continue
    const scope = scopeFor(options, next, items)
    for (let from = 0; from < items.length; from += NAMES_A_STEP) {
      visit(options, {...next, items: items.slice(from, from + NAMES_A_STEP), scope}, open, found)
      yield
    }
  }
  return found
}

/** A hundred names take about 0.2 ms. */
const NAMES_A_STEP = 500

/** A folder that is to be listed. */
interface Folder {
  readonly path: string
  /** The number of folders around it below the root. */
  readonly depth: number
  /** The rules of ignore files in the folder around it. */
  readonly around: IgnoreScope | undefined
}

/** A folder that is listed, with some of what is in it. */
interface ListedFolder extends Folder {
  readonly items: readonly Dirent[]
  /** The rules of ignore files in it. */
  readonly scope: IgnoreScope | undefined
}

function visit(
  options: Walk,
  {path: folder, depth, items, scope}: ListedFolder,
  open: Folder[],
  found: string[]
): void {
  for (const item of items) {
    const path = folder === '' ? item.name : `${folder}/${item.name}`
    if (item.isDirectory()) {
      const enters = depth < deepest && !skipped.has(item.name) && options.enters(path)
      if (enters && !(scope && isFolderLeftOut(scope, item.name)))
        open.push({path, depth: depth + 1, around: scope})
    } else if (options.takes(path) && !(scope && isFileLeftOut(scope, item.name))) {
      if (item.isFile() || (item.isSymbolicLink() && leadsToFile(options, path))) found.push(path)
    }
  }
}

/** The rules of ignore files in a folder that is listed; undefined where they do not count. */
function scopeFor(
  {ignores}: Walk,
  {path, around}: Folder,
  items: readonly Dirent[]
): IgnoreScope | undefined {
  if (path === '' || around === undefined) return ignores && copyScope(ignores)
  const names = new Set<string>()
  for (const {name} of items) if (name.startsWith('.') && RULING.has(name)) names.add(name)
  return copyScope(scopeInside(around, path.slice(path.lastIndexOf('/') + 1), names))
}

/** The names that change, by being in a folder, which rules hold in it. */
const RULING: ReadonlySet<string> = new Set(['.git', ...ignoreFileNames])

/** The items of a folder; none where it went away in the meantime. */
function list({root, refused}: Walk, path: string): readonly Dirent[] {
  try {
    return readdirSync(join(root, path), {withFileTypes: true})
  } catch (error) {
    const code = systemCode(error)
    if (code === 'EACCES' || code === 'EPERM') refused?.({path, what: 'folder'})
    else if (!GONE.has(code)) throw error
    return []
  }
}

/** What the system says of folders that are not there, or cannot be. */
const GONE: ReadonlySet<string | undefined> = new Set([
  'ENAMETOOLONG',
  'ENOENT',
  'ENOTDIR',
  INVALID_PATH
])

function leadsToFile({root, allowed, linked, refused}: Walk, path: string): boolean {
  const absolute = join(root, path)
  linked?.(path)
  try {
    return statSync(absolute).isFile() && isWithin(allowed, realPath(absolute))
  } catch (error) {
    const what = LINKS.get(systemCode(error))
    if (what === undefined) throw error
    refused?.({path, what})
    return false
  }
}

/** Kinds of broken links by the code of the error that following them gives. */
const LINKS: ReadonlyMap<string | undefined, WalkProblem['what']> = new Map<
  string | undefined,
  WalkProblem['what']
>([
  ['ENOENT', 'broken link'],
  ['ENOTDIR', 'broken link'],
  ['ELOOP', 'circular link'],
  ['EACCES', 'link'],
  ['EPERM', 'link']
])
