import {l10n, Range, TextEdit, type Uri, WorkspaceEdit, workspace} from 'vscode'
import {type Asked, paramsFor} from './act.js'
import type {Article} from './article.js'
import {reasonFor, request} from './requests.js'

/**
 * Does an act in many articles: VS Code shows all edits, and makes those that the user leaves ticked. Resolves to the
 * reason, in one sentence, where there is nothing to do.
 */
export async function annotateEverywhere(
  article: Article,
  asked: Asked
): Promise<string | undefined> {
  const params = paramsFor(article, asked)
  if (typeof params === 'string') return params
  try {
    const {edit} = await request(article.client, 'newsmark/annotate', params)
    const plain = await article.client.fromEdit(edit)
    if (plain) await workspace.applyEdit(await withPreview(plain), {isRefactoring: true})
    return undefined
  } catch (error) {
    return reasonFor(error)
  }
}

/** The same edits, each to be confirmed: one for a mark, as half a mark would be broken markup. */
async function withPreview(plain: WorkspaceEdit): Promise<WorkspaceEdit> {
  const metadata = {needsConfirmation: true, label: l10n.t('Tag every mention')}
  const edit = new WorkspaceEdit()
  for (const [uri, edits] of plain.entries())
    for (const {range, newText} of joinHalves(edits, await linesOf(uri)))
      edit.replace(uri, range, newText, metadata)
  return edit
}

/** Joins the two edits of each mark on one line, before its words and behind them. */
function joinHalves(edits: readonly TextEdit[], lines: readonly string[]): readonly TextEdit[] {
  const joined: TextEdit[] = []
  for (const edit of [...edits].sort((a, b) => a.range.start.compareTo(b.range.start))) {
    const before = joined.at(-1)
    const line = lines[edit.range.start.line]
    const isSecondHalf =
      before?.newText.endsWith('[') === true &&
      edit.newText.startsWith(']') &&
      before.range.end.line === edit.range.start.line
    if (!before || !isSecondHalf || line === undefined) {
      joined.push(edit)
      continue
    }
    const words = line.slice(before.range.end.character, edit.range.start.character)
    const range = new Range(before.range.start, edit.range.end)
    joined.splice(-1, 1, new TextEdit(range, before.newText + words + edit.newText))
  }
  return joined
}

/** The lines of a file as it is open, or else as it is on the disk; none of one that cannot be read. */
async function linesOf(uri: Uri): Promise<readonly string[]> {
  const open = workspace.textDocuments.find(document => String(document.uri) === String(uri))
  try {
    const text = open?.getText() ?? new TextDecoder().decode(await workspace.fs.readFile(uri))
    return text.split(/\r\n|\r|\n/)
  } catch {
    return []
  }
}
