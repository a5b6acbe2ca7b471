import {extensions, l10n, type QuickPickItem, type TextDocument, Uri, window} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'
import {request} from './requests.js'

/** A version that an article is compared with. */
export interface Chosen {
  /** Who or what it is of, for titles. */
  readonly name: string
  readonly uri: Uri
}

interface Item extends QuickPickItem {
  readonly choose: () => Promise<Chosen | undefined>
}

/** Asks which version to compare an article with: that of another coder, any file, or one in git. */
export async function chooseVersion(
  client: BaseLanguageClient,
  document: TextDocument
): Promise<Chosen | undefined> {
  const uri = client.code2ProtocolConverter.asUri(document.uri)
  const others = await request(client, 'newsmark/otherVersions', {uri})
  const items: Item[] = others.map(other => {
    const name = other.coder ?? (other.isCurated ? l10n.t('curated') : l10n.t('not a coder’s'))
    const file = client.protocol2CodeConverter.asUri(other.uri)
    return {
      label: name,
      description: file.path,
      choose: async () => ({name, uri: file})
    }
  })
  items.push({label: `$(file) ${l10n.t('Another File…')}`, choose: () => chooseFile(document)})
  const git = gitAddresses()
  if (git)
    items.push({
      label: `$(git-commit) ${l10n.t('A Version in Git…')}`,
      choose: () => chooseRevision(document, git)
    })
  const title = l10n.t('Compare with Another Coder')
  const placeHolder =
    others.length === 0 ? l10n.t('No other coder of this project has the article.') : undefined
  const picked = await window.showQuickPick(items, {title, ...(placeHolder && {placeHolder})})
  return picked?.choose()
}

async function chooseFile({uri}: TextDocument): Promise<Chosen | undefined> {
  const [file] =
    (await window.showOpenDialog({
      defaultUri: Uri.joinPath(uri, '..'),
      openLabel: l10n.t('Compare')
    })) ?? []
  return file && {name: file.path.slice(file.path.lastIndexOf('/') + 1), uri: file}
}

async function chooseRevision(
  {uri}: TextDocument,
  toAddress: (uri: Uri, ref: string) => Uri
): Promise<Chosen | undefined> {
  const ref = await window.showInputBox({
    title: l10n.t('A Version in Git'),
    prompt: l10n.t('A branch, a tag or a commit'),
    value: 'HEAD'
  })
  return ref ? {name: ref, uri: toAddress(uri, ref)} : undefined
}

/** What the extension for git makes addresses of versions with; undefined where it is not there or not active. */
function gitAddresses(): ((uri: Uri, ref: string) => Uri) | undefined {
  const git = extensions.getExtension('vscode.git')
  if (!git?.isActive || typeof git.exports?.getAPI !== 'function') return undefined
  try {
    const api = git.exports.getAPI(1)
    return (uri, ref) => api.toGitUri(uri, ref)
  } catch {
    return undefined
  }
}
