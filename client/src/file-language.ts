import {Disposable, languages, type TextDocument, workspace} from 'vscode'
import {ask, onStatusChanged} from './protocol.js'
import type {ServerClient} from './server-client.js'

/**
 * Sets the language of files by the project they belong to: Newsmark for what it includes as an article under another
 * name than `*.news.txt`, Newsmark YAML for its glossaries and its codebook, wherever they lie. Other people's YAML
 * stays what it is. Each file is set once, so that a user may choose another language afterwards.
 */
export function adoptFiles(client: ServerClient): Disposable {
  const adopted = new Set<string>()
  const adopt = async (document: TextDocument): Promise<void> => {
    const key = document.uri.toString()
    if (OURS.has(document.languageId) || !isStored(document)) return
    if (adopted.has(key)) return
    const language = await languageOf(client, document)
    if (language === undefined) return
    adopted.add(key)
    if (!document.isClosed) await languages.setTextDocumentLanguage(document, language)
  }
  const adoptAll = (): void => {
    for (const document of workspace.textDocuments) void adopt(document)
  }
  return Disposable.from(
    workspace.onDidOpenTextDocument(adopt),
    ...onStatusChanged(client, adoptAll)
  )
}

/** Whether a document is a file of a disk, or lies where an open folder does. */
function isStored({uri: {scheme}}: TextDocument): boolean {
  const folders = workspace.workspaceFolders ?? []
  return scheme === 'file' || folders.some(({uri}) => uri.scheme === scheme)
}

const OURS: ReadonlySet<string> = new Set(['newsmark', 'newsmark-yaml'])

/** The language that a project gives a file; undefined for a file that is none of its own. */
async function languageOf(
  client: ServerClient,
  document: TextDocument
): Promise<string | undefined> {
  if (document.languageId === 'yaml')
    return (await ask(client, 'newsmark/isProjectFile', document)) ? 'newsmark-yaml' : undefined
  return (await ask(client, 'newsmark/isArticle', document)) ? 'newsmark' : undefined
}
