import type {TextDocument} from 'vscode'
import type {
  Annotations,
  AnnotationsParams,
  BaseSpan,
  ClaimList,
  ClaimListParams,
  EntriesParams,
  EntryList,
  KindList,
  KindsParams,
  MarkChoices,
  MarkChoicesParams,
  MarkDetails,
  MarkDetailsParams,
  Places,
  PlacesParams
} from '../../../server/src/lsp/editor-protocol.js'
import type {Annotated} from '../../../server/src/lsp/protocol.js'
import type {ServerClient} from '../server-client.js'

/** What an act in an article is asked for with: a stretch of base text and perhaps a mark in place of a range. */
export interface AnnotateInText {
  readonly textDocument: {readonly uri: string; readonly version: number}
  readonly span: BaseSpan
  readonly mark?: number
  readonly act: string
  readonly arguments?: unknown
  readonly exact?: boolean
}

/** The requests of the annotation editor, with what they take and give. */
interface Requests {
  readonly 'newsmark/annotations': readonly [AnnotationsParams, Annotations | null]
  readonly 'newsmark/places': readonly [PlacesParams, Places | null]
  readonly 'newsmark/kinds': readonly [KindsParams, KindList | null]
  readonly 'newsmark/entries': readonly [EntriesParams, EntryList | null]
  readonly 'newsmark/claimList': readonly [ClaimListParams, ClaimList | null]
  readonly 'newsmark/markDetails': readonly [MarkDetailsParams, MarkDetails | null]
  readonly 'newsmark/markChoices': readonly [MarkChoicesParams, MarkChoices]
  readonly 'newsmark/annotate': readonly [AnnotateInText, Annotated]
}

/** Sends a request of the annotation editor; rejects with the server's error. */
export function request<Name extends keyof Requests>(
  client: ServerClient,
  name: Name,
  params: Requests[Name][0]
): Promise<Requests[Name][1]> {
  return client.sendRequest<Requests[Name][1]>(name, params)
}

/** The address of a document as the server knows it. */
export function uriFor(client: ServerClient, document: TextDocument): string {
  return client.asUri(document.uri)
}

/** `ContentModified` of the protocol: the text is another by now. */
const CONTENT_MODIFIED = -32801
/** `ServerCancelled` of the protocol: the text changed while the server was at it. */
const SERVER_CANCELLED = -32802

/** Whether a request failed because the text is another by now. */
export function isOutdated(error: unknown): boolean {
  const code = (error as {readonly code?: unknown} | undefined)?.code
  return code === CONTENT_MODIFIED || code === SERVER_CANCELLED
}

/** What an error says, for people. */
export function reasonFor(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
