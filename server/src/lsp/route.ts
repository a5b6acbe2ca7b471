import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  FoldingRangeRequest,
  LSPErrorCodes,
  type ProtocolRequestType,
  ResponseError,
  SelectionRangeRequest,
  type ServerCapabilities
} from 'vscode-languageserver/node'
import type {Steps} from '../base/steps.js'
import {runStepsInSlices} from '../node/slices.js'
import {loadAll} from './load-all.js'
import {glossariesKnown} from './make-glossaries.js'
import {projectFor} from './projects.js'
import {CLAIMS, IS_ARTICLE, IS_PROJECT_FILE} from './protocol.js'
import {corpusWhole, partialCorpora} from './read-corpus.js'
import {catchUp} from './reload.js'
import {logError, type Server, type Snapshot, snapshotOf} from './server.js'
import {translateError} from './translate-answers.js'
import {toKey} from './uri.js'
import {PartOfCorpusError, wholeOnly} from './whole-corpus.js'

/** One request that the server answers, and what it tells the client of that. */
export interface Route {
  readonly method: string
  readonly capabilities: ServerCapabilities
  /** Answers the request with what `server` gives, which is undefined until the client has introduced itself. */
  readonly register: (connection: Connection, server: () => Server | undefined) => void
}

/** Answers a request from what is known at that moment; what is thrown is logged and answered with an error. */
export type Handler<Params, Result> = (
  snapshot: Snapshot,
  params: Params,
  token: CancellationToken
) => Result | Promise<Result>

/**
 * Marks an answer that could be made of a part of the corpus only: it says so, or is undefined where the request
 * has to wait for all of it.
 */
export type MarkPartial<Result> = (snapshot: Snapshot, answer: Result) => Result | undefined

/** A request of the protocol. */
export function route<Params, Result, Partial, Failure, Options>(
  type: ProtocolRequestType<Params, Result, Partial, Failure, Options>,
  capabilities: ServerCapabilities,
  handle: Handler<Params, Result>,
  markPartial?: MarkPartial<Result>
): Route {
  const {method} = type
  return toRoute({method, handle, markPartial, needsProject: never, isOfAll: false}, capabilities)
}

/** A request of the protocol about all that is open; the projects of the open folders are loaded before. */
export function workspaceRoute<Params, Result, Partial, Failure, Options>(
  type: ProtocolRequestType<Params, Result, Partial, Failure, Options>,
  capabilities: ServerCapabilities,
  handle: Handler<Params, Result>
): Route {
  const {method} = type
  const request = {method, handle, markPartial: undefined, needsProject: never, isOfAll: true}
  return toRoute(request, capabilities)
}

/** A request that the protocol does not have, by its name; the project of its file is loaded before one that needs it. */
export function ownRoute<Params, Result>(
  method: string,
  capabilities: ServerCapabilities,
  handle: Handler<Params, Result>,
  needsProject: NeedsProject = never,
  markPartial?: MarkPartial<Result>
): Route {
  const request = {method, handle, markPartial, needsProject, isOfAll: false}
  return toRoute(request, capabilities)
}

/** The same about all that is open; the projects of the open folders are loaded before. */
export function ownCorpusRoute<Params, Result>(
  method: string,
  handle: Handler<Params, Result>
): Route {
  return toRoute({method, handle, markPartial: undefined, needsProject: never, isOfAll: true}, {})
}

interface Request<Params, Result> {
  readonly method: string
  readonly handle: Handler<Params, Result>
  readonly markPartial: MarkPartial<Result> | undefined
  readonly needsProject: NeedsProject
  readonly isOfAll: boolean
}

function toRoute<Params, Result>(
  request: Request<Params, Result>,
  capabilities: ServerCapabilities
): Route {
  const register: Route['register'] = (connection, server) => {
    connection.onRequest(request.method, (params: Params, token: CancellationToken) =>
      answer(request, server(), params, token)
    )
  }
  return {method: request.method, capabilities, register}
}

