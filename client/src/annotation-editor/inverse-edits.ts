import {Range, type TextDocument, type TextEdit, type Uri, WorkspaceEdit} from 'vscode'

/** What stands where edits will change a document: offsets of the old text, in its order. */
export interface Replaced {
  readonly start: number
  readonly text: string
  readonly added: number
}

/** Reads what edits of a document will replace; to be called before they are made. */
export function readReplaced(document: TextDocument, edits: readonly TextEdit[]): Replaced[] {
  return edits
    .map(({range, newText}) => ({
      start: document.offsetAt(range.start),
      text: document.getText(range),
      added: newText.length
    }))
    .sort((a, b) => a.start - b.start)
}

/** The edit that takes edits back, in the text that they have made. */
export function inverseEdit(
  document: TextDocument,
  uri: Uri,
  replaced: readonly Replaced[]
): WorkspaceEdit {
  const edit = new WorkspaceEdit()
  let moved = 0
  for (const {start, text, added} of replaced) {
    const from = start + moved
    const range = new Range(document.positionAt(from), document.positionAt(from + added))
    edit.replace(uri, range, text)
    moved += added - text.length
  }
  return edit
}
