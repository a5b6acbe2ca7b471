/** What of a URI says where a file is. */
export interface Place {
  readonly scheme: string
  readonly authority: string
  readonly path: string
}

/** Whether a file is an open folder or in one, and its path goes no way back. */
export function isInFolder(file: Place, folders: readonly Place[]): boolean {
  if (file.path.split(/[\\/]/).includes('..')) return false
  return folders.some(({scheme, authority, path}) => {
    const root = path.endsWith('/') ? path : `${path}/`
    const isSame = scheme === file.scheme && authority === file.authority
    return isSame && (file.path === path || `${file.path}/` === root || file.path.startsWith(root))
  })
}
