import {join} from 'node:path'
import {holdSignals} from '../node/signals.js'
import {
  mayBeTerminal,
  STANDARD_ERROR,
  STANDARD_OUTPUT,
  writeBytes,
  writeOutput
} from '../node/standard-streams.js'
import {runInThread} from '../node/worker-threads.js'
import type {CheckContext} from '../runner/run/check-context.js'
import type {OutputStream} from '../runner/run-context.js'
import {notify} from './notify.js'
import {createProgress, uptime} from './progress.js'
import {WORKER_ARGUMENT} from './worker-argument.js'

/** The context of runs in this process, with a cache on the disk and workers that run this command line again. */
export function createContext(): CheckContext {
  const cwd = process.cwd()
  return {
    cwd,
    now: Date.now,
    uptime,
    notify,
    stdout: streamOf(STANDARD_OUTPUT, () => process.stdout.isTTY),
    stderr: streamOf(STANDARD_ERROR, () => process.stderr.isTTY),
    progress: createProgress(),
    onInterrupt(listener) {
      process.on('SIGINT', listener)
      return () => process.off('SIGINT', listener)
    },
    holdSignals,
    async openCache(run, problems) {
      const {openCache} = await import('../runner/cache/cache.js')
      return openCache(run, {cwd, now: Date.now}, problems)
    },
    async keepProjectOutcome(run, make) {
      const {keepProjectOutcome} = await import('../runner/cache/project-findings.js')
      return keepProjectOutcome(run, make, Date.now())
    },
    startWorker: task => runInThread(join(__dirname, 'cli.cjs'), [WORKER_ARGUMENT], task)
  }
}

/** A stream that may not be a terminal is not asked further, as setting up `process.stdout` takes long. */
function streamOf(descriptor: number, isTty: () => boolean): OutputStream {
  return {
    write: texts => writeOutput(descriptor, texts),
    writeBytes: bytes => {
      writeBytes(descriptor, bytes)
    },
    isTerminal: () => mayBeTerminal(descriptor) && isTty()
  }
}
