import {answerTask, readTask} from '../node/worker-threads.js'
import {openCacheAt} from '../runner/cache/cache.js'
import type {OpenCacheAt} from '../runner/run/article-cache.js'
import type {WorkerTask} from '../runner/run/check-context.js'
import {runWorkerTask} from '../runner/run/worker.js'
import {uptime} from './progress.js'

/** Does the task of this thread, and answers with its result; gives false where this is no thread with a task. */
export async function runAsWorker(): Promise<boolean> {
  const task = readTask<WorkerTask>()
  if (!task) return false
  const openCache: OpenCacheAt = (location, project) => openCacheAt(location, project, Date.now())
  const result = await runWorkerTask(task, {uptime}, openCache)
  const pages = result.facts.pages.map(({buffer}) => buffer)
  answerTask(result, pages)
  return true
}
