import {
  commands,
  Disposable,
  type ExtensionContext,
  env,
  l10n,
  type TextDocument,
  Uri,
  ViewColumn,
  type Webview,
  type WebviewPanel,
  window,
  workspace
} from 'vscode'
import type {PlainRange} from '../../../server/src/lsp/protocol.js'
import {onStatusChanged} from '../protocol.js'
import type {ServerClient} from '../server-client.js'
import type {FromPanel, ToPanel} from './panel-messages.js'
import {panelStrings} from './panel-strings.js'
import {soon} from './soon.js'
import {openPlace} from './view-commands.js'
import {askView} from './view-requests.js'

/**
 * Registers the panel beside an article: a map of its places, and who says what about whom. There is one, and it follows the
 * article that is active.
 */
export function registerArticlePanel(context: ExtensionContext, client: ServerClient): Disposable {
  let panel: WebviewPanel | undefined
  let document: TextDocument | undefined
  const update = async (): Promise<void> => {
    if (!panel?.visible || !document) return
    const uri = client.asUri(document.uri)
    const answer = await askView(client, 'newsmark/articlePanel', {uri})
    if (!panel || answer === undefined) return
    panel.title = answer ? l10n.t('Map: {0}', answer.title) : l10n.t('Map and Graph')
    await panel.webview.postMessage(messageFor(answer))
  }
  const {later, dispose} = soon(update, PAUSE)
  const follow = (): void => {
    const active = window.activeTextEditor?.document
    if (active?.languageId !== 'newsmark' || active === document) return
    document = active
    later()
  }
  const open = (): void => {
    follow()
    if (panel) {
      panel.reveal(undefined, true)
      return
    }
    panel = createPanel(context)
    panel.webview.onDidReceiveMessage((message: FromPanel) => {
      if (message.type === 'ready') void update()
      else if (document) void openRange(client, document, message.range)
    })
    panel.onDidChangeViewState(later)
    panel.onDidDispose(() => {
      panel = undefined
    })
  }
  return Disposable.from(
    {dispose},
    {dispose: () => panel?.dispose()},
    commands.registerCommand('newsmark.showArticlePanel', open),
    window.onDidChangeActiveTextEditor(follow),
    workspace.onDidChangeTextDocument(event => {
      if (event.document === document && event.contentChanges.length > 0) later()
    }),
    ...onStatusChanged(client, later)
  )
}

function messageFor(panel: ToPanel['panel']): ToPanel {
  return {type: 'article', panel, strings: panelStrings()}
}

/** Milliseconds of quiet after which the panel is drawn again. */
const PAUSE = 300

function createPanel({extensionUri}: ExtensionContext): WebviewPanel {
  const root = Uri.joinPath(extensionUri, 'dist')
  const panel = window.createWebviewPanel(
    'newsmark.articlePanel',
    l10n.t('Map and Graph'),
    {viewColumn: ViewColumn.Beside, preserveFocus: true},
    {enableScripts: true, localResourceRoots: [root]}
  )
  panel.webview.html = pageOf(panel.webview, root)
  return panel
}

/** The page, into which nothing of the workspace is written. */
function pageOf(webview: Webview, root: Uri): string {
  const nonce = crypto.randomUUID()
  const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(root, name)).toString()
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`
  return `<!doctype html>
<html lang="${env.language.replace(/[^\w-]/g, '')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="${file('article-panel.css')}">
<title>Newsmark</title>
</head>
<body><main id="panel" aria-busy="true"></main>
<script nonce="${nonce}" src="${file('article-panel.js')}"></script>
</body>
</html>`
}

/** Opens a place of the article in the column in which it stands. */
async function openRange(
  client: ServerClient,
  document: TextDocument,
  range: PlainRange
): Promise<void> {
  if (!isRange(range)) return
  const shown = window.visibleTextEditors.find(editor => editor.document === document)
  const uri = client.asUri(document.uri)
  const viewColumn = shown?.viewColumn ?? ViewColumn.One
  await openPlace(client, {uri, range}, {viewColumn, preview: false})
}

/** What comes from a page is looked at before it is used. */
function isRange(range: PlainRange): boolean {
  return [range?.start, range?.end].every(
    at => Number.isSafeInteger(at?.line) && Number.isSafeInteger(at?.character)
  )
}
