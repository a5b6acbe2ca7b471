import {statSync} from 'node:fs'
import {join} from 'node:path'
import type {Steps} from '../base/steps.js'
import {systemCode} from './system-errors.js'
import {type Walk, walkSteps} from './walk.js'

/** Texts by the absolute, `/`-separated paths of files; another text as soon as a file, or what a link leads to, has changed. */
export type FileStamps = ReadonlyMap<string, string>

/** Takes the stamps of the files that a walk finds, in steps of a file each. Throws what `walk` throws. */
export function* stampSteps(walk: Walk): Steps<FileStamps> {
  const names = yield* walkSteps(walk)
  const stamps = new Map<string, string>()
  for (const name of names) {
    const path = join(walk.root, name).replaceAll('\\', '/')
    const stamp = stampOf(path)
    if (stamp !== undefined) stamps.set(path, stamp)
    yield
  }
  return stamps
}

function stampOf(path: string): string | undefined {
  try {
    const status = statSync(path, {throwIfNoEntry: false})
    return status && `${status.mtimeMs} ${status.ctimeMs} ${status.size} ${status.ino}`
  } catch (error) {
    // It may not be looked at, or went in the meantime.
    if (systemCode(error) !== undefined) return undefined
    throw error
  }
}

/** The paths of the files that are new, changed or gone. */
export function changedPaths(before: FileStamps, now: FileStamps): readonly string[] {
  const changed = [...now.keys()].filter(path => now.get(path) !== before.get(path))
  return [...changed, ...[...before.keys()].filter(path => !now.has(path))]
}
