import type {FileSource, SourceItem} from './file-source.js'
import {type Mirror, putFile, putFolder, remove} from './mirror.js'

/** How much is held of the open folders, at most. */
export interface MirrorLimits {
  readonly files: number
  /** Of all files together. */
  readonly bytes: number
}

/** What a browser holds without trouble: 20,000 articles of 12 KB. */
export const mirrorLimits: MirrorLimits = {files: 20_000, bytes: 256 * 1024 * 1024}

/** What was read of the open folders so far. */
export interface Filling {
  readonly mirror: Mirror
  readonly source: FileSource
  readonly limits: MirrorLimits
  /** Files that are being read. */
  underWay: number
  /** Whether something was left out, for the limits. */
  isCut: boolean
}

/** Starts with nothing read. */
export function createFilling(
  mirror: Mirror,
  source: FileSource,
  limits: MirrorLimits = mirrorLimits
): Filling {
  return {mirror, source, limits, underWay: 0, isCut: false}
}

/**
 * Reads what is at some absolute paths anew, folders with all that is in them, so that the mirror says what is there now.
 * What cannot be read is there without its bytes, or not at all.
 */
export async function refresh(filling: Filling, paths: readonly string[]): Promise<void> {
  const {mirror, source} = filling
  const open: Task[] = []
  for (const path of paths) {
    const kind = await source.stat(path)
    if (kind === 'file' || kind === 'folder') open.push({path, kind, depth: 0})
    else remove(mirror, path)
  }
  await runTasks(filling, open)
}

/** A file or a folder that is to be read. */
interface Task {
  readonly path: string
  readonly kind: 'file' | 'folder'
  /** How many folders of those that are read anew are around it. */
  readonly depth: number
}

/** So many questions are under way at once: each takes a turn through the editor, or one through the network. */
const AT_ONCE = 16

/** Does the tasks, and those that come of them. */
async function runTasks(filling: Filling, open: Task[]): Promise<void> {
  const running = new Set<Promise<void>>()
  while (open.length > 0 || running.size > 0) {
    const task = running.size < AT_ONCE ? open.pop() : undefined
    if (!task) {
      await Promise.race(running)
      continue
    }
    const done: Promise<void> = runTask(filling, task, open).finally(() => running.delete(done))
    running.add(done)
  }
}

async function runTask(filling: Filling, task: Task, open: Task[]): Promise<void> {
  if (task.kind === 'file') return readFile(filling, task.path)
  putFolder(filling.mirror, task.path)
  if (!isEntered(task)) return
  const items = (await filling.source.readDirectory(task.path)) ?? []
  for (const [name, kind] of items.toSorted(byName)) {
    // A name with a slash is none that a folder holds.
    if (kind === 'other' || name === '' || name.includes('/') || /^\.\.?$/.test(name)) continue
    open.push({path: `${task.path}/${name}`, kind, depth: task.depth + 1})
  }
}

/** The last name comes first, as the task that was added last is done first. */
function byName([a]: SourceItem, [b]: SourceItem): number {
  return a < b ? 1 : -1
}

/** The most folders inside each other that are read, as of those that are walked. */
const DEEPEST = 64

/** That there is a `.git` says where a repository begins; no walk goes into one, nor into packages. */
function isEntered({path, depth}: Task): boolean {
  return depth <= DEEPEST && !/\/(\.git|node_modules)$/.test(path)
}

async function readFile(filling: Filling, path: string): Promise<void> {
  const {limits, mirror, source} = filling
  if (OTHERS.test(path)) return putFile(mirror, path, undefined)
  putFile(mirror, path, undefined)
  const {files, bytes} = mirror.held
  if (files + filling.underWay >= limits.files || bytes >= limits.bytes) {
    filling.isCut = true
    return
  }
  filling.underWay++
  const content = await source.readFile(path)
  filling.underWay--
  putFile(mirror, path, content)
}

/** Names of files that hold no text, which are not read. */
const OTHERS =
  /\.(png|jpe?g|gif|webp|avif|ico|bmp|tiff?|pdf|zip|gz|xz|bz2|7z|tar|jar|mp[34]|m4a|mov|avi|mkv|webm|ogg|wav|flac|woff2?|ttf|otf|exe|dll|so|wasm|docx?|xlsx?|pptx?|odt|vsix|sqlite|db|pyc)$/i
