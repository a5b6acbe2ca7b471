import {ignoreFileNames} from '../../node/ignore-files.js'
import {type StopWatching, watchFiles} from '../../node/watch-files.js'
import {exitCode} from '../exit-code.js'
import {resolveFiles} from '../files/resolve-files.js'
import type {RunFiles} from '../files/run-files.js'
import type {CheckOptions} from '../options.js'
import type {RunContext} from '../run-context.js'
import {UsageError} from '../usage-error.js'
import {type ChangeSignal, createChangeSignal} from './change-signal.js'
import {watchedFolder, watchedProject} from './watched-project.js'

/** Checks again and again, whenever a file changes that matters, until Ctrl-C; gives the exit code. */
export async function watch(
  first: RunFiles,
  options: CheckOptions,
  context: RunContext,
  check: (files: RunFiles) => Promise<number>
): Promise<number> {
  const {notify, now, uptime, onInterrupt} = context
  const signal = createChangeSignal(uptime)
  const stopListening = onInterrupt(() => signal.raise('interrupted'))
  const watcher = createWatcher(signal, context)
  let files: RunFiles | undefined = first
  try {
    for (;;) {
      const started = now()
      if (files) {
        clearScreen(options, context)
        await check(files)
        if (!signal.isInterrupted()) await watcher.watch(files, started)
      }
      if (!signal.isInterrupted())
        notify(`Checked at ${timeOfDay(now())}, watching for changes; Ctrl-C ends`)
      const reason = await signal.wait()
      if (reason === 'interrupted') return exitCode.interrupted
      if (reason instanceof Error) return fail(reason, context)
      files = await resolveAgain(options, context)
    }
  } finally {
    await watcher.end()
    stopListening()
  }
}

/** Clears the terminal before a report that fills it; the other formats are printed in a row. */
function clearScreen({reporting}: CheckOptions, {stdout}: RunContext): void {
  const isForPeople = reporting.outputs.some(
    ({format, file}) => file === undefined && CLEARING.has(format)
  )
  if (isForPeople && stdout.isTerminal()) stdout.write([CLEAR])
}

const CLEARING: ReadonlySet<string> = new Set(['stylish', 'full', 'grouped', 'statistics'])
const CLEAR = '\x1b[2J\x1b[3J\x1b[H'

/** Resolves the options again. Where they mean nothing for now, the user is told, and the next change waited for. */
async function resolveAgain(
  options: CheckOptions,
  context: RunContext
): Promise<RunFiles | undefined> {
  try {
    return await resolveFiles(options, context)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    context.notify(error.message)
    return undefined
  }
}

function fail(error: Error, {notify}: RunContext): number {
  const code = 'code' in error ? error.code : undefined
  const isFull = code === 'ENOSPC' || code === 'EMFILE'
  const more = isFull ? '; the system watches no more files (see fs.inotify.max_user_watches)' : ''
  notify(`Watching failed: ${error.message}${more}`)
  return exitCode.failure
}

function timeOfDay(now: number): string {
  return new Date(now).toTimeString().slice(0, 8)
}

/** Watches the files of one run after the other. */
interface Watcher {
  /** From now on raises the signal for changes in the files of a run; also for those since a time. */
  readonly watch: (files: RunFiles, since: number) => Promise<void>
  readonly end: StopWatching
}

function createWatcher(signal: ChangeSignal, {cwd}: RunContext): Watcher {
  let stop: StopWatching | undefined
  let watched = ''
  return {
    async watch(files, since) {
      const {projects} = files
      const all = projects.length > 0 ? projects.map(watchedProject) : [watchedFolder(cwd)]
      const paths = [...new Set(all.flatMap(project => project.paths))]
      const key = keyOf(files, paths)
      if (stop && key === watched) return
      await stop?.()
      watched = key
      stop = await watchFiles({
        paths,
        since,
        enters: folder => all.some(project => project.enters(folder)),
        concerns: file => all.some(project => project.concerns(file)),
        changed: file => {
          if (ignoreFileNames.includes(file.slice(file.lastIndexOf('/') + 1))) watched = ''
          signal.change()
        },
        failed: error => signal.raise(error)
      })
    },
    end: async () => stop?.()
  }
}

/** A text that is the same as long as the same files are to be watched. */
function keyOf({projects}: RunFiles, paths: readonly string[]): string {
  return JSON.stringify([
    paths,
    ...projects.map(({project, articles, isWhole}) => {
      const {root, file, config, texts} = project
      const {include, exclude, glossary, codebook} = config
      const named = file === undefined && !isWhole ? articles : []
      const own = [...texts.keys()]
      return [root, file, include, exclude, glossary, codebook, config.extends, own, named]
    })
  ])
}
