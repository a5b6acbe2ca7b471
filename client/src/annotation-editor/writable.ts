import {
  FilePermission,
  l10n,
  languages,
  RelativePattern,
  type TextDocument,
  type Uri,
  workspace
} from 'vscode'

/** Whether the permissions of a file do not let it be written, which VS Code does not tell extensions. */
export type IsLocked = (uri: Uri) => Promise<boolean>

/**
 * Why an article cannot be edited, in one sentence; undefined where it can. VS Code does not hold extensions to it, and
 * would take an edit that it never writes.
 */
export async function readOnlyReason(
  document: TextDocument,
  isLocked: IsLocked
): Promise<string | undefined> {
  const {scheme} = document.uri
  if (scheme === 'untitled') return undefined
  if (workspace.fs.isWritableFileSystem(scheme) !== true)
    return l10n.t('This is a version of the article that cannot be changed.')
  if (matches(document, 'readonlyInclude') && !matches(document, 'readonlyExclude'))
    return l10n.t('Your settings make this file read-only (files.readonlyInclude).')
  if (await isLocked(document.uri))
    return l10n.t('This file is locked on the disk: its permissions do not let it be written.')
  return (await isReadOnly(document)) ? l10n.t('This file is read-only.') : undefined
}

async function isReadOnly({uri}: TextDocument): Promise<boolean> {
  try {
    const {permissions = 0} = await workspace.fs.stat(uri)
    return (permissions & FilePermission.Readonly) !== 0
  } catch {
    // A file that is not on the disk yet can be written.
    return false
  }
}

function matches(document: TextDocument, setting: 'readonlyInclude' | 'readonlyExclude'): boolean {
  const globs = workspace
    .getConfiguration('files', document)
    .get<Readonly<Record<string, unknown>>>(setting, {})
  const folder = workspace.getWorkspaceFolder(document.uri)
  return Object.entries(globs).some(([glob, isOn]) => {
    if (isOn !== true) return false
    const pattern = folder && !glob.startsWith('/') ? new RelativePattern(folder, glob) : glob
    return languages.match({pattern}, document) > 0
  })
}
