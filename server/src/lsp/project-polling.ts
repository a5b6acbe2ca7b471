import {baselineName} from '../project/baseline.js'
import {pathIn} from '../project/path-names.js'
import type {Server} from './server.js'
import {isFile} from './uri.js'

/** Looks for changes of the project files, where the client cannot be asked to tell of them. */
export function pollProjectFiles({client, poller, session}: Server): void {
  if (client.watchesFiles) return
  const keys = [...session.workspace.projects.values()].flatMap(({root, file, config, texts}) => [
    ...(isFile(root) ? [file ?? pathIn(root, 'newsmark.yaml'), pathIn(root, baselineName)] : []),
    ...(config.codebook === undefined ? [] : [pathIn(root, config.codebook)]),
    ...[...texts.keys()].map(name => pathIn(root, name))
  ])
  poller.look(new Set(keys))
}
