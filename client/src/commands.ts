import {commands, Disposable} from 'vscode'
import {registerIgnoring} from './ignore.js'
import {registerPages} from './pages.js'
import {registerReferences} from './references.js'
import type {ServerClient} from './server-client.js'
import {registerStarting} from './start-corpus.js'

/** Registers the commands of the extension. */
export function registerCommands(client: ServerClient): Disposable {
  return Disposable.from(
    commands.registerCommand('newsmark.restartServer', () => client.restart()),
    commands.registerCommand('newsmark.showLog', () => client.log.show()),
    registerIgnoring(client),
    registerReferences(client),
    registerPages(client),
    registerStarting(client)
  )
}
