import {access, constants, stat} from 'node:fs/promises'
import type {Uri} from 'vscode'

/**
 * Whether the permissions of a file of the disk do not let it be written. VS Code tells extensions nothing of that; like VS
 * Code, this goes by the owner's permission even for a user who may write everything.
 */
export async function isLocked({scheme, fsPath}: Uri): Promise<boolean> {
  if (scheme !== 'file') return false
  try {
    const {mode} = await stat(fsPath)
    if ((mode & constants.S_IWUSR) === 0) return true
  } catch {
    // A file that is not on the disk yet can be written.
    return false
  }
  return access(fsPath, constants.W_OK).then(
    () => false,
    () => true
  )
}
