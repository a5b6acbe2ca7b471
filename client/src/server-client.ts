import {
  type Diagnostic,
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  Uri,
  type WorkspaceEdit
} from 'vscode'
import type {
  BaseLanguageClient,
  Diagnostic as ProtocolDiagnostic,
  WorkspaceEdit as ProtocolEdit,
  State
} from 'vscode-languageclient'

/** What the server is doing; it starts as well while the library that speaks with it is loaded. `failed`: it did not come to run. */
export type ServerState = 'starting' | 'running' | 'stopped' | 'failed'

/** The language server as the rest of the extension sees it. It is there at once, and the library behind it later. */
export interface ServerClient extends Disposable {
  readonly log: LogOutputChannel
  readonly state: () => ServerState
  readonly isRunning: () => boolean
  /** The version that the server says it has; undefined before it runs. */
  readonly version: () => string | undefined
  /** Resolves to the answer when the server runs and has it; rejects with the server's error, or where it does not run. */
  readonly sendRequest: <Answer>(method: string, params: unknown) => Promise<Answer>
  readonly onNotification: (method: string, callback: () => void) => Disposable
  readonly onDidChangeState: (callback: () => void) => Disposable
  /** Loads the library and starts the server. A failure is shown to the user and noted in the log. */
  readonly start: () => Promise<void>
  readonly restart: () => Promise<void>
  /** Resolves when the server has stopped. */
  readonly stop: () => Promise<void>
  /** The address of a file as the server knows it, and the other way round. */
  readonly asUri: (uri: Uri) => string
  readonly fromUri: (uri: string) => Uri
  readonly asDiagnostics: (diagnostics: readonly Diagnostic[]) => Promise<ProtocolDiagnostic[]>
  readonly fromEdit: (edit: ProtocolEdit | null | undefined) => Promise<WorkspaceEdit | undefined>
}

/** What differs between the desktop and the browser. */
export interface ServerPorts {
  readonly log: LogOutputChannel
  /** Loads the library and makes its client, not yet started. */
  readonly load: () => Promise<BaseLanguageClient>
  /** How files are named to the server, where that is not by their URIs as they are. */
  readonly uris?: {
    readonly toServer: (uri: Uri) => string
    readonly fromServer: (uri: string) => Uri
  }
}

/** States of a client, without the library that has them. */
const STARTING: State.Starting = 3
const FAILED: State.StartFailed = 4

/** Makes the client of the server. Nothing is loaded before `start`, or the first request. */
export function createServerClient({log, load, uris}: ServerPorts): ServerClient {
  const changed = new EventEmitter<void>()
  const notified = new Map<string, EventEmitter<void>>()
  /** Whether the server is wanted: from the extension's activation on, until it is stopped or cannot be loaded. */
  let isWanted = true
  let client: BaseLanguageClient | undefined
  let loading: Promise<BaseLanguageClient> | undefined
  /** Whether the server has run since it was started last: the library starts one that crashes anew by itself. */
  let hasRun = false
  const hear = (method: string, event: EventEmitter<void>): void => {
    client?.onNotification(method, () => event.fire())
  }
  const loadOnce = (): Promise<BaseLanguageClient> => {
    loading ??= timed(log, load)
      .then(loaded => {
        client = loaded
        loaded.onDidChangeState(() => {
          hasRun ||= loaded.isRunning()
          changed.fire()
        })
        for (const [method, event] of notified) hear(method, event)
        return loaded
      })
      .catch(error => {
        log.error('The language client cannot be loaded.', error)
        loading = undefined
        isWanted = false
        changed.fire()
        throw error
      })
    return loading
  }
  const start = async (): Promise<void> => {
    isWanted = true
    hasRun = false
    const loaded = await loadOnce()
    if (isWanted) await loaded.start()
  }
  const stop = async (): Promise<void> => {
    isWanted = false
    if (client?.needsStop()) await client.stop()
  }
  const isRunning = (): boolean => client?.isRunning() ?? false
  const state = (): ServerState => {
    if (!client) return isWanted ? 'starting' : 'failed'
    if (client.isRunning()) return 'running'
    if (client.state === STARTING) return 'starting'
    return client.state === FAILED && !hasRun ? 'failed' : 'stopped'
  }
  return {
    log,
    isRunning,
    state,
    version: () => client?.initializeResult?.serverInfo?.version,
    sendRequest: async (method, params) => (await loadOnce()).sendRequest(method, params),
    onNotification: (method, callback) => {
      const event = notified.get(method) ?? new EventEmitter<void>()
      if (!notified.has(method)) hear(method, event)
      notified.set(method, event)
      return event.event(callback)
    },
    onDidChangeState: callback => changed.event(callback),
    start,
    // The library's own `restart` fails for a server that never started.
    restart: async () => {
      await stop()
      await start()
    },
    stop,
    asUri: uri => (uris ? uris.toServer(uri) : uri.toString()),
    fromUri: uri => (uris ? uris.fromServer(uri) : Uri.parse(uri)),
    asDiagnostics: async diagnostics =>
      (await loadOnce()).code2ProtocolConverter.asDiagnostics([...diagnostics]),
    fromEdit: async edit => (await loadOnce()).protocol2CodeConverter.asWorkspaceEdit(edit),
    dispose: () => {
      changed.dispose()
      for (const event of notified.values()) event.dispose()
      void client?.dispose()
    }
  }
}

/** Loads the library, and notes in the log how long that took: it comes after the extension's activation. */
async function timed(
  log: LogOutputChannel,
  load: ServerPorts['load']
): Promise<BaseLanguageClient> {
  const start = performance.now()
  const client = await load()
  log.info(`The language client was loaded in ${Math.round(performance.now() - start)} ms.`)
  return client
}
