import type {CancellationToken} from 'vscode-languageserver/node'
import {phrase} from '../base/phrase.js'
import {AT_REST} from '../node/compiled-glossary.js'
import type {CompileTask, KeptGlossaries, MadeGlossary} from '../node/kept-glossary.js'
import {showProgress} from './progress.js'
import {projectsWith} from './project-files.js'
import {type Glossaries, logError, type Server, type Snapshot} from './server.js'
import type {Session} from './session.js'

/** How a server keeps compiled glossary files. */
export type GlossaryMaker = Pick<Glossaries, 'folder' | 'build' | 'compile'>

/** The compiled glossary files of a server that has just started. */
export function createGlossaries(maker: GlossaryMaker | undefined): Glossaries | undefined {
  return maker && {...maker, made: new Map(), making: new Map(), waiting: new Set()}
}

/** How a project opens its glossary files; `make` is told of those that have to be compiled. */
export function keptGlossaries(
  {glossaries}: Pick<Snapshot, 'glossaries'>,
  make: (task: CompileTask) => void
): KeptGlossaries | undefined {
  return glossaries && {...glossaries, make}
}

/**
 * Compiles glossary files of a project in other threads, and has it loaded again when they are there. What has changed of
 * a file in the meantime is seen then.
 */
export function makeGlossaries(server: Server, root: string, tasks: readonly CompileTask[]): void {
  const {glossaries} = server
  if (!glossaries) return
  for (const task of tasks) {
    const roots = glossaries.making.get(task.id)
    if (roots) roots.add(root)
    else startMaking(server, glossaries, root, task)
  }
}

function startMaking(
  server: Server,
  glossaries: Glossaries,
  root: string,
  task: CompileTask
): void {
  const {making} = glossaries
  const roots = new Set([root])
  making.set(task.id, roots)
  const progress = showProgress(server, {
    message: () => server.client.say(phrase`Reading ${task.path}`)
  })
  compile(server, glossaries, task).then(() => {
    progress.end()
    making.delete(task.id)
    loadAgain(server, roots)
  })
}

/** Compiles a glossary file. One that cannot be compiled is read as any other. */
async function compile(
  server: Server,
  glossaries: Glossaries,
  task: CompileTask
): Promise<MadeGlossary> {
  const made = await glossaries.compile(task).catch(error => {
    if (!server.isShutDown) logError(server.connection, `compiling ${task.path}`, error)
    return {stamp: task.stamp, content: '', isAtRest: true}
  })
  glossaries.made.set(task.id, made)
  if (!made.isAtRest) lookAgainLater(server, glossaries, task, made)
  return made
}

/** Looks once more at a file that was changed so lately that a further change might not show in its times. */
function lookAgainLater(
  server: Server,
  glossaries: Glossaries,
  task: CompileTask,
  before: MadeGlossary
): void {
  const look = async (): Promise<void> => {
    if (server.isShutDown || glossaries.made.get(task.id) !== before) return
    const now = await compile(server, glossaries, {...task, stamp: before.stamp})
    if (now.content !== before.content) loadAgain(server, server.session.workspace.projects.keys())
  }
  setTimeout(look, AT_REST).unref()
}

function loadAgain(server: Server, roots: Iterable<string>): void {
  if (server.isShutDown) return
  for (const root of roots) server.outdated.add(root)
  server.timers.reload.soon(0)
}

/** Whether nothing can be said of a document yet, as it is ruled by a project of which a glossary file is being compiled. */
export function isAwaited(session: Session, key: string): boolean {
  const {open, projects} = session.workspace
  const article = open.get(key)
  const roots = article ? [article.root] : hasAwaited(session) ? projectsWith(session, key) : []
  return roots.some(root => projects.get(root)?.awaited !== undefined)
}

/** Whether a glossary file of some project is being compiled that was not known before. */
export function hasAwaited({workspace}: Session): boolean {
  for (const {awaited} of workspace.projects.values()) if (awaited) return true
  return false
}

/** Waits until all glossary files are known that a document is ruled by, or nobody waits any more. */
export async function glossariesKnown(
  server: Server,
  key: string,
  token: CancellationToken
): Promise<void> {
  await waitWhile(server, token, () => isAwaited(server.session, key))
}

/** Waits until all gazetteers of all projects are known, or nobody waits any more. */
export async function allGlossariesKnown(server: Server, token: CancellationToken): Promise<void> {
  await waitWhile(server, token, () => hasAwaited(server.session))
}

async function waitWhile(
  server: Server,
  token: CancellationToken,
  isWaiting: () => boolean
): Promise<void> {
  const {glossaries} = server
  while (glossaries && isWaiting()) {
    if (token.isCancellationRequested || server.isShutDown) return
    await new Promise<void>(resolve => {
      glossaries.waiting.add(resolve)
      token.onCancellationRequested(() => resolve())
    })
  }
}

/** Lets those look again who wait for glossary files. */
export function wakeWaiting({glossaries}: Server): void {
  if (!glossaries) return
  for (const resolve of glossaries.waiting) resolve()
  glossaries.waiting.clear()
}
