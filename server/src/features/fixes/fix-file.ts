import type {Edit} from '../../base/edits.js'
import {fixArticle} from '../../checking/fix/fix-article.js'
import {fixProjectFile, nothingBeside} from '../../checking/fix/fix-project-file.js'
import {nameIn} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {fileNamed} from '../../project/selection.js'
import type {Finding} from '../../rules/finding.js'
import {findingsAlone, findingsOf} from '../../session/derive.js'
import {byFile, projectFindingsOf} from '../../session/project-findings.js'
import {type Article, createArticle, type Workspace} from '../../session/workspace.js'
import {parse} from '../../syntax/parse.js'

/** What fixes a file as far as that is safe. */
export interface FileFix {
  /** Sorted by place and disjoint; none where there is nothing to fix. */
  readonly edits: readonly Edit[]
}

/** Gives a project as it is if one of its project files, named as the project names it, has another text. */
export type ReloadWith = (project: Project, path: string, text: string) => Project

const NOTHING: FileFix = {edits: []}

/** Fixes an open article, or one of the project files, until nothing is left to fix safely, as the command line does. */
export function fixFile(workspace: Workspace, path: string, reload: ReloadWith): FileFix {
  const article = workspace.open.get(path)
  if (article) return fixOpen(workspace, article)
  const project = projectWithFindings(workspace, path)
  const name = project && fileNamed(project, path)
  const text = name === undefined ? undefined : project?.texts.get(name)
  if (!project || name === undefined || text === undefined) return NOTHING
  const file = {project, path: name, text, reload: (next: string) => reload(project, name, next)}
  return fixProjectFile(file, nothingBeside, 'safe')
}

function fixOpen(workspace: Workspace, article: Article): FileFix {
  const alone = (text: string): readonly Finding[] => {
    const changed =
      text === article.text ? article : createArticle({...article, text, syntax: parse(text)})
    return findingsAlone(workspace, changed).findings
  }
  const all = findingsInFile(workspace, article.path)
  const beside = (own: readonly Finding[]): readonly Finding[] => {
    const known = new Set(own)
    return all.filter(finding => !known.has(finding))
  }
  return fixArticle(article.text, {alone, beside}, 'safe')
}

/**
 * What is found in an open article or in one of the project files, the first project that finds something in it.
 */
export function findingsInFile(workspace: Workspace, path: string): readonly Finding[] {
  const article = workspace.open.get(path)
  if (article)
    return findingsOf(workspace, article).findings.filter(finding => finding.path === article.name)
  const project = projectWithFindings(workspace, path)
  return project ? findingsOfProject(workspace, project, path) : []
}

function projectWithFindings(workspace: Workspace, path: string): Project | undefined {
  return [...workspace.projects.values()].find(
    project => findingsOfProject(workspace, project, path).length > 0
  )
}

function findingsOfProject(
  workspace: Workspace,
  project: Project,
  path: string
): readonly Finding[] {
  const name = fileNamed(project, path) ?? nameIn(project.root, path)
  return byFile(projectFindingsOf(workspace, project)).get(name) ?? []
}
