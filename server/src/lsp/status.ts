import {phrase} from '../base/phrase.js'
import {nameIn} from '../project/path-names.js'
import type {Project} from '../project/project.js'
import {modelOf} from '../session/derive.js'
import {articlesOf} from '../session/queries.js'
import {converterFor} from './locations.js'
import {toRange} from './positions.js'
import {projectsWith} from './project-files.js'
import {includesArticle, knownProject} from './projects.js'
import type {Claims, FileParams, Status} from './protocol.js'
import {invalidParams} from './route.js'
import type {Snapshot} from './server.js'
import {sayMessage, type Translator} from './translator.js'
import {isFile, toKey} from './uri.js'

/** The status of a file: its project, how much the glossary knows, and any problem. */
export function status(snapshot: Snapshot, params: FileParams): Status {
  const project = knownProject(snapshot.session, keyOf(params))
  const {file, glossary} = project
  return {
    project: file ?? null,
    entries: glossary.entries.size,
    problem: problemOf(project, snapshot.client.say)
  }
}

function problemOf({problems, glossary}: Project, say: Translator): string | null {
  const inGlossary = glossary.files.flatMap(file => file.problems)
  const all = [...problems, ...inGlossary]
  const [first] = all
  if (!first) return null
  const told = `${first.location.path}: ${sayMessage(first, say)}`
  return all.length > 1 ? say(phrase`${told} (and ${all.length - 1} more)`) : told
}

/** Where the claims of an open article stand: for each the contents of its fragments. */
export function claims(snapshot: Snapshot, params: FileParams): Claims {
  const key = keyOf(params)
  const {workspace, documents} = snapshot.session
  const version = documents.get(key)?.document.version ?? 0
  const article = workspace.open.get(key)
  const toPosition = converterFor(snapshot, key)
  if (!article || !toPosition) return {version, ranges: []}
  const ranges = modelOf(workspace, article).claims.map(({fragments}) =>
    fragments.map(({tag}) => toRange(toPosition, {start: tag.contentStart, end: tag.contentEnd}))
  )
  return {version, ranges}
}

/** Whether a project includes a file as an article; none of the project files is one. */
export function isArticle(snapshot: Snapshot, params: FileParams): boolean {
  const key = keyOf(params)
  if (!isFile(key)) return false
  const project = knownProject(snapshot.session, key)
  return includesArticle(project, nameIn(project.root, key))
}

/**
 * Whether a file is one of a project's own: its project file, codebook, glossary or baseline. A folder without a project
 * file has such files only beside articles: another project may keep a glossary, too.
 */
export function isProjectFile({session}: Snapshot, params: FileParams): boolean {
  const key = keyOf(params)
  const {workspace} = session
  return projectsWith(session, key).some(root => {
    const hasFile = workspace.projects.get(root)?.file !== undefined
    return hasFile || !articlesOf(workspace, root).next().done
  })
}

function keyOf(params: FileParams): string {
  const uri: unknown = params?.uri
  if (typeof uri !== 'string') throw invalidParams('`uri`')
  return toKey(uri)
}
