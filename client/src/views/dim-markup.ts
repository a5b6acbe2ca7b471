import {
  Disposable,
  type Position,
  type Range,
  type TextEditor,
  type TextEditorDecorationType,
  window,
  workspace
} from 'vscode'
import {onStatusChanged} from '../protocol.js'
import {asRange} from '../ranges.js'
import type {ServerClient} from '../server-client.js'
import {askView} from './view-requests.js'

/** The markup of one tag. */
interface TagMarkup {
  readonly before: Range
  readonly behind: Range
}

/**
 * Shows markup fainter than the words, where `newsmark.dimMarkup` asks for it, and in full strength in the tag at the cursor.
 * Nothing is hidden: VS Code would wrap lines by what is not seen, and the cursor would stand still in it.
 */
export function dimMarkup(client: ServerClient): Disposable {
  let type: TextEditorDecorationType | undefined
  const known = new WeakMap<TextEditor, readonly TagMarkup[]>()
  let timer: NodeJS.Timeout | undefined
  const load = async (editor: TextEditor): Promise<void> => {
    const {document} = editor
    if (!type || document.languageId !== 'newsmark') return
    const uri = client.asUri(document.uri)
    const answer = await askView(client, 'newsmark/markup', {uri})
    if (answer?.version !== document.version) return
    const tags = answer.tags.map(tag => ({
      before: asRange(tag.before),
      behind: asRange(tag.behind)
    }))
    known.set(editor, tags)
    draw(type, editor, tags)
  }
  const loadAll = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      for (const editor of window.visibleTextEditors) void load(editor)
    }, PAUSE)
  }
  const configure = (): void => {
    type?.dispose()
    type = createType()
    loadAll()
  }
  configure()
  return Disposable.from(
    {dispose: () => type?.dispose()},
    {dispose: () => clearTimeout(timer)},
    workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('newsmark.dimMarkup')) configure()
    }),
    window.onDidChangeVisibleTextEditors(loadAll),
    workspace.onDidChangeTextDocument(({document, contentChanges}) => {
      if (document.languageId === 'newsmark' && contentChanges.length > 0) loadAll()
    }),
    window.onDidChangeTextEditorSelection(({textEditor}) => {
      const tags = known.get(textEditor)
      if (type && tags) draw(type, textEditor, tags)
    }),
    ...onStatusChanged(client, loadAll)
  )
}

/** Milliseconds of quiet after which the markup is asked for again. */
const PAUSE = 60

/** The look of dimmed markup; undefined where nothing is dimmed. */
function createType(): TextEditorDecorationType | undefined {
  const opacity = workspace.getConfiguration('newsmark').get<number>('dimMarkup') ?? 1
  return opacity < 1 && opacity > 0
    ? window.createTextEditorDecorationType({opacity: String(opacity)})
    : undefined
}

function draw(
  type: TextEditorDecorationType,
  editor: TextEditor,
  tags: readonly TagMarkup[]
): void {
  const bright = new Set(editor.selections.map(({active}) => innermostAt(tags, active)))
  const ranges = tags
    .filter(tag => !bright.has(tag))
    .flatMap(({before, behind}) => [before, behind])
  editor.setDecorations(type, ranges)
}

/** The innermost tag around a place: tags come in the order of their starts. */
function innermostAt(tags: readonly TagMarkup[], at: Position): TagMarkup | undefined {
  return tags.findLast(
    ({before, behind}) => before.start.isBeforeOrEqual(at) && behind.end.isAfterOrEqual(at)
  )
}
