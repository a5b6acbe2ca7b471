import {
  l10n,
  type QuickPickItem,
  type Range,
  Selection,
  StatusBarAlignment,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  ThemeColor,
  ViewColumn,
  window
} from 'vscode'
import type {DisagreementItem} from '../../../server/src/lsp/compare-protocol.js'
import {asRange} from '../ranges.js'

/** What shows one disagreement of two documents that stand side by side. */
interface ComparisonView {
  readonly show: (items: readonly DisagreementItem[], at: number) => Promise<void>
  readonly dispose: () => void
}

/** Shows disagreements in both documents and in the status bar; `name` is that of the other coder. */
export function createComparisonView(
  ours: TextDocument,
  theirs: TextDocument,
  name: string
): ComparisonView {
  const marks = decorations()
  const bar = window.createStatusBarItem('newsmark.comparison', StatusBarAlignment.Left, 50)
  bar.name = l10n.t('Comparison of Coders')
  bar.command = 'newsmark.compare.list'
  bar.show()
  const rangeOf = (range: DisagreementItem['ours'] | undefined): Range | undefined =>
    range ? asRange(range) : undefined
  return {
    async show(items, at) {
      const item = items[at]
      const [left, right] = [rangeOf(item?.ours), rangeOf(item?.theirs)]
      await reveal(theirs, right, ViewColumn.Two)
      await reveal(ours, left, ViewColumn.One)
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

/** Shows a stretch of a document in its column; what is not there leaves the view where it is. Ours has the focus. */
async function reveal(
  document: TextDocument,
  range: Range | undefined,
  viewColumn: ViewColumn
): Promise<void> {
  const preserveFocus = viewColumn !== ViewColumn.One
  const options = {viewColumn, preview: false, preserveFocus}
  const editor = await window.showTextDocument(document, options)
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
