import {
  type CancellationToken,
  type Connection,
  type PartialResultParams,
  type ProgressToken,
  ProgressType,
  type ProtocolRequestType,
  type ServerCapabilities
} from 'vscode-languageserver/node'
import {partialCorpora} from './read-corpus.js'
import {type Route, route, type workspaceRoute} from './route.js'
import {logError, type Server, type Snapshot} from './server.js'

/** Where the items of a long answer go: at once to a client that takes them in parts, and with the answer to any other. */
export interface Parts<Item> {
  readonly add: (items: readonly Item[]) => void
  /** Gives what the answer holds: nothing where parts were sent. */
  readonly finish: () => Item[]
}

/** Answers a request with a list that grows while it is worked out, in the order in which it is to be shown. */
type PartsHandler<Params, Item, Result> = (
  snapshot: Snapshot,
  params: Params,
  token: CancellationToken,
  parts: Parts<Item>
) => Result | Promise<Result>

/**
 * A request whose answer is a list, which is sent in parts to a client that asks for them. While articles are still being
 * read nothing is sent before: the request is answered anew once all are known.
 */
export function routeInParts<Params extends PartialResultParams, Item, Result, Part, Options>(
  type: ProtocolRequestType<Params, Result, Part, void, Options>,
  capabilities: ServerCapabilities,
  handle: PartsHandler<Params, Item, Result>,
  make: typeof route | typeof workspaceRoute = route
): Route {
  const register: Route['register'] = (connection, server) =>
    make(type, capabilities, (snapshot, params, token) => {
      const running = server()
      return handle(snapshot, params, token, partsFor(connection, running, params))
    }).register(connection, server)
  return {method: type.method, capabilities, register}
}

function partsFor<Item>(
  connection: Connection,
  server: Server | undefined,
  {partialResultToken}: PartialResultParams
): Parts<Item> {
  const isWhole = server !== undefined && partialCorpora(server).size === 0
  return createParts(connection, isWhole ? partialResultToken : undefined)
}

function createParts<Item>(connection: Connection, token: ProgressToken | undefined): Parts<Item> {
  let waiting: Item[] = []
  let last = performance.now()
  let isInParts = false
  const send = (to: ProgressToken): void => {
    isInParts = true
    connection
      .sendProgress(new ProgressType<Item[]>(), to, waiting)
      .catch(error => logError(connection, 'sending a part of an answer', error))
    waiting = []
    last = performance.now()
  }
  return {
    add: items => {
      for (const item of items) waiting.push(item)
      if (token === undefined || waiting.length === 0) return
      if (waiting.length >= MOST_IN_PART || performance.now() - last >= BETWEEN_PARTS) send(token)
    },
    finish: () => {
      if (isInParts && token !== undefined && waiting.length > 0) send(token)
      return waiting
    }
  }
}

/** Items, and milliseconds: parts that come more often, or with more in them, would make an editor falter. */
const MOST_IN_PART = 1000
const BETWEEN_PARTS = 50
