import {Disposable, EventEmitter, type TextDocument, Uri, workspace} from 'vscode'

/** The scheme of documents that show what another coder has, and cannot be edited. */
const SCHEME = 'newsmark-coder'

/** Shows articles of other coders as documents that cannot be edited, and follow their files. */
export function registerTheirTexts(): Disposable {
  const changed = new EventEmitter<Uri>()
  const follow = (source: TextDocument): void => {
    for (const {uri} of workspace.textDocuments)
      if (uri.scheme === SCHEME && uri.query === source.uri.toString()) changed.fire(uri)
  }
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: async ({query}) =>
        (await workspace.openTextDocument(Uri.parse(query, true))).getText()
    }),
    workspace.onDidChangeTextDocument(({document}) => follow(document)),
    workspace.onDidSaveTextDocument(follow)
  )
}

/** The address of the document that shows a file; its title is the file's name with that of the coder in it. */
export function theirUri(source: Uri, coder: string): Uri {
  const name = source.path.slice(source.path.lastIndexOf('/') + 1)
  const [stem = '', ...endings] = name.split('.')
  const title = [`${stem} (${coder.replaceAll('/', ' ')})`, ...endings].join('.')
  return Uri.from({scheme: SCHEME, path: `/${title}`, query: source.toString()})
}
