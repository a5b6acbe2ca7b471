import {Uri, workspace} from 'vscode'

/**
 * The URI by which the server in a browser knows a document: a file of an open folder is told of as one of a disk, below the
 * scheme and the authority of its folder, so that the server needs to know of paths alone. All other URIs stay as they
 * are.
 */
export function toServerUri(uri: Uri): string {
  if (!isOfFolder(uri)) return uri.toString()
  const {scheme, authority, path} = uri
  const whole = `/${scheme}/${authority || NONE}${path}`
  return Uri.from({scheme: 'file', path: whole.replace(/\/$/, '')}).toString()
}

/** What stands for an empty authority, which no authority is. */
const NONE = '-'

function isOfFolder({scheme}: Uri): boolean {
  return (workspace.workspaceFolders ?? []).some(folder => folder.uri.scheme === scheme)
}

/** The URI of the editor for one of the server. */
export function fromServerUri(value: string): Uri {
  const uri = Uri.parse(value)
  if (uri.scheme !== 'file') return uri
  const [, scheme = '', authority = '', ...names] = uri.path.split('/')
  if (scheme === '') return uri
  return Uri.from({
    scheme,
    authority: authority === NONE ? '' : authority,
    path: `/${names.join('/')}`
  })
}
