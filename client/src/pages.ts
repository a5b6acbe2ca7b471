import {
  commands,
  Disposable,
  l10n,
  type Position,
  type TextDocument,
  Uri,
  window,
  workspace
} from 'vscode'
import type {PageAnswer, PageParams} from '../../server/src/lsp/protocol.js'
import type {ServerClient} from './server-client.js'

/** Registers the commands that show what is at the cursor as a page: a text that is no file, and is kept up to date. */
export function registerPages(client: ServerClient): Disposable {
  return Disposable.from(
    ...Object.keys(PAGES).map(command =>
      commands.registerTextEditorCommand(command, ({document, selection}) =>
        showPage(client, document, selection.active, command)
      )
    )
  )
}

/** The pages by their commands, and what is said where there is nothing to show. */
const PAGES: Readonly<
  Record<string, {readonly page: PageParams['page']; readonly nothing: () => string}>
> = {
  'newsmark.showConcordance': {
    page: 'concordance',
    nothing: () => l10n.t('Put the cursor on a mention or an entry that the glossary knows.')
  },
  'newsmark.showText': {page: 'text', nothing: () => l10n.t('This is no article.')}
}

/** Shows the page of a command for a place in a document, or says that there is nothing to show. */
export async function showPage(
  client: ServerClient,
  document: TextDocument,
  at: Position,
  command: string
): Promise<void> {
  const {page, nothing} = PAGES[command] ?? {page: 'text', nothing: () => ''}
  const params: PageParams = {
    textDocument: {uri: client.asUri(document.uri)},
    position: {line: at.line, character: at.character},
    page
  }
  const found = await client.sendRequest<PageAnswer>('newsmark/page', params)
  if (!found) {
    await window.showInformationMessage(nothing())
    return
  }
  const shown = await workspace.openTextDocument(Uri.parse(found.uri))
  await window.showTextDocument(shown, {preview: true})
}
