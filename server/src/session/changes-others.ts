import {changesUsage} from './project-findings.js'
import {isCopy, type Workspace} from './workspace.js'

/** Whether what is found in other files than the one that was changed may be something else now. */
export function changesOtherFiles(before: Workspace, after: Workspace): boolean {
  if (before.corpora === after.corpora) return false
  const roots = new Set([...before.corpora.keys(), ...after.corpora.keys()])
  return [...roots].some(root => {
    const [old, now] = [before.corpora.get(root), after.corpora.get(root)]
    if (old !== now && hasDraft(after, root)) return true
    if (old?.changeToken !== now?.changeToken) return true
    if (old?.usage === now?.usage) return false
    const project = after.projects.get(root)
    return !project || changesUsage(old, now, project)
  })
}

/** Whether an article is open that its project leaves out, but does rule. */
function hasDraft({open}: Workspace, root: string): boolean {
  for (const article of open.values())
    if (article.root === root && !article.included && !isCopy(article)) return true
  return false
}

/** Whether what is found in articles that are not open may be something else now. */
export function changesStoredFiles(
  {corpora: before}: Workspace,
  {corpora: now}: Workspace
): boolean {
  if (before === now) return false
  const isOther = (root: string): boolean =>
    before.get(root)?.storedToken !== now.get(root)?.storedToken
  return [...before.keys(), ...now.keys()].some(isOther)
}
