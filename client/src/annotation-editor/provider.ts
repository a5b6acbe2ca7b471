import {
  commands,
  Disposable,
  type ExtensionContext,
  env,
  Position,
  Range,
  type TextDocument,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace
} from 'vscode'
import type {ServerClient} from '../server-client.js'
import {type AnnotationViews, createAnnotationViews} from './annotation-views.js'
import {type Article, openArticle} from './article.js'
import {registerAnnotationCommands, warmUp} from './commands.js'
import {createHostCommands} from './host-commands.js'
import type {Setup, Target} from './messages.js'
import {defaultKeys} from './page-commands.js'
import {pageHtml, pageRoot} from './page-html.js'
import {toRange} from './places.js'
import {createRecent, type Recent} from './recent.js'
import {createSavedTogether} from './saved-together.js'
import {readSetup, SETUP_SETTINGS} from './setup.js'
import {createToggle, type Toggle, VIEW_TYPE} from './toggle.js'
import {connectPanel, type Panel, type PanelPorts} from './view.js'
import type {IsLocked} from './writable.js'

/**
 * Registers the annotation editor: a custom editor that shows articles as a reader reads them, and marks by the acts of the
 * server. It works on the same text document as the text editor. Gives what shows places in it, to be disposed of.
 */
export function registerAnnotationEditor(
  {
    extension,
    extensionUri,
    globalState,
    workspaceState
  }: Pick<ExtensionContext, 'extension' | 'extensionUri' | 'globalState' | 'workspaceState'>,
  client: ServerClient,
  isLocked: IsLocked
): AnnotationViews {
  const panels = new Set<Panel>()
  const warmOnce = once(() => void warmUp())
  const together = createSavedTogether()
  const recent = createRecent(workspaceState)
  const articles = createArticles(document => openArticle(client, document, together, isLocked))
  const toggle = createToggle(client)
  const views = createAnnotationViews(client, panels, toggle)
  const run = createHostCommands(toggle, recent)
  const portsFor = (document: TextDocument): PanelPorts => ({
    ...keptPorts({extension, globalState}, client, document, recent),
    takePlace: () => toggle.takePlace(document.uri),
    selected: views.noteSelected,
    run
  })
  const resolve = (document: TextDocument, webviewPanel: WebviewPanel): void => {
    const {webview} = webviewPanel
    warmOnce()
    webview.options = {enableScripts: true, localResourceRoots: [pageRoot(extensionUri)]}
    const panel = connectPanel(articles.take(document), webviewPanel, portsFor(document))
    panels.add(panel)
    webviewPanel.onDidDispose(() => {
      panels.delete(panel)
      panel.dispose()
      articles.release(document)
    })
    webview.html = pageHtml(webview, extensionUri, env.language)
  }
  const all = Disposable.from(
    views,
    registerProvider(resolve),
    registerAnnotationCommands({active: () => activeOf(panels), toggle, run}),
    toggle,
    together,
    keepRenamed(panels, toggle),
    onSetupChanged(client, () => {
      for (const panel of panels) void panel.setUp()
    })
  )
  return {...views, dispose: () => void all.dispose()}
}

/** Does something the first time alone. */
function once(act: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) act()
    isDone = true
  }
}

/** What a panel asks for and keeps besides its article: kinds, settings, keys, and what the user pinned and took last. */
function keptPorts(
  {extension, globalState}: Pick<ExtensionContext, 'extension' | 'globalState'>,
  client: ServerClient,
  document: TextDocument,
  recent: Recent
): Pick<PanelPorts, 'readSetup' | 'recent' | 'keepPins' | 'open'> {
  const keys = defaultKeys(extension.packageJSON.contributes.keybindings)
  return {
    readSetup: async known => ({
      ...(await readSetup(client, document, known)),
      keys,
      pins: globalState.get<Setup['pins']>(PINS) ?? {},
      recent: recent.values()
    }),
    recent,
    keepPins: pins => void globalState.update(PINS, pins),
    open: openTarget
  }
}

function activeOf(panels: ReadonlySet<Panel>): Panel | undefined {
  return [...panels].find(({panel}) => panel.active)
}

function registerProvider(
  resolve: (document: TextDocument, panel: WebviewPanel) => void
): Disposable {
  return window.registerCustomEditorProvider(
    VIEW_TYPE,
    {resolveCustomTextEditor: (document, panel) => resolve(document, panel)},
    {supportsMultipleEditorsPerDocument: true, webviewOptions: {enableFindWidget: true}}
  )
}

/** Shows files under their new names as they were shown before; a folder that is renamed takes its files along. */
function keepRenamed(panels: ReadonlySet<Panel>, toggle: Toggle): Disposable {
  return workspace.onWillRenameFiles(({files}) => {
    for (const {oldUri, newUri} of files)
      for (const {article, span} of panels) {
        const {uri} = article.document
        const isInside = uri.path === oldUri.path || uri.path.startsWith(`${oldUri.path}/`)
        if (uri.scheme !== oldUri.scheme || uri.authority !== oldUri.authority || !isInside)
          continue
        const path = newUri.path + uri.path.slice(oldUri.path.length)
        toggle.noteRenamed(newUri.with({path}), span())
      }
  })
}

/** Calls back when the kinds or the settings of pages may be others. */
function onSetupChanged(client: ServerClient, callback: () => void): Disposable {
  return Disposable.from(
    client.onDidChangeState(callback),
    client.onNotification('newsmark/statusChanged', callback),
    workspace.onDidChangeConfiguration(event => {
      if (SETUP_SETTINGS.some(setting => event.affectsConfiguration(setting))) callback()
    })
  )
}

/** Under what the extension keeps which attributes are always shown. */
const PINS = 'annotate.pins'

/** The articles that are open in at least one panel. */
function createArticles(openNew: (document: TextDocument) => Article): {
  readonly take: (document: TextDocument) => Article
  readonly release: (document: TextDocument) => void
} {
  const open = new Map<TextDocument, {readonly article: Article; count: number}>()
  return {
    take: document => {
      const known = open.get(document) ?? {article: openNew(document), count: 0}
      known.count++
      open.set(document, known)
      return known.article
    },
    release: document => {
      const known = open.get(document)
      if (!known) return
      known.count--
      if (known.count > 0) return
      open.delete(document)
      known.article.dispose()
    }
  }
}

/** Opens what a page names: a stretch of the article in a text editor beside it, or a place in another file. */
async function openTarget({article, panel}: Panel, target: Target): Promise<void> {
  if (target.type === 'source') {
    const range = await toRange(article.client, article.document, target.span)
    const viewColumn = panel.viewColumn === ViewColumn.Two ? ViewColumn.One : ViewColumn.Beside
    await window.showTextDocument(article.document, {viewColumn, ...(range && {selection: range})})
    return
  }
  const uri = Uri.parse(target.uri, true)
  const at = new Position(target.line, target.character)
  await commands.executeCommand('vscode.open', uri, {selection: new Range(at, at)})
}
