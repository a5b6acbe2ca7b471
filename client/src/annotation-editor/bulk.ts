import {l10n, WorkspaceEdit, workspace} from 'vscode'
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
    const plain = await article.client.protocol2CodeConverter.asWorkspaceEdit(edit)
    if (plain) await workspace.applyEdit(withPreview(plain), {isRefactoring: true})
    return undefined
  } catch (error) {
    return reasonFor(error)
  }
}

/** The same edits, each to be confirmed. */
function withPreview(plain: WorkspaceEdit): WorkspaceEdit {
  const metadata = {needsConfirmation: true, label: l10n.t('Tag every mention')}
  const edit = new WorkspaceEdit()
  for (const [uri, edits] of plain.entries())
    for (const {range, newText} of edits) edit.replace(uri, range, newText, metadata)
  return edit
}
