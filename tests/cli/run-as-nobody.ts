import {chmodSync, cpSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll} from 'vitest'
import {type CliRun, ROOT, runCli} from './run-cli.js'

const NOBODY = {uid: 65_534, gid: 65_534}
let copy: string | undefined

afterAll(() => {
  if (copy !== undefined) rmSync(copy, {recursive: true})
  copy = undefined
})

/** Runs the built command line in a folder as somebody with the rights that everybody has, as root has all of them. */
export function runAsNobody(cwd: string, args: readonly string[]): CliRun {
  if (process.getuid?.() !== 0) return runCli(cwd, args)
  chmodSync(cwd, 0o755)
  copy ??= copyProgram()
  return runCli(cwd, args, {...NOBODY, program: path.join(copy, 'cli.cjs')})
}

/** Somebody else may not look into the folder that this one works in. */
function copyProgram(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'newsmark-program-'))
  chmodSync(folder, 0o755)
  const isNeeded = (file: string): boolean => !file.endsWith('types') && !file.endsWith('.d.ts')
  cpSync(path.join(ROOT, 'dist'), folder, {recursive: true, filter: isNeeded})
  return folder
}
