import {resolve} from 'node:path'
import {isFolder} from '../../node/file-kind.js'
import {type FoundProject, makesProject} from '../../node/find-project.js'
import {scopeAt} from '../../node/ignore-files.js'
import {allowedRoot, pathFrom, projectFileName, toPortable} from '../../node/paths.js'
import {walk} from '../../node/walk.js'
import {globProblem, isWild, matchGlobs, splitGlob} from '../../project/globs.js'
import {folderPrefix, within} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {selectionOf} from '../../project/selection.js'
import {
  addFile,
  attempt,
  type CollectedFiles,
  type CollectedProject,
  projectIn
} from './collect-files.js'
import {toWalkFailure} from './failure.js'
import {namedPath} from './named-input.js'
import {textsBeside} from './texts-beside.js'

/**
 * Adds the files that operands of the command line mean. A file is taken whatever its project includes;
 * a folder means the articles in it, each under the project whose file is nearest above it; a glob means the
 * files that it matches.
 */
export function addOperands(collected: CollectedFiles, operands: readonly string[]): void {
  for (const operand of operands)
    attempt(collected, operand, () => {
      if (isWild(operand) && !exists(collected, operand)) addGlob(collected, operand)
      else addPath(collected, operand)
    })
}

/** Adds a file or a folder, whose name is never taken for a glob. Throws what `node:fs` throws where it leads nowhere. */
export function addPath(collected: CollectedFiles, path: string): void {
  const absolute = namedPath(path, collected.cwd)
  if (isFolder(absolute)) addFolder(collected, path)
  else addFile(collected, absolute)
}

/** Whether there is such a file, as its name may hold the signs of a glob. */
function exists({cwd}: CollectedFiles, path: string): boolean {
  try {
    isFolder(namedPath(path, cwd))
    return true
  } catch {
    return false
  }
}

function addFolder(collected: CollectedFiles, path: string): void {
  const folder = toPortable(path, collected.cwd)
  const files = projectIn(collected, collected.findProject(folder))
  const {project, articles} = files
  const inner = within(project.root, folder)
  const included = files.included()
  const found = inner === '' ? included : included.filter(path => path.startsWith(`${inner}/`))
  if (inner === '') files.hasAll = true
  else for (const article of found) articles.add(article)
  files.isWanted = true
  files.isWhole = true
  const counts = nestedProjects(collected, files, folder).map(nested =>
    addWholeProject(collected, nested)
  )
  if (found.length > 0 || counts.some(count => count > 0) || holdsTexts(project, inner)) return
  const isFine = collected.options.unmatched === 'fine' || collected.isUnasked
  if (isFine)
    collected.notes.add(`No articles found in ${path}, ${emptyReason(collected, files, inner)}`)
  else
    collected.failures.push({
      path,
      message: `No articles found here, ${emptyReason(collected, files, inner)}`
    })
}

/** Adds all articles of a project; gives their number. */
function addWholeProject(collected: CollectedFiles, found: FoundProject): number {
  const files = projectIn(collected, found)
  files.hasAll = true
  files.isWanted = true
  files.isWhole = true
  return files.included().length
}

/**
 * The projects below a folder, except in what the project around it excludes or ignore files leave out. Folders that are
 * known to hold none are not listed a second time.
 */
function nestedProjects(
  {findProject, options, cwd, failures, notes}: CollectedFiles,
  {project: {root, file, config}, plainFolders}: CollectedProject,
  folder: string
): FoundProject[] {
  const {excluded} = selectionOf(config)
  const inner = within(root, folder)
  const enters = (path: string): boolean => !plainFolders.has(path) && !excluded(path)
  const files = walk({
    root: folder,
    allowed: allowedRoot(root),
    enters: path => enters(inner === '' ? path : `${inner}/${path}`),
    takes: path => (file === undefined ? makesProject(path) : path.endsWith(`/${projectFileName}`)),
    refused: refusal => {
      const {path} = toWalkFailure(cwd, folder, refusal)
      if (failures.every(failure => failure.path !== path))
        notes.add(
          `Passed over ${path}, which may not be looked at: a project in it would not be checked`
        )
    },
    ...(options.ignoreFiles && {ignores: scopeAt(root, inner)})
  })
  const found = files.map(name => findProject(resolve(folder, name)))
  const byRoot = new Map(found.map(project => [project.root, project]))
  byRoot.delete(root)
  return [...byRoot.values()].filter(project => project.root.startsWith(folderPrefix(folder)))
}

/** Whether a folder in a project, which is not its root, holds project files, as that of its glossary. */
function holdsTexts({texts}: Project, inner: string): boolean {
  return inner !== '' && [...texts.keys()].some(path => path.startsWith(`${inner}/`))
}

function emptyReason(collected: CollectedFiles, files: CollectedProject, inner: string): string {
  const {options, cwd} = collected
  const line = options.ignoreFiles && inner !== '' ? files.findLine(`${inner}/`) : undefined
  if (line)
    return `which ${pathFrom(cwd, line.path)}:${line.line} leaves out; --no-ignore takes it in`
  const expected = 'expected files as `include` in newsmark.yaml says, or else *.news.txt'
  const told = textsBeside(files.project, inner, cwd)
  return told === undefined ? expected : `${expected}; ${told}`
}

/**
 * Adds the files that a glob matches, as seen from the working directory, without those that their projects
 * exclude or ignore files leave out. A glob without any is a failure, unless that is fine.
 */
function addGlob(collected: CollectedFiles, glob: string): void {
  const refused = globProblem(glob)
  if (refused !== undefined) {
    collected.failures.push({path: glob, message: `Unexpected glob, expected ${refused}`})
    return
  }
  const {files, matched} = filesOf(collected, glob)
  for (const file of files) attempt(collected, file, () => addFile(collected, file))
  if (files.length > 0 || collected.options.unmatched === 'fine') return
  const wanted = matched
    ? 'one that matches more than excluded and ignored files'
    : 'one that some file matches'
  collected.failures.push({path: glob, message: `Unexpected glob, expected ${wanted}`})
}

interface MatchedFiles {
  /** Absolute. */
  readonly files: readonly string[]
  /** Whether any file matched, be it left out or not. */
  readonly matched: boolean
}

function filesOf(collected: CollectedFiles, glob: string): MatchedFiles {
  const {options, cwd, failures} = collected
  const {base, rest} = splitGlob(glob)
  const folder = toPortable(glob.startsWith('/') ? `/${base}` : base, cwd)
  const {project} = projectIn(collected, collected.findProject(folder))
  const matches = matchGlobs([rest], {dot: false})
  let matched = false
  const names = walk({
    root: folder,
    allowed: allowedRoot(project.root),
    enters: () => rest.includes('/'),
    refused: refusal => failures.push(toWalkFailure(cwd, folder, refusal)),
    takes: file => {
      const takes = matches(file)
      matched ||= takes
      return takes
    },
    ...(options.ignoreFiles && {ignores: scopeAt(project.root, within(project.root, folder))})
  })
  const files = names.map(name => `${folder}/${name}`).filter(file => !isExcluded(collected, file))
  return {files: files.sort(), matched}
}

function isExcluded(collected: CollectedFiles, file: string): boolean {
  const {project} = projectIn(collected, collected.findProject(file))
  return selectionOf(project.config).excluded(within(project.root, file))
}