async function answer<Params, Result>(
  request: Request<Params, Result>,
  server: Server | undefined,
  params: Params,
  token: CancellationToken
): Promise<Result> {
  const {method, needsProject, isOfAll} = request
  if (!server)
    throw new ResponseError(ErrorCodes.ServerNotInitialized, 'Expected `initialize` first')
  if (server.isShutDown)
    throw new ResponseError(ErrorCodes.InvalidRequest, 'Expected nothing but `exit`')
  if (token.isCancellationRequested) throw cancelled()
  const document = namedDocument(params)
  const versionNow = (): number | undefined => versionOf(server, document)
  const version = versionNow()
  try {
    catchUp(server, document)
    const file = namedFile(params)
    if (file !== undefined && needsProject(file)) projectFor(server, file)
    const about = document ?? file
    if (about !== undefined && !WITHOUT_GLOSSARY.has(method)) {
      await glossariesKnown(server, about, token)
      await answerInSlices(namesKnown(server, about), token)
    }
    if (isOfAll) await loadAll(server, token)
    if (token.isCancellationRequested || server.isShutDown) throw cancelled()
    const result = await wholeAnswer(request, server, params, token)
    if (versionNow() === version) return result
    throw new ResponseError(LSPErrorCodes.ContentModified, 'The document was changed')
  } catch (error) {
    if (error instanceof ResponseError) throw translateError(error, server.client.say)
    logError(server.connection, method, error)
    const told = error instanceof Error ? error.message : String(error)
    throw new ResponseError(ErrorCodes.InternalError, `Internal error in ${method}: ${told}`)
  }
}

/** Makes the indexes of the names that a document is ruled by. */
function* namesKnown({session: {workspace}}: Server, key: string): Steps<void> {
  const article = workspace.open.get(key)
  const project = article && workspace.projects.get(article.root)
  if (project) yield* project.glossary.names.prepare()
}

/** The requests that are answered whatever the glossary says. */
const WITHOUT_GLOSSARY: ReadonlySet<string> = new Set([
  FoldingRangeRequest.method,
  SelectionRangeRequest.method,
  CLAIMS,
  IS_ARTICLE,
  IS_PROJECT_FILE
])

/** Answers from all articles of a project, for which it waits where the answer needs them, or says that it does not. */
async function wholeAnswer<Params, Result>(
  {handle, markPartial}: Request<Params, Result>,
  server: Server,
  params: Params,
  token: CancellationToken
): Promise<Result> {
  for (;;) {
    const snapshot = snapshotOf(server)
    try {
      return await handle(wholeOnly(snapshot, partialCorpora(server)), params, token)
    } catch (error) {
      if (!(error instanceof PartOfCorpusError)) throw error
      const marked = markPartial?.(snapshot, await handle(snapshot, params, token))
      if (marked !== undefined) {
        server.gavePart = true
        return marked
      }
      if (await corpusWhole(server, error.root, token)) continue
      if (token.isCancellationRequested) throw cancelled()
      throw new ResponseError(LSPErrorCodes.RequestFailed, 'The articles were not read to the end')
    }
  }
}

function versionOf({session}: Server, key: string | undefined): number | undefined {
  return key === undefined ? undefined : session.documents.get(key)?.document.version
}

/**
/**
 * The document that a request of the protocol names, by its key: itself, in the item that it names, or in the data of what it
 * wants resolved. Undefined where it is not what the protocol says.
 */
function namedDocument(params: unknown): string | undefined {
  const {textDocument, item, data} = (params ?? {}) as {
    readonly textDocument?: unknown
    readonly item?: unknown
    readonly data?: {readonly textDocument?: unknown} | null
  }
  return namedFile(textDocument ?? item ?? data?.textDocument)
}

function namedFile(params: unknown): string | undefined {
  const {uri} = (params ?? {}) as {readonly uri?: unknown}
  return typeof uri === 'string' ? toKey(uri) : undefined
}

/** Whether a request about a file, named by its key, is answered by the project that rules the file. */
export type NeedsProject = (key: string) => boolean

function never(): boolean {
  return false
}

/** Works an answer out in slices, between which all else goes on, until nobody waits for it any more. */
export function answerInSlices<Result>(
  steps: Steps<Result>,
  token: CancellationToken
): Promise<Result> {
  return runStepsInSlices(untilCancelled(steps, token))
}

function* untilCancelled<Result>(steps: Steps<Result>, token: CancellationToken): Steps<Result> {
  for (;;) {
    if (token.isCancellationRequested) throw cancelled()
    const step = steps.next()
    if (step.done) return step.value
    yield
  }
}

/** The error that answers a request which nobody waits for any more. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled')
}

/** The error that answers a request which is not what the protocol says. */
export function invalidParams(expected: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, `Expected ${expected}`)
}
