import {commands, type Disposable, l10n, Position, WorkspaceEdit, window, workspace} from 'vscode'
import type {PlainRange} from '../../server/src/lsp/protocol.js'
import type {ServerClient} from './server-client.js'

/** Registers the command of the server's ignore actions, which asks for a reason and inserts the comment with it. */
export function registerIgnoring(client: ServerClient): Disposable {
  return commands.registerCommand(
    'newsmark.ignore',
    async (uri: string, at: PlainRange['start'], before: string, behind: string) => {
      const reason = await askForReason()
      if (reason !== undefined) await insertIgnore(client, [uri, at, before, behind], reason)
    }
  )
}

/** Inserts the comment that ignores what is found, with the reason for it. */
export async function insertIgnore(
  client: ServerClient,
  [uri, at, before, behind]: IgnorePlace,
  reason: string
): Promise<void> {
  const edit = new WorkspaceEdit()
  const position = new Position(at.line, at.character)
  const document = client.fromUri(uri)
  edit.insert(document, position, before + asComment(reason) + behind)
  await workspace.applyEdit(edit)
}

/** Where the comment goes, as the server says it, and what stands before the reason and behind it. */
export type IgnorePlace = readonly [
  uri: string,
  at: PlainRange['start'],
  before: string,
  behind: string
]

function asComment(reason: string): string {
  return reason.replaceAll('-->', '→').replace(/\s+/g, ' ').trim()
}

/** Asks for a reason; undefined where the user cancels. */
function askForReason(): Thenable<string | undefined> {
  return window.showInputBox({
    title: l10n.t('Ignore, because …'),
    prompt: l10n.t('The reason stands in the comment, for whoever reads the article next.'),
    ignoreFocusOut: true,
    validateInput: text => (text.trim() === '' ? l10n.t('Say why.') : undefined)
  })
}
