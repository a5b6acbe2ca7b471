import {spawn} from 'node:child_process'
import {linkSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {onTestFinished} from 'vitest'
import {article, CLI, plainEnv, scratch} from './run-cli.js'

/** A folder of so many articles that checking them takes a while. */
export function manyArticles(count: number): string {
  // One mistake in each: with hundreds, printing millions of them would take far longer than checking.
  const said = 'He said :claim[words]{speaker=author}. '.repeat(300)
  const folder = scratch({'0.news.txt': article(`:actr[X] spoke. ${said}`), 'newsmark.yaml': ''})
  const first = path.join(folder, '0.news.txt')
  for (let index = 1; index < count; index++)
    linkSync(first, path.join(folder, `${index}.news.txt`))
  return folder
}

/** What an interrupted run gave. */
export interface InterruptedRun {
  /** As a shell sees it, for which a signal that ends a process is a number too. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built command line, and presses Ctrl-C when it has read so many bytes, has told something, or something else is so. */
export async function interrupt(
  folder: string,
  args: readonly string[],
  when: number | RegExp | (() => boolean)
): Promise<InterruptedRun> {
  const child = spawn(process.execPath, [CLI, ...args], {cwd: folder, env: plainEnv()})
  onTestFinished(() => void child.kill('SIGKILL'))
  const printed: Buffer[] = []
  let stderr = ''
  child.stdout.on('data', data => printed.push(data))
  child.stderr.setEncoding('utf8').on('data', data => {
    stderr += data
  })
  const ended = new Promise<number | null>(resolve => {
    child.on('close', (code, signal) => resolve(signal === 'SIGINT' ? 130 : code))
  })
  const isTime = (): boolean => {
    if (typeof when === 'function') return when()
    return typeof when === 'number' ? bytesRead(child.pid) > when : when.test(stderr)
  }
  while (child.exitCode === null && !isTime()) await new Promise(resolve => setTimeout(resolve, 1))
  child.kill('SIGINT')
  const code = await ended
  return {code, stdout: Buffer.concat(printed).toString(), stderr}
}

/** How much a process has read up to now, as Linux counts. */
function bytesRead(pid: number | undefined): number {
  const counters = readFileSync(`/proc/${pid}/io`, 'utf8')
  return Number(/^rchar: (\d+)$/m.exec(counters)?.[1] ?? 0)
}
