import {splitGlob} from '../project/glob.js'
import type {Project} from '../project/project.js'
import {includes, selectionOf} from '../project/selection.js'
import {allowedRoot, projectFileName} from './paths.js'
import {walk} from './walk.js'

/**
 * The articles of a project, relative to its root, `/`-separated, ordered by code units.
 * A folder with a project file of its own belongs to that project.
 */
export function findArticles({root, config}: Project): string[] {
  const {prunes} = selectionOf(config)
  const bases = config.include.map(glob => splitGlob(glob).base)
  const found = walk({
    root,
    allowed: allowedRoot(root),
    enters: folder => bases.some(base => leadsTo(folder, base)) && !prunes(folder),
    takes: file => includes(config, file),
    shutBy: projectFileName
  })
  return found.sort()
}

/** Whether a folder is on the way to another one, or in it. */
function leadsTo(folder: string, base: string): boolean {
  return base === '' || `${base}/`.startsWith(`${folder}/`) || folder.startsWith(`${base}/`)
}
