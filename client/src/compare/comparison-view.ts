import {
  l10n,
  type QuickPickItem,
  type Range,
  Selection,
  StatusBarAlignment,
  type StatusBarItem,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  ThemeColor,
  ViewColumn,
  window
} from 'vscode'
import type {DisagreementItem} from '../../../server/src/lsp/compare-protocol.js'
import type {BaseSpan} from '../../../server/src/lsp/editor-protocol.js'
import {
  type AnnotationViews,
  type Column,
  isAnnotated,
  type Selected
} from '../annotation-editor/annotation-views.js'
import {asRange} from '../ranges.js'

/** What shows one disagreement of two documents that stand side by side. */
interface ComparisonView {
  /** Opens both documents, in the annotation editor or as text. */
  readonly open: (areAnnotated: boolean) => Promise<void>
  /** Selects in one annotation editor what the user has selected in the other. */
  readonly follow: (selected: Selected) => void
  readonly show: (items: readonly DisagreementItem[], at: number) => Promise<void>
  readonly dispose: () => void
}

/** Two versions of an article, and the name of the other coder. */
interface Sides {
  readonly ours: TextDocument
  readonly theirs: TextDocument
  readonly name: string
}

/** Shows disagreements in both documents and in the status bar. Each stays in the editor that the user has it in. */
export function createComparisonView(
  {ours, theirs, name}: Sides,
  annotations: AnnotationViews
): ComparisonView {
  const marks = decorations()
  const bar = createStatus()
  const rangeOf = (range: DisagreementItem['ours'] | undefined): Range | undefined =>
    range ? asRange(range) : undefined
  let shown: BaseSpan | undefined
  const reveal = (
    document: TextDocument,
    viewColumn: ViewColumn,
    range?: Range,
    isSo = isAnnotated(document)
  ): Promise<BaseSpan | undefined> => {
    // Ours has the focus.
    const column = {viewColumn, preserveFocus: document !== ours}
    return isSo ? annotations.show(document, range, column) : revealText(document, range, column)
  }
  return {
    async open(areAnnotated) {
      await reveal(theirs, ViewColumn.Two, undefined, areAnnotated)
      await reveal(ours, ViewColumn.One, undefined, areAnnotated)
    },
    follow({uri, span}) {
      const others = [ours, theirs].filter(each => String(each.uri) !== String(uri))
      const isOurs = String(uri) === String(ours.uri)
      // The other side shows what it has there, which may be other words.
      const isAsShown = isOurs && shown?.start === span.start && shown.end === span.end
      const [other] = others
      if (other && others.length === 1 && !isAsShown) annotations.reveal(other.uri, span)
    },
    async show(items, at) {
      const item = items[at]
      const [left, right] = [rangeOf(item?.ours), rangeOf(item?.theirs)]
      await reveal(theirs, ViewColumn.Two, right)
      shown = await reveal(ours, ViewColumn.One, left)
      marks.show(ours, left)
      marks.show(theirs, right)
      const said = item ? ` · ${excerptOf(describe(item, name))}` : ''
      bar.text = `$(diff) ${statusOf(items.length, at)}${said}`
      bar.tooltip = item ? describe(item, name) : name
    },
    dispose() {
      bar.dispose()
      marks.dispose()
    }
  }
}

/** The item of the status bar that tells of a comparison. */
function createStatus(): StatusBarItem {
  const bar = window.createStatusBarItem('newsmark.comparison', StatusBarAlignment.Left, 50)
  bar.name = l10n.t('Comparison of Coders')
  bar.command = 'newsmark.compare.list'
  bar.show()
  return bar
}

/** As much as the status bar has room for. */
function excerptOf(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

const LONGEST = 60

function statusOf(count: number, at: number): string {
  if (count === 0) return l10n.t('No disagreement')
  return l10n.t('Disagreement {0} of {1}', String(at + 1), String(count))
}

/** What a disagreement says, for a list. */
export function toPick(item: DisagreementItem, name: string): QuickPickItem {
  return {label: `“${item.words}”`, description: item.kind, detail: describe(item, name)}
}

function describe({type, details}: DisagreementItem, name: string): string {
  if (type === 'ours') return l10n.t('only here')
  return type === 'theirs' ? l10n.t('only {0}', name) : details
}

/** Shows a stretch of a document as text in its column; what is not there leaves the view where it is. */
async function revealText(
  document: TextDocument,
  range: Range | undefined,
  column: Column
): Promise<undefined> {
  const editor = await window.showTextDocument(document, {...column, preview: false})
  if (!range) return
  editor.selection = new Selection(range.start, range.start)
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport)
}

/** What marks a stretch of a document in all editors that show it. */
function decorations() {
  const type = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.wordHighlightStrongBackground'),
    borderColor: new ThemeColor('focusBorder'),
    border: '1px solid'
  })
  const editorsOf = (document: TextDocument): readonly TextEditor[] =>
    window.visibleTextEditors.filter(editor => editor.document === document)
  return {
    show(document: TextDocument, range: Range | undefined): void {
      for (const editor of editorsOf(document)) editor.setDecorations(type, range ? [range] : [])
    },
    dispose: () => type.dispose()
  }
}
