import {availableParallelism} from 'node:os'
import {isMainThread, parentPort, Worker, workerData} from 'node:worker_threads'

/** How many threads can work at once, this one included. */
export function countThreads(): number {
  return availableParallelism()
}

/**
 * Runs a script in a thread of its own, with arguments and a task that it gets by `readTask`;
 * gives what it answers. Rejects when the thread dies before. `young` is the room for objects that do not live long, in
 * megabytes.
 */
export function runInThread<Task, Answer>(
  script: string,
  args: readonly string[],
  task: Task,
  young: number = YOUNG
): Promise<Answer> {
  const resourceLimits = {maxYoungGenerationSizeMb: young}
  const worker = new Worker(script, {
    argv: [...args],
    workerData: task,
    resourceLimits,
    // Files that a thread opened may be part of its answer.
    trackUnmanagedFds: false
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`A thread ended early, with exit code ${code}`)))
  })
}

/** Megabytes for objects that do not live long, as nearly all do here. */
const YOUNG = 12

/** The task of this thread; undefined in the main thread. */
export function readTask<Task>(): Task | undefined {
  return isMainThread ? undefined : workerData
}

/** Tells the thread that started this one what came of its task; what is in `moved` goes there and is not copied. */
export function answerTask<Answer>(answer: Answer, moved: readonly ArrayBuffer[]): void {
  parentPort?.postMessage(answer, [...moved])
}
