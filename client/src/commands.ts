import {commands, Disposable} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'
import {registerIgnoring} from './ignore.js'
import {registerPages} from './pages.js'
import {registerReferences} from './references.js'
import {registerStarting} from './start-corpus.js'

/** Registers the commands of the extension. */
export function registerCommands(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    commands.registerCommand('newsmark.restartServer', () => restart(client)),
    commands.registerCommand('newsmark.showLog', () => client.outputChannel.show()),
    registerIgnoring(client),
    registerReferences(client),
    registerPages(client),
    registerStarting(client)
  )
}

/** Stops and starts the server; the client's own `restart` fails for a server that never started. */
async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop()
  await client.start()
}
