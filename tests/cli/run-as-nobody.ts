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
  const {folder, ...rights} = asNobody(cwd)
  return runCli(cwd, args, {...rights, program: path.join(folder, 'cli.cjs')})
}

/** The folder of the built programs, and the rights with which they are to be run to be like anybody. */
interface Nobody {
  readonly folder: string
  readonly uid?: number
  readonly gid?: number
}

/** What it takes to run a program as somebody who may read a folder, and has no other rights in it. */
export function asNobody(cwd: string): Nobody {
  if (process.getuid?.() !== 0) return {folder: path.join(ROOT, 'dist')}
  chmodSync(cwd, 0o755)
  copy ??= copyProgram()
  return {folder: copy, ...NOBODY}
}

/** Somebody else may not look into the folder that this one works in. */
function copyProgram(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'newsmark-program-'))
  chmodSync(folder, 0o755)
  const isNeeded = (file: string): boolean => !file.endsWith('types') && !file.endsWith('.d.ts')
  cpSync(path.join(ROOT, 'dist'), folder, {recursive: true, filter: isNeeded})
  return folder
}
