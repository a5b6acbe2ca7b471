import {defaultCodebook} from '../codebook/default/codebook.js'
import {buildGlossary} from '../glossary/glossary.js'
import type {FoundProject} from '../node/find-project.js'
import {createLineFinder} from '../node/ignore-files.js'
import type {CompileTask} from '../node/kept-glossary.js'
import {loadProject} from '../node/load-project.js'
import {realPath, toPortable} from '../node/paths.js'
import {createWalkTest} from '../node/walk-test.js'
import {mergeConfigs} from '../project/config.js'
import {nameIn, pathIn} from '../project/path-names.js'
import type {Project} from '../project/project.js'
import {isArticle} from '../project/selection.js'
import {knownRules} from '../rules/registry.js'
import {removeProject, setProject} from '../session/change.js'
import {sameSelection} from '../session/share-unchanged.js'
import type {ArticleSource} from '../session/workspace.js'
import {createLocator, locate, NOWHERE} from './locate.js'
import {keptGlossaries, makeGlossaries, wakeWaiting} from './make-glossaries.js'
import {prepareSoon} from './prepare-suggestions.js'
import {pollProjectFiles} from './project-polling.js'
import {findArticlesLater} from './read-corpus.js'
import type {Server, Snapshot} from './server.js'
import type {OpenDocument, Session} from './session.js'
import {isFile, toKey} from './uri.js'

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
  const before = session.workspace.projects.get(found.root)
  const tasks: CompileTask[] = []
  const loaded = load(server, found, before, {make: task => tasks.push(task)})
  const workspace = setProject(session.workspace, loaded)
  server.session = {...session, workspace}
  const project = workspace.projects.get(loaded.root) ?? loaded
  const isKnown = before !== undefined && workspace.corpora.has(project.root)
  if (!isKnown || !sameSelection(before, project)) findArticlesLater(server, project.root)
  tellUnread(server, before, project)
  pollProjectFiles(server)
  prepareSoon(server)
  makeGlossaries(server, project.root, tasks)
  wakeWaiting(server)
  return project
}

/** Tells in the log of each client what is wrong in a project file or keeps one from being read, once until that is put right. */
function tellUnread(
  {connection, session}: Server,
  before: Project | undefined,
  {root, problems}: Project
): void {
  const known = new Set(before?.problems.map(({message}) => message))
  for (const {message, location} of problems) {
    const path = pathIn(root, location.path)
    // Who has the file open sees it there, and may just be typing.
    if (!known.has(message) && !session.documents.has(path))
      connection.console.warn(`${path}: ${message}`)
  }
}

/** What a project is loaded with. */
export interface LoadWith {
  /** The texts that stand in place of those of open documents, by their keys. */
  readonly texts?: (key: string) => string | undefined
  /** Is told of glossary files that have to be compiled. */
  readonly make?: (task: CompileTask) => void
}

/**
 * Reads a project from the disk, with the texts of open documents in place of what is stored, and those that `texts` gives
 * by their keys in place of both. What `before` has in common with it is the same objects. Changes nothing in the session.
 */
export function load(
  snapshot: Snapshot,
  {root, file}: FoundProject,
  before: Project | undefined,
  {texts = () => undefined, make = () => {}}: LoadWith = {}
): Project {
  const {documents} = snapshot.session
  const kept = keptGlossaries(snapshot, make)
  if (root === NOWHERE) return emptyProject(root)
  try {
    return loadProject(root, {
      ...(file === undefined ? {} : {file}),
      knownRules,
      again: {
        before,
        ...(kept && {kept}),
        readAhead: path => snapshot.readAhead.get(pathIn(root, path))
      },
      overlay: path => {
        const key = toKey(path.replaceAll('\\', '/'))
        // A file that is a link may be open under its real path.
        const open = documents.get(key) ?? documents.get(toKey(toPortable(realPath(path))))
        return texts(key) ?? open?.document.getText()
      }
    })
  } catch (error) {
    snapshot.log.error(`loading the project ${root}`, error)
    return emptyProject(root)
  }
}

/** The project where nothing can be read. */
function emptyProject(root: string): Project {
  return {
    root,
    file: undefined,
    config: mergeConfigs([]),
    codebook: defaultCodebook,
    glossary: buildGlossary([]),
    baseline: undefined,
    problems: [],
    texts: new Map(),
    held: [],
    unread: new Set()
  }
}

/** Whether a project includes a file, by its name in it, as an article: as the command line finds it. */
export function includesArticle(project: Project, name: string): boolean {
  const {root} = project
  const isLeftOut = (path: string): boolean =>
    !createWalkTest(root)(path) || createLineFinder(root)(path) !== undefined
  return isArticle(project, name, isFile(root) ? isLeftOut : undefined)
}

/** A document as an article of its project. */
export function toArticle(project: Project, {key, document}: OpenDocument): ArticleSource {
  const name = nameIn(project.root, key)
  // Only what is in the root has a name there: no `git:` or `fugitive:` document does.
  const included = name !== key && includesArticle(project, name)
  const {root} = project
  return {path: key, root, name, included, text: document.getText(), syntax: undefined}
}

/**
 * Forgets the projects that rule no open document, unless they are those of a folder that is open, whose
 * documents will be opened again. Tells whether there were any.
 */
export function dropUnused(server: Server): boolean {
  const {session} = server
  const locator = createLocator(session)
  const used = new Set([...session.documents.keys()].map(key => locator(key).root))
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
