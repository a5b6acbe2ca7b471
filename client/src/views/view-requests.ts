import type {FileParams} from '../../../server/src/lsp/protocol.js'
import type {
  ArticlePanelAnswer,
  ArticleProgressAnswer,
  ClaimsViewItem,
  ClaimsViewParams,
  GlossaryViewItem,
  GlossaryViewParams,
  MarkupAnswer,
  Overview,
  ProgressViewItem,
  ProgressViewParams,
  ViewPage
} from '../../../server/src/lsp/view-protocol.js'
import type {ServerClient} from '../server-client.js'

/** What the requests of the views take and give. */
interface ViewRequests {
  readonly 'newsmark/overview': [object, Overview]
  readonly 'newsmark/glossaryView': [GlossaryViewParams, ViewPage<GlossaryViewItem>]
  readonly 'newsmark/claimsView': [ClaimsViewParams, ViewPage<ClaimsViewItem>]
  readonly 'newsmark/progressView': [ProgressViewParams, ViewPage<ProgressViewItem>]
  readonly 'newsmark/articleProgress': [FileParams, ArticleProgressAnswer | null]
  readonly 'newsmark/articlePanel': [FileParams, ArticlePanelAnswer | null]
  readonly 'newsmark/markup': [FileParams, MarkupAnswer]
}

/** Sends a request of the views; resolves to undefined while the server does not run or when it fails, which is logged. */
export async function askView<Name extends keyof ViewRequests>(
  client: ServerClient,
  name: Name,
  params: ViewRequests[Name][0]
): Promise<ViewRequests[Name][1] | undefined> {
  if (!client.isRunning()) return undefined
  try {
    return await client.sendRequest<ViewRequests[Name][1]>(name, params)
  } catch (error) {
    client.log.error(`The request ${name} failed`, error)
    return undefined
  }
}
