import type {CancellationToken} from 'vscode-languageserver/node'
import {projectFileName} from '../node/paths.js'
import {locate} from './locate.js'
import {allGlossariesKnown} from './make-glossaries.js'
import {projectFor} from './projects.js'
import type {Server} from './server.js'

/**
 * Has the projects of all open folders loaded, before a request that is about no document: somebody may search before anything
 * is open. A folder that no project file rules has nothing to search in until one of its articles is open.
 */
export async function loadAll(server: Server, token: CancellationToken): Promise<void> {
  if (server.outdated.size > 0) server.timers.reload.now()
  for (const folder of server.session.folders) {
    const key = `${folder}/${projectFileName}`
    if (locate(server.session, key).file !== undefined) projectFor(server, key)
  }
  await allGlossariesKnown(server, token)
}
