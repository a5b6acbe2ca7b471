import {defaultCodebook} from '../codebook/default/codebook.js'
import {buildGlossary} from '../glossary/glossary.js'
import {type FoundProject, findProject} from '../node/find-project.js'
import {createLineFinder} from '../node/ignore-files.js'
import {loadProject} from '../node/load-project.js'
import {mergeConfigs} from '../project/config.js'
import {folderOf, nameIn} from '../project/path-names.js'
import type {Project} from '../project/project.js'
import {isArticle} from '../project/selection.js'
import {knownRules} from '../rules/registry.js'
import {removeProject, setProject} from '../session/change.js'
import type {ArticleSource} from '../session/workspace.js'
import {loadCorpusLater} from './load-corpus.js'
import {pollProjectFiles} from './project-polling.js'
import type {Server, Snapshot} from './server.js'
import type {OpenDocument, Session} from './session.js'
import {isFile, toKey} from './uri.js'

/**
 * Which project rules a document: that of the nearest project file above it; without one, the folder
 * that is open in the editor and holds it, or else just the folder it lies in.
 */
function locate({folders}: Session, key: string): FoundProject {
  if (!isFile(key)) return {root: folders[0] ?? NOWHERE, file: undefined}
  const found = findProject(folderOf(key))
  if (found.file !== undefined) return found
  const around = folders.filter(folder => nameIn(folder, key) !== key)
  const innermost = around.toSorted((a, b) => b.length - a.length)[0]
  return {root: innermost ?? found.root, file: undefined}
}

/** Root of what holds for documents that are not files while no folder is open. */
const NOWHERE = 'untitled:'

/** The project that rules a document, loaded if it was not yet. */
export function projectFor(server: Server, key: string): Project {
  const found = locate(server.session, key)
  return projectAt(server.session, found) ?? loadInto(server, found)
}

/** The project that rules a document. Throws where it has not been loaded, which is done before a request that asks for it. */
export function knownProject(session: Session, key: string): Project {
  const found = locate(session, key)
  const project = projectAt(session, found)
  if (!project) throw new Error(`Expected a project at ${found.root}, which rules ${key}`)
  return project
}

function projectAt({workspace}: Session, {root, file}: FoundProject): Project | undefined {
  const known = workspace.projects.get(root)
  return known?.file === file ? known : undefined
}

/** Reads a project from the disk, with the texts of open documents in place of what is stored. */
export function loadInto(server: Server, found: FoundProject): Project {
  const {session} = server
  const project = load(server, found, session.workspace.projects.get(found.root))
  const workspace = setProject(session.workspace, project)
  server.session = {...session, workspace}
  if (!workspace.stored.has(project.root)) loadCorpusLater(server, project.root)
  pollProjectFiles(server)
  return workspace.projects.get(project.root) ?? project
}

/**
 * Reads a project from the disk, with the texts of open documents in place of what is stored, and those that `texts` gives
 * by their keys in place of both. What `before` has in common with it is the same objects. Changes nothing in the session.
 */
export function load(
  snapshot: Snapshot,
  {root, file}: FoundProject,
  before: Project | undefined,
  texts: (key: string) => string | undefined = () => undefined
): Project {
  const {documents} = snapshot.session
  if (root === NOWHERE) return emptyProject(root)
  try {
    return loadProject(root, {
      ...(file === undefined ? {} : {file}),
      knownRules,
      again: {before},
      overlay: path => {
        const key = toKey(path.replaceAll('\\', '/'))
        return texts(key) ?? documents.get(key)?.document.getText()
      }
    })
  } catch (error) {
    snapshot.log.error(`loading the project ${root}`, error)
    return emptyProject(root)
  }
}

/** What holds where nothing can be read. */
function emptyProject(root: string): Project {
  return {
    root,
    file: undefined,
    config: mergeConfigs([]),
    codebook: defaultCodebook,
    glossary: buildGlossary([]),
    baseline: undefined,
    problems: [],
    texts: new Map()
  }
}

/** Whether a project includes a file, by its name in it, as an article: as the command line finds it. */
export function includesArticle(project: Project, name: string): boolean {
  const {root} = project
  const isIgnored = (path: string): boolean => createLineFinder(root)(path) !== undefined
  return isArticle(project, name, isFile(root) ? isIgnored : undefined)
}

/** A document as an article of its project. */
export function toArticle(project: Project, {key, document}: OpenDocument): ArticleSource {
  const name = nameIn(project.root, key)
  const included = includesArticle(project, name)
  const {root} = project
  return {path: key, root, name, included, text: document.getText(), syntax: undefined}
}

/**
 * Forgets the projects that rule no open document, unless they are those of a folder that is open, whose
 * documents will be opened again. Tells whether there were any.
 */
export function dropUnused(server: Server): boolean {
  const {session} = server
  const used = new Set([...session.documents.keys()].map(key => locate(session, key).root))
  let {workspace} = session
  for (const project of workspace.projects.values()) {
    if (!used.has(project.root) && !isOfFolder(session, project))
      workspace = removeProject(workspace, project.root)
  }
  const changed = workspace !== session.workspace
  if (changed) server.session = {...session, workspace}
  if (changed) pollProjectFiles(server)
  return changed
}

function isOfFolder(session: Session, {root, file}: Project): boolean {
  const isOpen = session.folders.some(
    folder => folder === root || nameIn(folder, root) !== root || nameIn(root, folder) !== folder
  )
  if (!isOpen || !isFile(root)) return false
  const found = locate(session, `${root}/newsmark.yaml`)
  return found.root === root && found.file === file
}
