import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  type ProtocolRequestType,
  ResponseError,
  type ServerCapabilities
} from 'vscode-languageserver/node'
import {projectFor} from './projects.js'
import {catchUp} from './reload.js'
import {logError, type Server, type Snapshot, snapshotOf} from './server.js'
import {toKey} from './uri.js'

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

/** A request of the protocol. */
export function route<Params, Result, Partial, Failure, Options>(
  type: ProtocolRequestType<Params, Result, Partial, Failure, Options>,
  capabilities: ServerCapabilities,
  handle: Handler<Params, Result>
): Route {
  return ownRoute(type.method, capabilities, handle)
}

/** A request that the protocol does not have, by its name; the project of its file is loaded before one that needs it. */
export function ownRoute<Params, Result>(
  method: string,
  capabilities: ServerCapabilities,
  handle: Handler<Params, Result>,
  needsProject: NeedsProject = never
): Route {
  const register: Route['register'] = (connection, server) => {
    connection.onRequest(method, (params: Params, token: CancellationToken) =>
      answer({method, handle, needsProject}, server(), params, token)
    )
  }
  return {method, capabilities, register}
}

interface Request<Params, Result> {
  readonly method: string
  readonly handle: Handler<Params, Result>
  readonly needsProject: NeedsProject
}

async function answer<Params, Result>(
  {method, handle, needsProject}: Request<Params, Result>,
  server: Server | undefined,
  params: Params,
  token: CancellationToken
): Promise<Result> {
  if (!server)
    throw new ResponseError(ErrorCodes.ServerNotInitialized, 'Expected `initialize` first')
  if (token.isCancellationRequested) throw cancelled()
  try {
    catchUp(server, namedDocument(params))
    const file = namedFile(params)
    if (file !== undefined && needsProject(file)) projectFor(server, file)
    return await handle(snapshotOf(server), params, token)
  } catch (error) {
    if (error instanceof ResponseError) throw error
    logError(server.connection, method, error)
    const told = error instanceof Error ? error.message : String(error)
    throw new ResponseError(ErrorCodes.InternalError, `Internal error in ${method}: ${told}`)
  }
}

/** The document that a request of the protocol names, by its key; undefined where it is not what the protocol says. */
function namedDocument(params: unknown): string | undefined {
  const {textDocument} = (params ?? {}) as {readonly textDocument?: unknown}
  return namedFile(textDocument)
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

/** The error that answers a request which nobody waits for any more. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled')
}

/** The error that answers a request which is not what the protocol says. */
export function invalidParams(expected: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, `Expected ${expected}`)
}
