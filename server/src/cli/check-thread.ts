import {join} from 'node:path'
import {loadProject} from '../node/load-project.js'
import {answerTask, countThreads, readTask, runInThread} from '../node/worker-threads.js'
import {ruleIds} from '../rules/registry.js'
import {type Batch, type Checker, checkBatch, emptyBatch, joinBatch} from './checker.js'
import {projectPaths} from './project-paths.js'
import {type Share, takeBatch} from './share.js'
import {THREAD} from './thread-argument.js'

/** What a thread gets to know. */
interface Task {
  readonly root: string
  readonly file: string | undefined
  readonly cwd: string
  /** The paths of the share, joined by NUL: one long text travels faster than many short ones. */
  readonly paths: string
  readonly taken: Share['taken']
}

/** Starts so many threads to help with a share as pay for themselves; gives what they will have found. */
export function startThreads({project}: Checker, {paths, taken}: Share): Promise<Batch>[] {
  const {root, file} = project
  const task: Task = {root, file, cwd: process.cwd(), paths: paths.join('\0'), taken}
  const helpers = Math.min(countThreads() - 1, MOST, Math.floor(paths.length / PER_THREAD))
  return Array.from({length: helpers}, () =>
    runInThread(join(__dirname, 'cli.cjs'), [THREAD], task)
  )
}

/** A thread has to load, and V8 to compile, all that the first one has already: with fewer articles that does not pay. */
const PER_THREAD = 20_000
/** Beyond, reading the files is what takes the time, and threads only get in each other's way. */
const MOST = 7

/** What such a thread does; false where this is none. */
export function workAsThread(): boolean {
  const task = readTask<Task>()
  if (!task) return false
  const {root, file, cwd, paths, taken} = task
  const project = loadProject(root, {...(file && {file}), knownRules: ruleIds})
  const checker = {project, ...projectPaths(root, cwd)}
  const share = {paths: paths.split('\0'), taken}
  const whole = emptyBatch()
  for (let batch = takeBatch(share); batch.length > 0; batch = takeBatch(share))
    joinBatch(whole, checkBatch(checker, batch))
  answerTask(whole)
  return true
}
