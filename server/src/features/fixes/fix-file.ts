import type {Edit} from '../../base/edits.js'
import {chooseFixes, editsOf, fixable} from '../../checking/fix/choose-fixes.js'
import {essenceOfArticle, type FixError} from '../../checking/fix/faithful-fixes.js'
import {fixText} from '../../checking/fix/fix-text.js'
import {pathIn} from '../../project/path-names.js'
import type {Finding} from '../../rules/finding.js'
import {openArticle} from '../../session/change.js'
import {findingsOf, projectFindingsOf} from '../../session/derive.js'
import type {Article, Workspace} from '../../session/workspace.js'

/** What fixes a file as far as that is safe. */
export interface FileFix {
  /** Sorted by place and disjoint; none where there is nothing to fix. */
  readonly edits: readonly Edit[]
  /** Rules whose fixes would have changed what a reader reads. */
  readonly errors: readonly FixError[]
}

/**
 * Fixes an open article until nothing is left to fix safely. Of one of a project's own files, which cannot be
 * read anew here, the fixes are taken that go together.
 */
export function fixFile(workspace: Workspace, path: string): FileFix {
  const article = workspace.open.get(path)
  if (article) {
    const check = (text: string): readonly Finding[] => findingsWith(workspace, article, text)
    return fixText(article.text, check, {safety: 'safe', essence: essenceOfArticle})
  }
  const fixes = chooseFixes(fixable(findingsInFile(workspace, path), 'safe'))
  return {edits: editsOf(fixes), errors: []}
}

/** What would be found in an article if it had another text. */
function findingsWith(workspace: Workspace, article: Article, text: string): readonly Finding[] {
  if (text === article.text) return findingsInFile(workspace, article.path)
  const changed = openArticle(workspace, {...article, text, syntax: undefined})
  return findingsInFile(changed, article.path)
}

/**
 * What is found in an open article or in one of a project's own files, the first project that finds something in it.
 */
export function findingsInFile(workspace: Workspace, path: string): readonly Finding[] {
  const article = workspace.open.get(path)
  if (article)
    return findingsOf(workspace, article).findings.filter(finding => finding.path === article.name)
  for (const project of workspace.projects.values()) {
    const found = projectFindingsOf(workspace, project).findings.filter(
      finding => pathIn(project.root, finding.path) === path
    )
    if (found.length > 0) return found
  }
  return []
}
