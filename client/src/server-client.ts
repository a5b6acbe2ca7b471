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
  /** Stops the server and starts what is loaded anew: another one, where the open folders need that. */
  readonly reload: () => Promise<void>
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
export function createServerClient(ports: ServerPorts): ServerClient {
  return new LateClient(ports)
}

/** A client whose library comes later. A class, as a dozen functions share five variables. */
class LateClient implements ServerClient {
  readonly #ports: ServerPorts
  readonly #changed = new EventEmitter<void>()
  readonly #notified = new Map<string, EventEmitter<void>>()
  /** Whether the server is wanted: from the extension's activation on, until it is stopped or cannot be loaded. */
  #isWanted = true
  /** Whether the server has run since it was started last: the library starts one that crashes anew by itself. */
  #hasRun = false
  #client: BaseLanguageClient | undefined
  #loading: Promise<BaseLanguageClient> | undefined

  constructor(ports: ServerPorts) {
    this.#ports = ports
  }

  get log(): LogOutputChannel {
    return this.#ports.log
  }

  isRunning(): boolean {
    return this.#client?.isRunning() ?? false
  }

  state(): ServerState {
    if (!this.#client) return this.#isWanted ? 'starting' : 'failed'
    if (this.#client.isRunning()) return 'running'
    if (this.#client.state === STARTING) return 'starting'
    return this.#client.state === FAILED && !this.#hasRun ? 'failed' : 'stopped'
  }

  version(): string | undefined {
    return this.#client?.initializeResult?.serverInfo?.version
  }

  async sendRequest<Answer>(method: string, params: unknown): Promise<Answer> {
    return (await this.#loaded()).sendRequest<Answer>(method, params)
  }

  onNotification(method: string, callback: () => void): Disposable {
    const event = this.#notified.get(method) ?? new EventEmitter<void>()
    if (!this.#notified.has(method)) this.#hear(method, event)
    this.#notified.set(method, event)
    return event.event(callback)
  }

  onDidChangeState(callback: () => void): Disposable {
    return this.#changed.event(callback)
  }

  async start(): Promise<void> {
    this.#isWanted = true
    this.#hasRun = false
    const client = await this.#loaded()
    if (this.#isWanted) await client.start()
  }

  /** Does what the library's own `restart` does, which fails for a server that never started. */
  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  async reload(): Promise<void> {
    const old = await this.#loading?.catch(() => undefined)
    // A server that is about to start cannot be stopped.
    await old?.start().catch(() => undefined)
    await this.stop()
    await old?.dispose()
    this.#client = undefined
    this.#loading = undefined
    await this.start()
  }

  async stop(): Promise<void> {
    this.#isWanted = false
    if (this.#client?.needsStop()) await this.#client.stop()
  }

  asUri(uri: Uri): string {
    return this.#ports.uris?.toServer(uri) ?? uri.toString()
  }

  fromUri(uri: string): Uri {
    return this.#ports.uris?.fromServer(uri) ?? Uri.parse(uri)
  }

  async asDiagnostics(diagnostics: readonly Diagnostic[]): Promise<ProtocolDiagnostic[]> {
    return (await this.#loaded()).code2ProtocolConverter.asDiagnostics([...diagnostics])
  }

  async fromEdit(edit: ProtocolEdit | null | undefined): Promise<WorkspaceEdit | undefined> {
    return (await this.#loaded()).protocol2CodeConverter.asWorkspaceEdit(edit)
  }

  dispose(): void {
    this.#changed.dispose()
    for (const event of this.#notified.values()) event.dispose()
    void this.#client?.dispose()
  }

  /** One handler a notification: the library keeps no second one. */
  #hear(method: string, event: EventEmitter<void>): void {
    this.#client?.onNotification(method, () => event.fire())
  }

  #loaded(): Promise<BaseLanguageClient> {
    this.#loading ??= this.#load()
    return this.#loading
  }

  async #load(): Promise<BaseLanguageClient> {
    try {
      const client = await timed(this.log, this.#ports.load)
      this.#client = client
      client.onDidChangeState(() => {
        this.#hasRun ||= client.isRunning()
        this.#changed.fire()
      })
      for (const [method, event] of this.#notified) this.#hear(method, event)
      return client
    } catch (error) {
      this.log.error('The language client cannot be loaded.', error)
      this.#loading = undefined
      this.#isWanted = false
      this.#changed.fire()
      throw error
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
