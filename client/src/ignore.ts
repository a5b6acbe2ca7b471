import {commands, type Disposable, l10n, Position, WorkspaceEdit, window, workspace} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import type {PlainRange} from '../../server/src/lsp/protocol.js'

/** Registers the command of the server's ignore actions, which asks for a reason and inserts the comment with it. */
export function registerIgnoring(client: LanguageClient): Disposable {
  return commands.registerCommand(
    'newsmark.ignore',
    async (uri: string, at: PlainRange['start'], before: string, behind: string) => {
      const reason = await askForReason()
      if (reason === undefined) return
      const edit = new WorkspaceEdit()
      const position = new Position(at.line, at.character)
      const document = client.protocol2CodeConverter.asUri(uri)
      edit.insert(document, position, before + reason + behind)
      await workspace.applyEdit(edit)
    }
  )
}

/** Asks for a reason; undefined where the user cancels. */
async function askForReason(): Promise<string | undefined> {
  const answer = await window.showInputBox({
    title: l10n.t('Ignore, because …'),
    prompt: l10n.t('The reason stands in the comment, for whoever reads the article next.'),
    ignoreFocusOut: true,
    validateInput: text => (text.trim() === '' ? l10n.t('Say why.') : undefined)
  })
  return answer?.replaceAll('-->', '→').trim()
}
