import {collectSoon, growYoungAtOnce} from '../../node/v8.js'
import {countThreads} from '../../node/worker-threads.js'
import {fileAccess} from '../files/file-access.js'
import {chooseSettings, loadFound} from '../files/run-project.js'
import type {RunOptions} from '../options.js'
import type {RunContext} from '../run-context.js'
import type {OpenCacheAt} from './article-cache.js'
import {checkQueue, type WorkerResult} from './check-batch.js'
import type {CheckContext, OpenCache, WorkerTask} from './check-context.js'
import {clockFor, type ProjectCheck, wantedFacts} from './check-file.js'
import {type LocalQueue, openSharedQueue, shareQueue} from './work-queue.js'

/** Starts as many threads as pay to help with a queue; gives what each will have found. */
export async function startWorkers(
  {project: {root, file}, options}: ProjectCheck,
  queue: LocalQueue,
  opened: Pick<OpenCache, 'location' | 'contents'> | undefined,
  {cwd, startWorker}: CheckContext
): Promise<Promise<WorkerResult>[]> {
  const task: WorkerTask = {
    queue: shareQueue(queue),
    root,
    file,
    cwd,
    options,
    cache: opened?.location,
    contents: opened?.contents
  }
  const count = countWorkers(queue, options.running.threads)
  return Array.from({length: count}, () => startWorker(task))
}

/** So many threads as pay for themselves, or as are asked for; none of them without a batch to take. */
function countWorkers({paths, ends}: LocalQueue, threads: RunOptions['threads']): number {
  const wanted = threads === 'auto' ? workersThatPay(paths.length) : threads - 1
  return Math.min(wanted, ends.length - 1)
}

function workersThatPay(articles: number): number {
  return Math.min(countThreads() - 1, MOST, Math.floor(articles / PER_WORKER))
}

/** A thread has to load, and V8 to compile, all that the first one has already: with fewer articles that does not pay. */
const PER_WORKER = 20_000
/** Beyond, reading the files takes the time, and threads only get in each other's way. */
const MOST = 7

/** Does a task in the thread that was started for it. */
export function runWorkerTask(
  task: WorkerTask,
  {uptime}: Pick<RunContext, 'uptime'>,
  openCacheAt: OpenCacheAt
): Promise<WorkerResult> {
  const {root, file, cwd, options, cache, contents} = task
  const project = chooseSettings(loadFound({root, file}, options.files), options, cwd)
  // For all threads: where a new one starts, V8 forgets it.
  growYoungAtOnce()
  collectSoon()
  const clock = clockFor(options, uptime)
  return checkQueue({
    check: {
      project,
      access: fileAccess(root, cwd),
      options,
      clock,
      wanted: cache ? undefined : wantedFacts(project, options)
    },
    queue: openSharedQueue(task.queue),
    cache: cache && openCacheAt(cache, project),
    contents
  })
}
