import {commands, Disposable, l10n, type TextEditor, Uri, window, workspace} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import type {PageAnswer, PageParams} from '../../server/src/lsp/protocol.js'

/** Registers the commands that show what is at the cursor as a page: a text that is no file, and is kept up to date. */
export function registerPages(client: LanguageClient): Disposable {
  return Disposable.from(
    ...Object.entries(PAGES).map(([command, {page, nothing}]) =>
      commands.registerTextEditorCommand(command, editor => show(client, editor, page, nothing()))
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

async function show(
  client: LanguageClient,
  {document, selection}: TextEditor,
  page: PageParams['page'],
  nothing: string
): Promise<void> {
  const {asUri, asPosition} = client.code2ProtocolConverter
  const params: PageParams = {
    textDocument: {uri: asUri(document.uri)},
    position: asPosition(selection.active),
    page
  }
  const found = await client.sendRequest<PageAnswer>('newsmark/page', params)
  if (!found) {
    await window.showInformationMessage(nothing)
    return
  }
  const shown = await workspace.openTextDocument(Uri.parse(found.uri))
  await window.showTextDocument(shown, {preview: true})
}
