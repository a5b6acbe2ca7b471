import {
  commands,
  Disposable,
  type Range,
  Selection,
  TabInputText,
  type TextDocument,
  TextEditorRevealType,
  type Uri,
  window,
  workspace
} from 'vscode'
import type {BaseSpan} from '../../../server/src/lsp/editor-protocol.js'
import type {ServerClient} from '../server-client.js'
import {toRange, toSpan} from './places.js'

/** The type of the annotation editor, as package.json names it. */
export const VIEW_TYPE = 'newsmark.annotate'

/** Changes between the annotation editor and the text editor in place: the tab, the place and the selection stay. */
export interface Toggle {
  /** From the active text editor to the annotation editor. */
  readonly toAnnotations: () => Promise<void>
  /** From the annotation editor, in which a stretch is selected, to the text editor. */
  readonly toText: (document: TextDocument, span: BaseSpan | undefined) => Promise<void>
  /** Notes the stretch that is to be selected in the page that opens for a document. */
  readonly setPlace: (uri: Uri, span: BaseSpan) => void
  /** That stretch; each is given once. */
  readonly takePlace: (uri: Uri) => BaseSpan | undefined
  /** Notes that a file is to be shown in the annotation editor under another name, which VS Code opens as text. */
  readonly noteRenamed: (uri: Uri, span: BaseSpan | undefined) => void
  readonly dispose: () => void
}

export function createToggle(client: ServerClient): Toggle {
  const places = new Map<string, BaseSpan>()
  const chosen = new Set<string>()
  const renamed = new Set<string>()
  const toAnnotations = async (): Promise<void> => {
    const editor = window.activeTextEditor
    if (!editor) return
    const {document, selection} = editor
    const key = String(document.uri)
    chosen.delete(key)
    const span = await toSpan(client, document, selection)
    if (span) places.set(key, span)
    await reopenWith(VIEW_TYPE)
  }
  return {
    toAnnotations,
    toText: async (document, span) => {
      const range = span && (await toRange(client, document, span))
      chosen.add(String(document.uri))
      renamed.delete(String(document.uri))
      await reopenWith('default')
      if (range) select(document, range)
    },
    setPlace: (uri, span) => void places.set(String(uri), span),
    takePlace: uri => {
      const key = String(uri)
      const place = places.get(key)
      places.delete(key)
      return place
    },
    noteRenamed: (uri, span) => {
      renamed.add(String(uri))
      if (span) places.set(String(uri), span)
    },
    dispose: openByDefault({chosen, renamed}, toAnnotations).dispose
  }
}

/** Opens what the active tab shows in another editor, in the same tab. */
async function reopenWith(type: string): Promise<void> {
  const known = await commands.getCommands(true)
  if (known.includes(REOPEN)) await commands.executeCommand(REOPEN, type)
  // An older VS Code can only be told to change to the next editor of a file; an article has these two.
  else await commands.executeCommand('workbench.action.toggleEditorType')
}

const REOPEN = 'reopenActiveEditorWith'

function select(document: TextDocument, range: Range): void {
  const editor = window.activeTextEditor
  if (editor?.document !== document) return
  editor.selection = new Selection(range.start, range.end)
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport)
}

/**
 * Opens articles in the annotation editor where the setting says so; one that the user has changed to text stays so until
 * its tab is closed. One that was shown in it and is renamed stays in it. `workbench.editorAssociations` would do the same, but belongs to the user, and goes by names of files.
 */
function openByDefault(
  {chosen, renamed}: {readonly chosen: Set<string>; readonly renamed: Set<string>},
  open: () => Promise<void>
): Disposable {
  const seen = new Set<string>()
  return Disposable.from(
    window.tabGroups.onDidChangeTabs(({closed}) => {
      for (const {input} of closed)
        if (input instanceof TabInputText) {
          seen.delete(String(input.uri))
          if (!isOpen(input.uri)) chosen.delete(String(input.uri))
        }
    }),
    window.onDidChangeActiveTextEditor(editor => {
      const document = editor?.document
      if (document?.languageId !== 'newsmark' || document.uri.scheme === 'git') return
      const key = String(document.uri)
      if (isActiveText(document.uri) && renamed.delete(key)) {
        seen.add(key)
        void reopenWith(VIEW_TYPE)
        return
      }
      if (seen.has(key) || chosen.has(key) || !isActiveText(document.uri)) return
      seen.add(key)
      const isDefault = workspace
        .getConfiguration('newsmark.annotate', document)
        .get('byDefault', false)
      if (isDefault) void open()
    })
  )
}

/** Whether the active tab shows a file as text, and not as one side of a comparison. */
function isActiveText(uri: Uri): boolean {
  const input = window.tabGroups.activeTabGroup.activeTab?.input
  return input instanceof TabInputText && String(input.uri) === String(uri)
}

function isOpen(uri: Uri): boolean {
  return window.tabGroups.all.some(({tabs}) =>
    tabs.some(({input}) => hasUri(input) && String(input.uri) === String(uri))
  )
}

function hasUri(input: unknown): input is {readonly uri: Uri} {
  return typeof input === 'object' && input !== null && 'uri' in input
}
