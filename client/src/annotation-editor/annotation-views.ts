import {
  commands,
  type Disposable,
  type Event,
  EventEmitter,
  type Range,
  TabInputCustom,
  TabInputText,
  type TextDocument,
  type Uri,
  type ViewColumn,
  window,
  workspace
} from 'vscode'
import type {BaseSpan} from '../../../server/src/lsp/editor-protocol.js'
import type {ServerClient} from '../server-client.js'
import {toSpan} from './places.js'
import {type Toggle, VIEW_TYPE} from './toggle.js'
import type {Panel} from './view.js'

/** Where an editor is shown. */
export interface Column {
  readonly viewColumn: ViewColumn
  readonly preserveFocus: boolean
}

/** What a user has selected in the annotation editor of a document, in base text. */
export interface Selected {
  readonly uri: Uri
  readonly span: BaseSpan
}

/** The annotation editors that are open, for what shows places in them from outside. */
export interface AnnotationViews extends Disposable {
  /** Shows a document in the annotation editor, and selects what stands at a range of the written text; gives that. */
  readonly show: (
    document: TextDocument,
    range: Range | undefined,
    column: Column
  ) => Promise<BaseSpan | undefined>
  /** Selects a stretch in all annotation editors of a document that can be seen. */
  readonly reveal: (uri: Uri, span: BaseSpan) => void
  /** Fires when something is selected in the active editor. */
  readonly onDidSelect: Event<Selected>
  /** Notes what is selected in a page. */
  readonly noteSelected: (panel: Panel, span: BaseSpan) => void
}

/** Makes what shows places in the annotation editors that `panels` holds. */
export function createAnnotationViews(
  client: ServerClient,
  panels: ReadonlySet<Panel>,
  {setPlace}: Pick<Toggle, 'setPlace'>
): AnnotationViews {
  const selected = new EventEmitter<Selected>()
  const panelsOf = (uri: Uri): readonly Panel[] =>
    [...panels].filter(({article}) => String(article.document.uri) === String(uri))
  return {
    show: async (document, range, {viewColumn, preserveFocus}) => {
      const span = range && (await toSpan(client, document, range))
      const known = panelsOf(document.uri).find(({panel}) => panel.viewColumn === viewColumn)
      if (span && known?.panel.visible) known.reveal(span)
      else if (span) setPlace(document.uri, span)
      if (known) known.panel.reveal(viewColumn, preserveFocus)
      else {
        const options = {viewColumn, preserveFocus, preview: false}
        await commands.executeCommand('vscode.openWith', document.uri, VIEW_TYPE, options)
      }
      return span
    },
    reveal: (uri, span) => {
      for (const {panel, reveal} of panelsOf(uri)) if (panel.visible) reveal(span)
    },
    onDidSelect: selected.event,
    noteSelected: ({panel, article}, span) => {
      if (panel.active) selected.fire({uri: article.document.uri, span})
    },
    dispose: () => selected.dispose()
  }
}

/**
 * Whether a document is shown in the annotation editor, and not as text; where it is not open, whether the settings say that
 * it is to be.
 */
export function isAnnotated(document: TextDocument): boolean {
  const inputs = window.tabGroups.all.flatMap(({tabs}) => tabs.map(({input}) => input))
  const key = String(document.uri)
  const isShown = inputs.some(
    input =>
      input instanceof TabInputCustom && input.viewType === VIEW_TYPE && String(input.uri) === key
  )
  const isText = inputs.some(input => input instanceof TabInputText && String(input.uri) === key)
  return isShown || (!isText && isAnnotatedByDefault(document))
}

function isAnnotatedByDefault(document: TextDocument): boolean {
  return workspace.getConfiguration('newsmark.annotate', document).get('byDefault', false)
}
