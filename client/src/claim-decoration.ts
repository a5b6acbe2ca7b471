import {
  Disposable,
  OverviewRulerLane,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  window,
  workspace
} from 'vscode'
import {ask, onStatusChanged} from './protocol.js'
import {asRange} from './ranges.js'
import type {ServerClient} from './server-client.js'

/**
 * Decorates claims over their whole extent with a dotted line below and a faint background; neither touches the colour
 * of the text, so that the mentions inside keep theirs.
 */
export function decorateClaims(client: ServerClient): Disposable {
  const type = createDecorationType()
  const update = debounce(() => {
    for (const editor of window.visibleTextEditors) void decorate(client, type, editor)
  })
  return Disposable.from(
    type,
    update,
    window.onDidChangeVisibleTextEditors(update.soon),
    workspace.onDidChangeTextDocument(({document}) => {
      if (document.languageId === 'newsmark') update.soon()
    }),
    ...onStatusChanged(client, update.soon)
  )
}

function createDecorationType(): TextEditorDecorationType {
  return window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('newsmark.claimBackground'),
    borderColor: new ThemeColor('newsmark.claimBorder'),
    borderStyle: 'dotted',
    borderWidth: '0 0 2px 0',
    overviewRulerColor: new ThemeColor('newsmark.claimBorder'),
    overviewRulerLane: OverviewRulerLane.Left
  })
}

/** Decorates one editor; an answer about an outdated version is dropped, as the change has asked again. */
async function decorate(
  client: ServerClient,
  type: TextEditorDecorationType,
  editor: TextEditor
): Promise<void> {
  const {document} = editor
  if (document.languageId !== 'newsmark') return editor.setDecorations(type, [])
  const claims = await ask(client, 'newsmark/claims', document)
  if (claims?.version !== document.version) return
  const ranges = claims.ranges.flatMap(fragments => fragments.map(asRange))
  editor.setDecorations(type, ranges)
}

interface Debounced extends Disposable {
  readonly soon: () => void
}

/** Calls after a pause without further calls of `soon`; `pause` is in milliseconds. */
function debounce(call: () => void, pause = 50): Debounced {
  let timer: NodeJS.Timeout | undefined
  const dispose = (): void => clearTimeout(timer)
  const soon = (): void => {
    dispose()
    timer = setTimeout(call, pause)
  }
  return {soon, dispose}
}
