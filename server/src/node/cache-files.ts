import {
  appendFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import {homedir} from 'node:os'
import {dirname, join} from 'node:path'
import {runSteps, type Steps} from '../base/steps.js'
import {hashContent} from './content-hash.js'
import {readBytes} from './file-system.js'
import {NoFileError} from './open-file.js'
import {systemCode} from './system-errors.js'

/**
 * The cache folder of this account: `$XDG_CACHE_HOME/newsmark`, or that of the platform (XDG Base Directory Specification,
 * `%LOCALAPPDATA%` on Windows, `~/Library/Caches` on macOS).
 */
export function accountCacheFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform
): string {
  const {XDG_CACHE_HOME, LOCALAPPDATA} = env
  if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, 'newsmark')
  if (platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'newsmark', 'cache')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'newsmark')
  return join(homedir(), '.cache', 'newsmark')
}

/**
 * The text that `writeCacheFile` wrote to a file; undefined where there is none or it is damaged, as its hash tells.
 * Throws a `TooLargeError` where the file has more bytes than `limit`, and what `node:fs` throws of files that cannot be
 * read.
 */
export function readCacheFile(path: string, limit?: number): string | undefined {
  return readCacheBytes(path, limit)?.toString('utf8')
}

/** The same as bytes, which are valid until the next file is read. */
export function readCacheBytes(path: string, limit?: number): Buffer | undefined {
  const bytes = readIfThere(path, limit)
  if (bytes === undefined) return undefined
  const line = bytes.indexOf(LINE_FEED)
  const body = bytes.subarray(line + 1)
  const head = bytes.toString('latin1', 0, Math.min(Math.max(line, 0), LONGEST_HEAD))
  return head === headOf(body) ? body : undefined
}

function readIfThere(path: string, limit: number | undefined): Buffer | undefined {
  try {
    return readBytes(path, limit)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** The first line of a cache file: a format and the hash of what follows. */
function headOf(body: Uint8Array): string {
  return `newsmark-cache 1 ${hashContent(body)}`
}

const LINE_FEED = 10
/** Bytes. */
const LONGEST_HEAD = 100

/**
 * Writes a cache file in one step, and makes the folders it is in: other processes read the old text or the new one,
 * also where this process is killed. Throws what `node:fs` throws.
 */
export function writeCacheFile(path: string, body: string | Uint8Array): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  mkdirSync(dirname(path), {recursive: true, mode: PRIVATE})
  replaceFile(path, Buffer.from(`${headOf(bytes)}\n`), bytes)
}

/** Writes a cache file of bytes that have checks of their own, in the same way. */
export function writeCacheBytes(
  path: string,
  [first, ...more]: readonly [Uint8Array, ...Uint8Array[]]
): void {
  mkdirSync(dirname(path), {recursive: true, mode: PRIVATE})
  replaceFile(path, first, ...more)
}

/** Removes a cache file, and the folder that it stood in if that is empty then. Throws what `node:fs` throws. */
export function removeCacheFile(path: string): void {
  rmSync(path, {force: true})
  removeIfEmpty(dirname(path))
}

/** Whatever stands in the place, as a link to another file, is replaced and not written through. */
function replaceFile(path: string, first: Uint8Array, ...more: readonly Uint8Array[]): void {
  const temporary = `${path}.${process.pid}-${process.hrtime.bigint()}${TEMPORARY}`
  try {
    writeFileSync(temporary, first, {flag: 'wx'})
    for (const bytes of more) appendFileSync(temporary, bytes)
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, {force: true})
    throw error
  }
}

const TEMPORARY = '.tmp'
/** Mode of folders: findings quote articles, which are for the owner of the account alone. */
const PRIVATE = 0o700

/**
 * Removes cache files that were not used for `age` milliseconds from the folders in a folder, and those that are empty
 * then, at most once a day; what has no name of ours stays. Throws a `NoFileError` where the folder is a link, as that
 * may lead to a folder of anyone, and what `node:fs` throws, but not of files that another process removes meanwhile.
 */
export function removeUnused(folder: string, age: number, now: number = Date.now()): void {
  runSteps(removeUnusedSteps(folder, age, now))
}

/** The same in steps of a folder each. */
export function* removeUnusedSteps(
  folder: string,
  age: number,
  now: number = Date.now()
): Steps<void> {
  if (lstatSync(folder, {throwIfNoEntry: false})?.isSymbolicLink())
    throw new NoFileError(folder, 'link')
  const stamp = join(folder, STAMP)
  if (now - changedAt(stamp) < DAY) return
  mkdirSync(folder, {recursive: true, mode: PRIVATE})
  replaceFile(stamp, Buffer.alloc(0))
  for (const item of readdirSync(folder, {withFileTypes: true})) {
    if (!item.isDirectory() || !OWN_FOLDER.test(item.name)) continue
    removeUnusedIn(join(folder, item.name), age, now)
    yield
  }
}

/** Names that the folder of a project has in the cache, and files in it. */
const OWN_FOLDER = /^[0-9a-f]{16}$/
const OWN_FILE = /^([0-9a-f]{2}|contents|run-[0-9a-f]{8})(\.\d+-\d+\.tmp)?$/

/** The file whose time tells when files were last removed. */
const STAMP = 'cleaned'
/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000

function removeUnusedIn(folder: string, age: number, now: number): void {
  const names = readdirSync(folder)
  const old = names.filter(name => {
    if (!OWN_FILE.test(name)) return false
    const unused = now - changedAt(join(folder, name))
    return unused > (name.endsWith(TEMPORARY) ? Math.min(age, DAY) : age)
  })
  for (const name of old) rmSync(join(folder, name), {force: true})
  if (old.length === names.length) removeIfEmpty(folder)
}

/** Another process may write into the folder meanwhile. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '')) throw error
  }
}

/** The time in milliseconds when a file was written or last marked as used; minus infinity where there is none. */
function changedAt(path: string): number {
  return statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? Number.NEGATIVE_INFINITY
}

/**
 * Marks a cache file as used, unless that was done within a day; `now` is in milliseconds. Throws what `node:fs`
 * throws.
 */
export function markUsed(path: string, now: number = Date.now()): void {
  if (now - changedAt(path) > DAY) utimesSync(path, new Date(now), new Date(now))
}

/** Removes a folder with all that is in it; gives whether it was there. Throws what `node:fs` throws. */
export function removeFolder(path: string): boolean {
  const wasThere = statSync(path, {throwIfNoEntry: false}) !== undefined
  rmSync(path, {recursive: true, force: true})
  return wasThere
}
