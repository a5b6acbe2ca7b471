// Files by the explorer, where nothing searches their names: in the browser, and in folders that are on no disk.
import {FIRST_WAIT, RETRIES} from './waits.mjs'

/**
 * Opens a file by the explorer; `folders` are those around it, from the outside in. Folders of a workspace come one after the
 * other, and one that is on no disk only when the extension has started that reads it.
 */
export async function openInExplorer({page, workbench}, name, folders = []) {
  for (const folder of folders) await unfold(page, workbench, folder)
  const tab = page.locator(`.tab.active[data-resource-name="${name}"]`)
  await appear(workbench, rowOf(page, name))
  await workbench.repeatUntil(() => rowOf(page, name).dblclick(), tab)
  await workbench.line(1).waitFor()
}

/** The row of a file or a folder, by its whole name. */
function rowOf(page, name) {
  return page
    .locator('.explorer-folders-view .monaco-list-row')
    .filter({has: page.getByText(name, {exact: true})})
    .first()
}

/** Unfolds a folder. A click on one that is unfolded folds it, so each is waited for. */
async function unfold(page, workbench, name) {
  const row = rowOf(page, name)
  await appear(workbench, row)
  const unfolded = page.locator('.monaco-list-row[aria-expanded="true"]').and(row)
  const click = async () => {
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click()
  }
  await workbench.repeatUntil(click, unfolded)
}

/** Waits for a row; where it does not come, the explorer has asked too soon, and is told to ask again. */
async function appear(workbench, row) {
  for (const timeout of RETRIES) {
    if (await isThere(row, timeout)) return
    await workbench.command('File: Refresh Explorer')
  }
  await row.waitFor({timeout: FIRST_WAIT})
}

async function isThere(row, timeout) {
  try {
    await row.waitFor({timeout})
    return true
  } catch (error) {
    if (error.name !== 'TimeoutError') throw error
    return false
  }
}
