// Files by the explorer, where nothing searches their names: in the browser, and in folders that are on no disk.
import {FIRST_WAIT} from './waits.mjs'

/**
 * Opens a file by the explorer; `folders` are those around it, from the outside in. Folders of a workspace come one after the
 * other, one that is on no disk only when the extension has started that reads it; and a tree that is drawn anew may be folded
 * again. So each round begins with the outermost folder.
 */
export async function openInExplorer({page, workbench}, name, folders = []) {
  const tab = page.locator(`.tab.active[data-resource-name="${name}"]`)
  const end = Date.now() + FIRST_WAIT
  for (let round = 1; !(await openOnce(page, name, folders, tab)); round++) {
    if (Date.now() > end) break
    // Where a folder was asked too soon, the explorer has to ask again.
    if (round % REFRESH === 0) await workbench.command('File: Refresh Explorer')
  }
  await tab.waitFor()
  await workbench.line(1).waitFor()
}

/** Every so many rounds the explorer is told to read its folders anew. */
const REFRESH = 4

/** Milliseconds that each step of a round may take. */
const STEP_WAIT = 5000

/** Unfolds the folders and opens the file; says whether that came to its end. */
async function openOnce(page, name, folders, tab) {
  for (const folder of folders) {
    const row = rowOf(page, folder)
    if (!(await isThere(row))) return false
    if ((await row.getAttribute('aria-expanded')) === 'true') continue
    await row.click()
    if (!(await isThere(page.locator('.monaco-list-row[aria-expanded="true"]').and(row))))
      return false
  }
  const row = rowOf(page, name)
  if (!(await isThere(row))) return false
  await row.dblclick()
  return isThere(tab)
}

/** The row of a file or a folder, by its whole name. */
function rowOf(page, name) {
  return page
    .locator('.explorer-folders-view .monaco-list-row')
    .filter({has: page.getByText(name, {exact: true})})
    .first()
}

async function isThere(locator) {
  try {
    await locator.waitFor({timeout: STEP_WAIT})
    return true
  } catch (error) {
    if (error.name !== 'TimeoutError') throw error
    return false
  }
}
