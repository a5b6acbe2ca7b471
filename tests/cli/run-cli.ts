import {type SpawnSyncOptionsWithStringEncoding, spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {onTestFinished} from 'vitest'

export const ROOT: string = path.join(import.meta.dirname, '../..')
export const CLI: string = path.join(ROOT, 'dist/cli.cjs')

/** What a run of the command line gave. */
export interface CliRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** How it is run; `program` is another copy of the command line. */
type RunOptions = Partial<SpawnSyncOptionsWithStringEncoding> & {readonly program?: string}

/** Runs the built command line in a folder. */
export function runCli(
  cwd: string,
  args: readonly string[],
  {program = CLI, ...options}: RunOptions = {}
): CliRun {
  if (!existsSync(CLI)) throw new Error('There is no dist/cli.cjs: run `npm run build` first')
  const {status, stdout, stderr, error} = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    env: plainEnv(),
    maxBuffer: 1 << 28,
    ...options
  })
  if (error) throw error
  return {code: status, stdout, stderr}
}

/** The environment without what decides about colours, formats and caches. */
export function plainEnv(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const {NO_COLOR, FORCE_COLOR, CI, GITHUB_ACTIONS, ...env} = process.env
  return {...env, ...more}
}

/** A folder that lasts as long as the test, with files by their paths. */
export function scratch(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'newsmark-cli-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  fill(folder, files)
  return folder
}

/** Writes files by their paths into a folder. */
export function fill(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), {recursive: true})
    writeFileSync(path.join(folder, name), content)
  }
}

/** An article without a mistake, but for what its body holds. */
export function article(body: string): string {
  return `---\ntitle: A title\nsource: Example Wire\ndate: 2016-04-22\n---\n${body}`
}
