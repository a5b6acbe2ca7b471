import {resolve} from 'node:path'
import {isFolder} from '../../node/file-kind.js'
import type {FoundProject} from '../../node/find-project.js'
import {scopeAt} from '../../node/ignore-files.js'
import {allowedRoot, projectFileName, toPortable} from '../../node/paths.js'
import {walk} from '../../node/walk.js'
import {globProblem, isWild, matchGlobs, splitGlob} from '../../project/globs.js'
import type {Project} from '../../project/project.js'
import {selectionOf} from '../../project/selection.js'
import {
  addFile,
  attempt,
  type CollectedFiles,
  type CollectedProject,
  projectIn,
  within
} from './collect-files.js'
import {toWalkFailure} from './failure.js'
import {showPath} from './show-path.js'

/**
 * Adds what is to be checked for operands of the command line. A file is taken whatever its project includes;
 * a folder means the articles in it, each under the project whose file is nearest above it; a glob means the
 * files that it matches.
 */
export function addOperands(collected: CollectedFiles, operands: readonly string[]): void {
  for (const operand of operands)
    attempt(collected, operand, () => {
      if (isWild(operand) && !exists(operand)) addGlob(collected, operand)
      else addPath(collected, operand)
    })
}

/** Adds a file or a folder, whose name is never taken for a glob. Throws what `node:fs` throws where it leads nowhere. */
export function addPath(collected: CollectedFiles, path: string): void {
  if (isFolder(path)) addFolder(collected, path)
  else addFile(collected, path)
}

/** A name may hold the signs of a glob. */
function exists(path: string): boolean {
  try {
    isFolder(path)
    return true
  } catch {
    return false
  }
}

function addFolder(collected: CollectedFiles, path: string): void {
  const folder = toPortable(path)
  const place = projectIn(collected, collected.findProject(folder))
  const {project, articles} = place
  const inner = within(project.root, folder)
  const found = place.included().filter(article => inner === '' || article.startsWith(`${inner}/`))
  for (const article of found) articles.add(article)
  place.isWanted = true
  place.isWhole = true
  const counts = nestedProjects(collected, project, folder).map(nested =>
    addWhole(collected, nested)
  )
  if (found.length === 0 && counts.every(count => count === 0))
    collected.notes.add(emptyNote(collected, path, place, inner))
}

/** Takes all articles of a project; gives their number. */
function addWhole(collected: CollectedFiles, found: FoundProject): number {
  const place = projectIn(collected, found)
  const included = place.included()
  for (const article of included) place.articles.add(article)
  place.isWanted = true
  place.isWhole = true
  return included.length
}

/** The projects below a folder, except in what the project around it excludes or ignore files leave out. */
function nestedProjects(
  {findProject, fileSettings, failures, notes}: CollectedFiles,
  {root, config}: Project,
  folder: string
): FoundProject[] {
  const {excluded} = selectionOf(config)
  const inner = within(root, folder)
  const files = walk({
    root: folder,
    allowed: allowedRoot(root),
    enters: path => !excluded(inner === '' ? path : `${inner}/${path}`),
    takes: path => path.endsWith(`/${projectFileName}`),
    refused: refusal => {
      const {path} = toWalkFailure(folder, refusal)
      if (failures.every(failure => failure.path !== path))
        notes.add(
          `Passed over ${path}, which may not be looked at: a project in it would not be checked`
        )
    },
    ...(fileSettings.ignoreFiles && {ignores: scopeAt(root, inner)})
  })
  return files.map(file => findProject(resolve(folder, file)))
}

function emptyNote(
  {fileSettings}: CollectedFiles,
  path: string,
  {findLine}: CollectedProject,
  inner: string
): string {
  const line = fileSettings.ignoreFiles && inner !== '' ? findLine(`${inner}/`) : undefined
  if (line)
    return `No articles found in ${path}, which ${showPath(line.path)}:${line.line} leaves out; --no-ignore takes it in`
  return `No articles found in ${path}, expected files as \`include\` in newsmark.yaml says, or else *.news.txt`
}

/**
 * Adds the files that a glob matches, as seen from the working directory, without those that their projects
 * exclude or ignore files leave out. A glob without any is a failure, unless that is fine.
 */
export function addGlob(collected: CollectedFiles, glob: string): void {
  const refused = globProblem(glob)
  if (refused !== undefined) {
    collected.failures.push({path: glob, message: `Unexpected glob, expected ${refused}`})
    return
  }
  const {files, matched} = filesOf(collected, glob)
  for (const file of files) attempt(collected, file, () => addFile(collected, file))
  if (files.length > 0 || collected.fileSettings.unmatched === 'fine') return
  const wanted = matched
    ? 'one that matches more than excluded and ignored files'
    : 'one that some file matches'
  collected.failures.push({path: glob, message: `Unexpected glob, expected ${wanted}`})
}

interface Found {
  /** Absolute. */
  readonly files: readonly string[]
  /** Whether any file matched, be it left out or not. */
  readonly matched: boolean
}

function filesOf(collected: CollectedFiles, glob: string): Found {
  const {base, rest} = splitGlob(glob)
  const folder = toPortable(glob.startsWith('/') ? `/${base}` : resolve(base))
  const {project} = projectIn(collected, collected.findProject(folder))
  const matches = matchGlobs([rest], {dot: false})
  let matched = false
  const names = walk({
    root: folder,
    allowed: allowedRoot(project.root),
    enters: () => rest.includes('/'),
    refused: refusal => collected.failures.push(toWalkFailure(folder, refusal)),
    takes: file => {
      const takes = matches(file)
      matched ||= takes
      return takes
    },
    ...(collected.fileSettings.ignoreFiles && {
      ignores: scopeAt(project.root, within(project.root, folder))
    })
  })
  const files = names.map(name => `${folder}/${name}`).filter(file => !isExcluded(collected, file))
  return {files: files.sort(), matched}
}

function isExcluded(collected: CollectedFiles, file: string): boolean {
  const {project} = projectIn(collected, collected.findProject(file))
  return selectionOf(project.config).excluded(within(project.root, file))
}
