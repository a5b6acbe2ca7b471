import {Uri, workspace} from 'vscode'

/**
 * The URI by which the server of folders that are on no disk knows a document: a file of an open folder is told of as one of
 * a disk, below the scheme and the authority of its folder, so that the server needs to know of paths alone. So are files of
 * the disk, as they would be taken for such. All other URIs stay as they are.
 */
function toServerUri(uri: Uri): string {
  if (!isOfFolder(uri)) return uri.toString()
  const {scheme, authority, path} = uri
  const whole = `/${scheme}/${authority || NONE}${path}`
  return Uri.from({scheme: 'file', path: whole.replace(/\/$/, '')}).toString()
}

/** What stands for an empty authority, which no authority is. */
const NONE = '-'

function isOfFolder({scheme}: Uri): boolean {
  const folders = workspace.workspaceFolders ?? []
  return scheme === 'file' || folders.some(folder => folder.uri.scheme === scheme)
}

/** The URI of the editor for one of the server. */
function fromServerUri(value: string): Uri {
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

/** How files are named to a server of folders that are on no disk. */
export const virtualUris: {
  readonly toServer: (uri: Uri) => string
  readonly fromServer: (value: string) => Uri
} = {toServer: toServerUri, fromServer: fromServerUri}
