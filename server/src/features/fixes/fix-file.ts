import {chooseFixes, editsOf, fixable} from '../../fixes/choose-fixes.js'
import {essenceOfArticle} from '../../fixes/essence.js'
import {fixText} from '../../fixes/fix-text.js'
import type {FixError} from '../../fixes/keep-faithful.js'
import type {Finding} from '../../rules/finding.js'
import type {Edit} from '../../syntax/reparse.js'
import {openArticle} from '../../workspace/change.js'
import type {Article, Workspace} from '../../workspace/workspace.js'
import {findingsInFile} from './findings-in-file.js'

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
