import {commands, type Disposable, type Location, Position} from 'vscode'
import type {PlainRange} from '../../server/src/lsp/protocol.js'
import type {ServerClient} from './server-client.js'

/** Registers the command of the server's lenses, which shows all references of what is named at a place. */
export function registerReferences(client: ServerClient): Disposable {
  return commands.registerCommand(
    'newsmark.showReferences',
    async (uri: string, at: PlainRange['start']) => {
      const document = client.fromUri(uri)
      const position = new Position(at.line, at.character)
      const found = await commands.executeCommand<readonly Location[]>(
        'vscode.executeReferenceProvider',
        document,
        position
      )
      await commands.executeCommand('editor.action.showReferences', document, position, found)
    }
  )
}
