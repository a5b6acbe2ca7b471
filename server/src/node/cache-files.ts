import {
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import {homedir} from 'node:os'
import {dirname, join} from 'node:path'
import {hashContent} from './content-hash.js'
import {readBytes} from './file-system.js'

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
 * Throws what `node:fs` throws of files that cannot be read.
 */
export function readCacheFile(path: string): string | undefined {
  const bytes = readIfThere(path)
  if (bytes === undefined) return undefined
  const line = bytes.indexOf(LINE_FEED)
  const body = bytes.subarray(line + 1)
  const head = bytes.toString('latin1', 0, Math.min(Math.max(line, 0), LONGEST_HEAD))
  return head === headOf(body) ? body.toString('utf8') : undefined
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readBytes(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
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
export function writeCacheFile(path: string, body: string): void {
  const bytes = Buffer.from(body)
  const temporary = `${path}.${process.pid}-${process.hrtime.bigint()}${TEMPORARY}`
  mkdirSync(dirname(path), {recursive: true, mode: PRIVATE})
  try {
    writeFileSync(temporary, Buffer.concat([Buffer.from(`${headOf(bytes)}\n`), bytes]), {
      flag: 'wx'
    })
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
 * then, at most once a day. Throws what `node:fs` throws, but not of files that another process removes meanwhile.
 */
export function removeUnused(folder: string, age: number, now: number = Date.now()): void {
  const stamp = join(folder, STAMP)
  if (now - changedAt(stamp) < DAY) return
  mkdirSync(folder, {recursive: true, mode: PRIVATE})
  writeFileSync(stamp, '')
  for (const {name} of readdirSync(folder, {withFileTypes: true}).filter(item =>
    item.isDirectory()
  ))
    removeUnusedIn(join(folder, name), age, now)
}

/** The file whose time tells when files were last removed. */
const STAMP = 'cleaned'
/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000

function removeUnusedIn(folder: string, age: number, now: number): void {
  const names = readdirSync(folder)
  const old = names.filter(name => {
    const unused = now - changedAt(join(folder, name))
    return unused > (name.endsWith(TEMPORARY) ? Math.min(age, DAY) : age)
  })
  for (const name of old) rmSync(join(folder, name), {force: true})
  if (old.length === names.length) rmSync(folder, {recursive: true, force: true})
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

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
