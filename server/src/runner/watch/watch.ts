import {notify} from '../../cli/notify.js'
import type {CheckSettings} from '../../cli/options/check-settings.js'
import {ignoreFileNames} from '../../node/ignore-files.js'
import {mayBeTerminal, STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import {type StopWatching, watchFiles} from '../../node/watch-files.js'
import {resolveFiles} from '../files/resolve-files.js'
import type {RunFiles} from '../files/run-files.js'
import {UsageError} from '../files/usage-error.js'
import {exitCode} from '../run/exit-code.js'
import {type ChangeSignal, createChangeSignal} from './change-signal.js'
import {nothingYet, watchedProject} from './watched-project.js'

/** Checks what a plan says, and reports it. */
type CheckPlan = (plan: RunFiles, settings: CheckSettings) => Promise<number>

/** Checks again and again, whenever a file changes that matters, until Ctrl-C; gives the exit code. */
export async function watch(
  settings: CheckSettings,
  first: RunFiles,
  checkPlan: CheckPlan
): Promise<number> {
  const signal = createChangeSignal()
  const interrupt = (): void => signal.ring('interrupted')
  process.on('SIGINT', interrupt)
  const lookout = createLookout(signal)
  let plan: RunFiles | undefined = first
  try {
    for (;;) {
      const started = Date.now()
      if (plan) await report(plan, settings, checkPlan)
      if (!signal.isInterrupted() && plan) await lookout.look(plan, started)
      if (!signal.isInterrupted())
        notify(`Checked at ${timeOfDay()}, watching for changes; Ctrl-C ends`)
      const why = await signal.wait()
      if (why === 'interrupted') return exitCode.interrupted
      if (why instanceof Error) return refuse(why)
      plan = await resolveAgain(settings)
    }
  } finally {
    await lookout.end()
    process.off('SIGINT', interrupt)
  }
}

async function report(
  plan: RunFiles,
  settings: CheckSettings,
  checkPlan: CheckPlan
): Promise<void> {
  const {outputs} = settings.reporting
  const isForPeople = outputs.some(({format, file}) => file === undefined && CLEARING.has(format))
  if (isForPeople && mayBeTerminal(STANDARD_OUTPUT) && process.stdout.isTTY)
    writeOutput(STANDARD_OUTPUT, [CLEAR])
  await checkPlan(plan, settings)
}

/** The formats that fill a screen; the others are printed in a row. */
const CLEARING: ReadonlySet<string> = new Set(['stylish', 'full', 'grouped', 'statistics'])
const CLEAR = '\x1b[2J\x1b[3J\x1b[H'

/** What cannot be planned for now is told, and waited for. */
async function resolveAgain(settings: CheckSettings): Promise<RunFiles | undefined> {
  try {
    return await resolveFiles(settings)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    notify(error.message)
    return undefined
  }
}

function refuse(error: Error): number {
  const code = 'code' in error ? error.code : undefined
  const isFull = code === 'ENOSPC' || code === 'EMFILE'
  const more = isFull ? '; the system watches no more files (see fs.inotify.max_user_watches)' : ''
  notify(`Watching failed: ${error.message}${more}`)
  return exitCode.failure
}

function timeOfDay(): string {
  return new Date().toTimeString().slice(0, 8)
}

/** Watches what plans are about. */
interface Lookout {
  /** From now on rings for what changes of this plan; also for what has changed since a time. */
  readonly look: (plan: RunFiles, since: number) => Promise<void>
  readonly end: StopWatching
}

function createLookout(signal: ChangeSignal): Lookout {
  let stop: StopWatching | undefined
  let watched = ''
  return {
    async look(plan, since) {
      const projects = plan.jobs.length > 0 ? plan.jobs.map(watchedProject) : [nothingYet()]
      const key = keyOf(plan)
      if (stop && key === watched) return
      await stop?.()
      watched = key
      const paths = [...new Set(projects.flatMap(project => project.paths))]
      stop = await watchFiles({
        paths,
        since,
        enters: folder => projects.some(project => project.enters(folder)),
        concerns: file => projects.some(project => project.concerns(file)),
        changed: file => {
          if (ignoreFileNames.includes(file.slice(file.lastIndexOf('/') + 1))) watched = ''
          signal.change()
        },
        failed: error => signal.ring(error)
      })
    },
    end: async () => stop?.()
  }
}

/** What has to be the same for the same files to be watched. */
function keyOf({jobs}: RunFiles): string {
  return JSON.stringify(
    jobs.map(({checker, articles, isWhole}) => {
      const {root, file, config, texts} = checker.project
      const {include, exclude, glossary, codebook} = config
      const named = file === undefined && !isWhole ? articles : []
      return [
        root,
        file,
        include,
        exclude,
        glossary,
        codebook,
        config.extends,
        [...texts.keys()],
        named
      ]
    })
  )
}
