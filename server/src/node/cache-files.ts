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

/** Where this account keeps what programs can make anew. */
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
 * What `writeKept` wrote to a file; undefined where there is none, and where it is damaged: then it is as if it
 * had never been. Throws what `node:fs` throws of files that cannot be read.
 */
export function readKept(path: string): string | undefined {
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

/** Tells damaged files from whole ones. */
function headOf(body: Uint8Array): string {
  return `newsmark-cache 1 ${hashContent(body)}`
}

const LINE_FEED = 10
const LONGEST_HEAD = 100

/**
 * Writes a file in one step, whatever ends the process, and with it the folders it is in. Other processes see what
 * was there before or all of the new. Throws what `node:fs` throws.
 */
export function writeKept(path: string, body: string): void {
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
/** What stands in articles is for the owner of the account to read. */
const PRIVATE = 0o700

/**
 * Drops what nobody has used for so many milliseconds in the folders of a cache, not more often than once a day.
 * Throws what `node:fs` throws, but for what another process has dropped already.
 */
export function dropUnused(folder: string, age: number, now: number = Date.now()): void {
  const stamp = join(folder, STAMP)
  if (now - changedAt(stamp) < DAY) return
  mkdirSync(folder, {recursive: true, mode: PRIVATE})
  writeFileSync(stamp, '')
  for (const {name} of readdirSync(folder, {withFileTypes: true}).filter(item =>
    item.isDirectory()
  ))
    dropUnusedIn(join(folder, name), age, now)
}

const STAMP = 'cleaned'
const DAY = 24 * 60 * 60 * 1000

function dropUnusedIn(folder: string, age: number, now: number): void {
  const names = readdirSync(folder)
  const old = names.filter(name => {
    const unused = now - changedAt(join(folder, name))
    return unused > (name.endsWith(TEMPORARY) ? Math.min(age, DAY) : age)
  })
  for (const name of old) rmSync(join(folder, name), {force: true})
  if (old.length === names.length) rmSync(folder, {recursive: true, force: true})
}

/** When a file was written or last marked as used, in milliseconds; long ago where there is none. */
function changedAt(path: string): number {
  return statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? Number.NEGATIVE_INFINITY
}

/** Marks a file as used, unless that was done today. */
export function markUsed(path: string, now: number = Date.now()): void {
  if (now - changedAt(path) > DAY) utimesSync(path, new Date(now), new Date(now))
}

/** Removes a folder with all that is in it; gives whether it was there. */
export function removeFolder(path: string): boolean {
  const wasThere = statSync(path, {throwIfNoEntry: false}) !== undefined
  rmSync(path, {recursive: true, force: true})
  return wasThere
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
