import type {WorkspaceEdit} from 'vscode-languageclient'
import type {
  CompareAnswer,
  CompareParams,
  OtherVersionItem,
  TakeParams
} from '../../../server/src/lsp/compare-protocol.js'
import type {FileParams} from '../../../server/src/lsp/protocol.js'
import type {ServerClient} from '../server-client.js'

/** What the requests of a comparison take and give. */
interface CompareRequests {
  readonly 'newsmark/otherVersions': [FileParams, readonly OtherVersionItem[]]
  readonly 'newsmark/compare': [CompareParams, CompareAnswer]
  readonly 'newsmark/takeTheirs': [TakeParams, {readonly edit: WorkspaceEdit}]
}

/** Sends a request; throws its error, whose message says why it was refused. */
export function request<Name extends keyof CompareRequests>(
  client: ServerClient,
  name: Name,
  params: CompareRequests[Name][0]
): Promise<CompareRequests[Name][1]> {
  return client.sendRequest<CompareRequests[Name][1]>(name, params)
}
