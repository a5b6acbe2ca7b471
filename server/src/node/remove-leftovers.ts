import {type Dirent, readdirSync, readFileSync, unlinkSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {realPath} from './paths.js'

/**
 * Removes what a process left behind that was killed while it wrote these files: temporary files beside them.
 * They are told by their names, and by holding nothing but a beginning of what the file holds now.
 */
export function removeLeftovers(paths: readonly string[]): void {
  const names = new Map<string, Set<string>>()
  for (const path of paths.map(realPath)) {
    const folder = dirname(path)
    names.set(folder, (names.get(folder) ?? new Set()).add(basename(path)))
  }
  for (const [folder, written] of names) clean(folder, written)
}

function clean(folder: string, written: ReadonlySet<string>): void {
  for (const item of readdirSync(folder, {withFileTypes: true})) {
    const name = nameOfOriginal(item)
    if (name === undefined || !written.has(name)) continue
    if (isBeginning(join(folder, item.name), join(folder, name)))
      unlinkSync(join(folder, item.name))
  }
}

/** A temporary file has the name of the file that it is to become, and a number behind it. */
function nameOfOriginal(item: Dirent): string | undefined {
  return item.isFile() ? /^(.+)\.\d{1,10}$/s.exec(item.name)?.[1] : undefined
}

function isBeginning(path: string, whole: string): boolean {
  const bytes = readFileSync(path)
  return readFileSync(whole).subarray(0, bytes.length).equals(bytes)
}
