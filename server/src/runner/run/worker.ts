import {join} from 'node:path'
import type {RunSettings} from '../../cli/options/read-running.js'
import type {BaselineChoice} from '../../cli/options/read-suppression.js'
import {loadProject} from '../../node/load-project.js'
import {collectSoon, keepYoungSmall} from '../../node/v8.js'
import {answerTask, countThreads, readTask, runInThread} from '../../node/worker-threads.js'
import {knownRules} from '../../rules/registry.js'
import type {CacheLocation} from '../cache/cache.js'
import {openCacheFiles} from '../cache/cache.js'
import {chooseBaseline} from '../files/choose-baseline.js'
import {fileAccess} from '../files/file-access.js'
import type {WorkerContext} from './check-batch.js'
import {checkQueue, type WorkerResult} from './check-batch.js'
import type {OwnQueue} from './work-queue.js'
import {openSharedQueue, type SharedQueue, shareQueue} from './work-queue.js'
import {THREAD} from './worker-argument.js'

/** What a thread gets to know. */
interface Task extends Pick<WorkerContext, 'failFast'> {
  readonly share: SharedQueue
  readonly root: string
  readonly file: string | undefined
  readonly cwd: string
  readonly timed: boolean
  readonly maxFileSize: number | undefined
  readonly inline: boolean
  readonly baseline: BaselineChoice
  readonly memory: CacheLocation | undefined
}

/** Starts threads to help with a share; gives what they will have found. */
export function startThreads(
  {checker, failFast}: WorkerContext,
  share: OwnQueue,
  memory: CacheLocation | undefined,
  threads: RunSettings['threads']
): Promise<WorkerResult>[] {
  const {root, file} = checker.project
  const task: Task = {
    root,
    file,
    cwd: process.cwd(),
    timed: checker.timed === true,
    maxFileSize: checker.maxFileSize,
    inline: checker.inline !== false,
    baseline: checker.baseline ?? 'default',
    failFast,
    memory,
    share: shareQueue(share)
  }
  return Array.from({length: countHelpers(share, threads)}, () =>
    runInThread(join(__dirname, 'cli.cjs'), [THREAD], task)
  )
}

/** So many threads as pay for themselves, or as are asked for; none of them without a batch to take. */
function countHelpers({paths, ends}: OwnQueue, threads: RunSettings['threads']): number {
  const wanted = threads === 'auto' ? helpersThatPay(paths.length) : threads - 1
  return Math.min(wanted, ends.length - 1)
}

function helpersThatPay(articles: number): number {
  return Math.min(countThreads() - 1, MOST, Math.floor(articles / PER_THREAD))
}

/** A thread has to load, and V8 to compile, all that the first one has already: with fewer articles that does not pay. */
const PER_THREAD = 20_000
/** Beyond, reading the files is what takes the time, and threads only get in each other's way. */
const MOST = 7

/** What such a thread does; false where this is none. */
export async function workAsThread(): Promise<boolean> {
  const task = readTask<Task>()
  if (!task) return false
  const {root, file, cwd, share, timed, maxFileSize, failFast, memory} = task
  const loaded = loadProject(root, {...(file && {file}), knownRules})
  const project = chooseBaseline(loaded, task.baseline)
  // For all threads: where a new one starts, V8 forgets it.
  keepYoungSmall()
  collectSoon()
  const limits = {timed, inline: task.inline, ...(maxFileSize !== undefined && {maxFileSize})}
  answerTask(
    await checkQueue({
      checker: {project, ...fileAccess(root, cwd), ...limits},
      share: openSharedQueue(share),
      failFast,
      openCacheFile: memory && openCacheFiles(memory, project)
    })
  )
  return true
}
