// Programs that tests drive: found, installed where they are missing and may be, or else named as missing.
import {execFile} from 'node:child_process'
import {existsSync} from 'node:fs'
import path from 'node:path'
import {promisify} from 'node:util'

const run = promisify(execFile)

/** Says what this machine lacks, and how to get it. */
export class Missing extends Error {}

/**
 * Gives what `find` finds; where that is missing, `skip` says why what needs it is left out.
 * Nothing may be left out on Linux where `NEWSMARK_ALL_TESTS` is set, as in CI: there it throws.
 */
export async function need(find) {
  try {
    return {found: await find(), skip: false}
  } catch (error) {
    if (!(error instanceof Missing) || mayLeaveOutNothing()) throw error
    return {found: '', skip: error.message}
  }
}

function mayLeaveOutNothing() {
  return Boolean(process.env.NEWSMARK_ALL_TESTS) && process.platform === 'linux'
}

/** The path of the first of `names` on PATH; installs Debian's `packageName` when there is none. */
export function ensureCommand(names, packageName) {
  const candidates = [names].flat()
  return ensure(candidates[0], packageName, () => candidates.map(commandPath).find(Boolean))
}

/** The path of a Python that has Dask: the one on PATH, or that of Debian, which has Debian's packages. */
export function ensureDask() {
  return ensurePython('Dask for Python', 'distributed', 'python3-distributed')
}

/** The same of a Python that has pandas. */
export function ensurePandas() {
  return ensurePython('pandas for Python', 'pandas', 'python3-pandas')
}

function ensurePython(name, module, packageName) {
  return ensure(name, packageName, async () => {
    for (const python of [commandPath('python3'), commandPath('/usr/bin/python3')])
      if (python && (await succeeds(python, '-c', `import ${module}`))) return python
  })
}

/** The path of an Emacs with Eglot: built in, or as a package of the system; those that a user has installed do not count. */
export async function ensureEglot() {
  const emacs = await ensureCommand('emacs', 'emacs-nox')
  const args = ['--batch', '--funcall', 'package-activate-all', '--eval', "(require 'eglot)"]
  return ensure('Eglot for Emacs', 'elpa-eglot', async () => {
    if (await succeeds('env', 'HOME=/', emacs, ...args)) return emacs
  })
}

/** What `find` finds, before or after Debian's package is installed. Throws `Missing` when it finds nothing. */
async function ensure(name, packageName, find) {
  const present = await find()
  if (present) return present
  const hint = `"sudo apt-get install ${packageName}", or the like, gets it`
  const sudo = await rootWith()
  if (!sudo) throw new Missing(`${name} is missing: ${hint}`)
  console.error(`installing ${packageName} with apt-get …`)
  try {
    await install(sudo, packageName)
  } catch (error) {
    throw new Missing(`${name} is missing and apt-get could not install it: ${lastLine(error)}`)
  }
  const installed = await find()
  if (!installed)
    throw new Missing(`${name} is missing even after apt-get installed ${packageName}`)
  return installed
}

/** What stands before `apt-get` to run it as root. Only CI calls `sudo`; nobody else is surprised by it. */
async function rootWith() {
  if (!commandPath('apt-get')) return undefined
  if (process.getuid?.() === 0) return []
  const isAllowed =
    mayLeaveOutNothing() && commandPath('sudo') && (await succeeds('sudo', '-n', 'true'))
  return isAllowed ? ['sudo', '-n'] : undefined
}

/** The lists of packages are fetched when there are none, or when they are too old for what they name. */
async function install(sudo, packageName) {
  const aptGet = (...args) => {
    const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::http::Timeout=30']
    const [command, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get']
    return run(command, [...rest, ...options, ...args])
  }
  const add = ['install', '-y', '--no-install-recommends', packageName]
  try {
    await aptGet(...add)
  } catch {
    await aptGet('update')
    await aptGet(...add)
  }
}

function commandPath(name) {
  if (path.isAbsolute(name)) return existsSync(name) ? name : undefined
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.map(folder => path.join(folder, name)).find(file => existsSync(file))
}

async function succeeds(command, ...args) {
  try {
    await run(command, args)
    return true
  } catch {
    return false
  }
}

function lastLine({stderr, message}) {
  return (stderr || message).trim().split('\n').at(-1)
}
