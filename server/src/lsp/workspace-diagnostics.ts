import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  type ProgressToken,
  ResponseError,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport
} from 'vscode-languageserver/node'
import {nextTurn, runStepsInSlices, SLICE} from '../node/slices.js'
import {folderSteps, readTold, type Told, unchangedReports} from './check-folder.js'
import {endRequest, type FolderRequest, nextChange} from './folder-problems.js'
import {isTooMuch, locate} from './locate.js'
import {loadInto} from './projects.js'
import {publishOpen} from './publish-diagnostics.js'
import {cancelled, type Route, route} from './route.js'
import {logError, type Server} from './server.js'
import {isFile} from './uri.js'

/**
 * The request for the problems of all files of the open folders. Clients ask again as soon as they have an answer, VS Code
 * every two seconds: it is held until there is something to tell.
 */
export const folderProblemsRoute: Route = {
  method: WorkspaceDiagnosticRequest.method,
  capabilities: {},
  register: (connection, server) =>
    route(WorkspaceDiagnosticRequest.type, {}, (_snapshot, params, token) => {
      const running = server()
      return running ? answer(running, params, token) : {items: []}
    }).register(connection, server)
}

/** A client waits for one answer at a time: a request that comes while another is held takes its place. */
async function answer(
  server: Server,
  params: WorkspaceDiagnosticParams,
  token: CancellationToken
): Promise<WorkspaceDiagnosticReport> {
  const {folderProblems: problems} = server
  if (problems.request) endRequest(problems, problems.request, 'replaced')
  const request: FolderRequest = {end: undefined}
  problems.request = request
  const listening = token.onCancellationRequested(() => endRequest(problems, request, 'cancelled'))
  try {
    const items = await findNews(server, request, params)
    if (request.end === 'cancelled') throw cancelled()
    if (request.end === 'shutdown') throw stopped()
    problems.isAnswered = true
    return {items}
  } finally {
    listening.dispose()
    if (problems.request === request) problems.request = undefined
  }
}

function stopped(): ResponseError<{readonly retriggerRequest: boolean}> {
  const code = LSPErrorCodes.ServerCancelled
  return new ResponseError(code, 'The server is about to stop', {retriggerRequest: false})
}

/** Waits until there is something to tell, and gives what was not sent before. */
async function findNews(
  server: Server,
  request: FolderRequest,
  {previousResultIds, partialResultToken}: WorkspaceDiagnosticParams
): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const {folderProblems: problems} = server
  const told = await runStepsInSlices(readTold(previousResultIds))
  const outlet = createOutlet(server.connection, partialResultToken)
  let last = server.session.workspace.projects
  while (request.end === undefined) {
    if (server.session.workspace.projects !== last) await projectsAtRest(server, request)
    loadFolders(server)
    last = server.session.workspace.projects
    const {changes} = problems
    const isWhole = await look(server, request, told, outlet)
    if (!isWhole || problems.changes !== changes) continue
    const isFirst = !problems.isAnswered && server.reading.size === 0
    if (outlet.sent.size > 0 || isFirst)
      return outlet.finish(unchangedReports(server, told, outlet.sent))
    await nextChange(problems, request, changes)
  }
  return outlet.finish([])
}

/**
 * Waits until no project has changed for a while. A glossary is loaded at each pause in the typing, after which all articles
 * are to be checked again: looks that are broken off at the next word would only take time.
 */
async function projectsAtRest(server: Server, request: FolderRequest): Promise<void> {
  for (;;) {
    const {projects} = server.session.workspace
    await pause(AT_REST)
    if (request.end !== undefined || server.session.workspace.projects === projects) return
  }
}

/** Loads the projects of the open folders, of which nothing need be open; a folder without one is left to its first file. */
function loadFolders(server: Server): void {
  const {settings} = server
  const {folders, workspace} = server.session
  if (settings.problems !== 'folder') return
  for (const folder of folders) {
    if (!isFile(folder) || isTooMuch(folder)) continue
    const found = locate(server.session, `${folder}/newsmark.yaml`)
    if (found.file !== undefined && !server.session.workspace.projects.has(found.root))
      loadInto(server, found)
  }
  if (server.session.workspace !== workspace) publishOpen(server)
}

/**
 * Looks at all articles once, in slices, and tells whether it came to the end: it stops where what it looks at is not what
 * there is any more, or nobody waits. Whoever types comes first: what follows from a keystroke is worked out and sent before
 * the next slice.
 */
async function look(
  server: Server,
  request: FolderRequest,
  told: Told,
  outlet: Outlet
): Promise<boolean> {
  const {folderProblems: problems} = server
  const {changes} = problems
  const {projects, stored} = server.session.workspace
  const steps = folderSteps(server, told, outlet.emit)
  for (;;) {
    while (isBusy(server) && request.end === undefined) await pause(GIVE_WAY)
    const now = server.session.workspace
    const isOld = now.projects !== projects || now.stored !== stored
    if (request.end !== undefined || isOld || problems.changes !== changes) return false
    const end = performance.now() + SLICE
    do {
      if (steps.next().done) return true
    } while (performance.now() < end)
    outlet.flush()
    await nextTurn()
  }
}

/** Whether a keystroke, or another change, is being worked out. */
function isBusy({timers, outdated}: Server): boolean {
  const {publish, publishFiles, reload, refresh, folder} = timers
  return (
    outdated.size > 0 ||
    [publish, publishFiles, reload, refresh, folder].some(one => one.isWaiting())
  )
}

/** Milliseconds. */
const GIVE_WAY = 10
const AT_REST = 600

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}

/** Where reports go: at once to a client that takes them in parts, and with the answer to any other. */
interface Outlet {
  /** The URIs of what was emitted. */
  readonly sent: ReadonlySet<string>
  readonly emit: (report: WorkspaceDocumentDiagnosticReport) => void
  /** Sends what was emitted, if there is enough. */
  readonly flush: () => void
  /** Gives what the answer holds: nothing where parts were sent. */
  readonly finish: (
    more: readonly WorkspaceDocumentDiagnosticReport[]
  ) => WorkspaceDocumentDiagnosticReport[]
}

function createOutlet(connection: Connection, token: ProgressToken | undefined): Outlet {
  const sent = new Set<string>()
  // Of several reports on one file the last one counts.
  let waiting = new Map<string, WorkspaceDocumentDiagnosticReport>()
  let last = performance.now()
  let isInParts = false
  const send = (): void => {
    if (token === undefined || waiting.size === 0) return
    isInParts = true
    connection
      .sendProgress(WorkspaceDiagnosticRequest.partialResult, token, {items: [...waiting.values()]})
      .catch(error => logError(connection, 'sending problems', error))
    waiting = new Map()
    last = performance.now()
  }
  return {
    sent,
    emit: report => {
      sent.add(report.uri)
      waiting.delete(report.uri)
      waiting.set(report.uri, report)
      if (waiting.size >= MOST_IN_PART) send()
    },
    flush: () => {
      if (performance.now() - last >= BETWEEN_PARTS) send()
    },
    finish: more => {
      for (const report of more) waiting.set(report.uri, report)
      if (isInParts) send()
      return [...waiting.values()]
    }
  }
}

/** Reports, and milliseconds: parts that come more often, or with more in them, would make an editor falter. */
const MOST_IN_PART = 200
const BETWEEN_PARTS = 50
