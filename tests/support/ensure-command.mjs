// Programs of Debian that tests drive, installed where they are missing and may be.
import {execFile} from 'node:child_process'
import {existsSync} from 'node:fs'
import path from 'node:path'
import {promisify} from 'node:util'

/** The path of the first of `names` on PATH; installs Debian's `packageName` when there is none. Throws when it can't. */
export async function ensureCommand(names, packageName) {
  const candidates = [names].flat()
  const found = () => candidates.map(commandPath).find(Boolean)
  const present = found()
  if (present) return present
  if (process.getuid?.() !== 0 || !commandPath('apt-get'))
    throw new Error(
      `Unexpected absence of ${candidates[0]}, expected it on PATH: run "sudo apt-get install ${packageName}"`
    )
  console.error(`installing ${packageName} with apt-get …`)
  await aptGet('update', '-qq')
  await aptGet('install', '-y', '-qq', '--no-install-recommends', packageName)
  const installed = found()
  if (!installed) throw new Error(`Unexpected absence of ${candidates[0]} after installing it`)
  return installed
}

function commandPath(name) {
  if (path.isAbsolute(name)) return existsSync(name) ? name : undefined
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.map(folder => path.join(folder, name)).find(file => existsSync(file))
}

async function aptGet(...args) {
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'}
  await promisify(execFile)('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {env})
}
