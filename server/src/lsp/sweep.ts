import {changedPaths, type FileStamps, isOfStrayLink, stampSteps} from '../node/file-stamps.js'
import {ignoreFileNames} from '../node/ignore-files.js'
import {allowedRoot, projectFileName} from '../node/paths.js'
import {runStepsInSlices} from '../node/slices.js'
import type {Walk} from '../node/walk.js'
import {baselineName} from '../project/baseline.js'
import type {Project} from '../project/project.js'
import {includes, isGlossaryFile, selectionOf} from '../project/selection.js'
import {isSearched} from './corpus-survey.js'
import {findArticlesLater} from './read-corpus.js'
import {logError, type Server} from './server.js'
import {isFile} from './uri.js'
import {pathsChanged, placeAgain} from './watched-files.js'

/**
 * Looks at the files of projects now and then, where the client does not tell of their changes: it cannot, it has refused
 * to, it watches its open folders only, or it may not watch a folder that has come. Walking works on every disk and sees
 * what links lead to; the system's own watching does neither.
 */
export function startSweeping(server: Server): void {
  const known = new Map<string, FileStamps>()
  const sweepSoon = (pause: number): void => {
    if (server.isShutDown) return
    setTimeout(() => {
      const start = performance.now()
      sweep(server, known)
        .catch(error => logError(server.connection, 'looking at files', error))
        .finally(() => sweepSoon(pauseBehind(performance.now() - start)))
    }, pause).unref()
  }
  sweepSoon(PAUSE)
}

/** Milliseconds; a sweep over 10,000 articles takes 70, and sweeps take a twentieth of the time at most. */
const PAUSE = 700
const SHARE = 20
/** A machine may sleep during a sweep, which takes hours then. */
const LONGEST = 30_000

function pauseBehind(took: number): number {
  return Math.min(LONGEST, Math.max(PAUSE, SHARE * took))
}

async function sweep(server: Server, known: Map<string, FileStamps>): Promise<void> {
  const projects = [...server.session.workspace.projects.values()].filter(project =>
    isToSweep(server, project)
  )
  for (const root of known.keys())
    if (!projects.some(project => project.root === root)) known.delete(root)
  for (const project of projects) {
    const before = known.get(project.root)
    const now = await runStepsInSlices(stampSteps(walkOf(server, project)))
    if (server.isShutDown) return
    known.set(project.root, now)
    if (before) pathsChanged(server, changedPaths(before, now))
    else catchUpWith(server, project, now)
    // What has come in the place of a document that is not saved yet may be no file, or makes a project of the folder around it.
    placeAgain(server, openIn(server, project))
  }
}

/** The open documents in the folder of a project, articles or not. */
function openIn({session}: Server, {root}: Project): readonly string[] {
  return [...session.documents.keys()].filter(key => key.startsWith(`${root}/`))
}

/** Reports the files that came, changed or went between the loading of a project and the first sweep. */
function catchUpWith(server: Server, {root, texts, unread}: Project, now: FileStamps): void {
  const recent = [...now].filter(
    ([, stamp]) => isOfStrayLink(stamp) || Number.parseFloat(stamp) > Date.now() - RECENT
  )
  const gone = [...(server.session.workspace.stored.get(root)?.keys() ?? [])].filter(
    path => !now.has(path)
  )
  const named = [...texts.keys(), ...unread].map(name => `${root}/${name}`)
  pathsChanged(server, [...recent.map(([path]) => path), ...gone, ...named])
  findArticlesLater(server, root)
}

/** Milliseconds. */
const RECENT = 10_000

function isToSweep(server: Server, {root}: Project): boolean {
  const {client, isWatched, newFolders, session} = server
  if (!isFile(root)) return false
  if (!client.watchesFiles || !isWatched) return true
  if ([...newFolders].some(folder => folder.startsWith(`${root}/`))) return true
  return !session.folders.some(folder => root === folder || root.startsWith(`${folder}/`))
}

function walkOf({session}: Server, project: Project): Walk {
  const {root, config, texts} = project
  const {prunes} = selectionOf(config)
  const isWhole = isSearched(session, project)
  return {
    root,
    allowed: allowedRoot(root),
    enters: folder => (isWhole ? !prunes(folder) : folder === 'glossary'),
    takes: name =>
      includes(config, name) ||
      isGlossaryFile(config, name) ||
      texts.has(name) ||
      name === config.codebook ||
      RULING.has(name.slice(name.lastIndexOf('/') + 1))
  }
}

const RULING: ReadonlySet<string> = new Set([projectFileName, baselineName, ...ignoreFileNames])
