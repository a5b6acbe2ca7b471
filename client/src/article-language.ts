import {Disposable, languages, type TextDocument, workspace} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {ask, onStatusChanged} from './protocol.js'

/**
 * Sets the language Newsmark for files that a project includes under other names than `*.news.txt`. Each file is set
 * once, so that a user may choose another language afterwards.
 */
export function adoptArticles(client: LanguageClient): Disposable {
  const adopted = new Set<string>()
  const adopt = async (document: TextDocument): Promise<void> => {
    const key = document.uri.toString()
    if (document.uri.scheme !== 'file' || document.languageId === 'newsmark') return
    if (adopted.has(key) || !(await ask(client, 'newsmark/isArticle', document))) return
    adopted.add(key)
    if (!document.isClosed) await languages.setTextDocumentLanguage(document, 'newsmark')
  }
  const adoptAll = (): void => {
    for (const document of workspace.textDocuments) void adopt(document)
  }
  return Disposable.from(
    workspace.onDidOpenTextDocument(adopt),
    ...onStatusChanged(client, adoptAll)
  )
}
