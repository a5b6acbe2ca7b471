import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  type ProtocolRequestType,
  ResponseError,
  type ServerCapabilities
} from 'vscode-languageserver/node'
import {logError, type Server} from './server.js'

/** One request that the server answers, and what it tells the client of that. */
export interface Route {
  readonly method: string
  readonly capabilities: ServerCapabilities
  /** Answers the request with what `server` gives, which is undefined until the client has introduced itself. */
  readonly register: (connection: Connection, server: () => Server | undefined) => void
}

/** Answers a request; what is thrown is logged and answered with an error. */
export type Handler<Params, Result> = (
  server: Server,
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

/** A request that the protocol does not have, by its name. */
export function ownRoute<Params, Result>(
  method: string,
  capabilities: ServerCapabilities,
  handle: Handler<Params, Result>
): Route {
  const register: Route['register'] = (connection, server) => {
    connection.onRequest(method, (params: Params, token: CancellationToken) =>
      answer(method, server(), handle, params, token)
    )
  }
  return {method, capabilities, register}
}

async function answer<Params, Result>(
  method: string,
  server: Server | undefined,
  handle: Handler<Params, Result>,
  params: Params,
  token: CancellationToken
): Promise<Result> {
  if (!server)
    throw new ResponseError(ErrorCodes.ServerNotInitialized, 'Expected `initialize` first')
  if (token.isCancellationRequested) throw cancelled()
  try {
    return await handle(server, params, token)
  } catch (error) {
    if (error instanceof ResponseError) throw error
    logError(server.connection, method, error)
    const told = error instanceof Error ? error.message : String(error)
    throw new ResponseError(ErrorCodes.InternalError, `Internal error in ${method}: ${told}`)
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
