import {
  commands,
  type Disposable,
  l10n,
  type QuickPickItem,
  type Range,
  type TextEditor,
  window,
  workspace
} from 'vscode'
import type {EntryList} from '../../../server/src/lsp/editor-protocol.js'
import type {Annotated} from '../../../server/src/lsp/protocol.js'
import {plain} from '../ranges.js'
import type {ServerClient} from '../server-client.js'

/** Something to tag the selection as. */
interface TagItem extends QuickPickItem {
  readonly run: () => Promise<void>
}

/**
 * Registers the command that tags what is selected, or the word at the cursor: it offers the acts that the server knows there,
 * and, for what is typed, the entries of the glossary.
 */
export function registerTagSelection(client: ServerClient): Disposable {
  return commands.registerTextEditorCommand('newsmark.tagSelection', editor =>
    tagSelection(client, editor)
  )
}

async function tagSelection(client: ServerClient, editor: TextEditor): Promise<void> {
  const {document, selection} = editor
  const version = document.version
  const acts = await actsAt(client, editor)
  const picker = window.createQuickPick<TagItem>()
  picker.title = l10n.t('Tag Selection as …')
  picker.placeholder = l10n.t('A kind, or a name of the glossary')
  picker.matchOnDescription = true
  picker.items = acts
  let asked = 0
  picker.onDidChangeValue(async value => {
    const number = ++asked
    const found = value.trim() === '' ? [] : await entriesFor(client, editor, selection, value)
    if (number === asked) picker.items = [...acts, ...found]
  })
  const chosen = await new Promise<TagItem | undefined>(resolve => {
    picker.onDidAccept(() => resolve(picker.selectedItems[0]))
    picker.onDidHide(() => resolve(undefined))
    picker.show()
  })
  picker.dispose()
  if (!chosen) return
  if (document.version === version) await chosen.run()
  else await window.showWarningMessage(l10n.t('The article has changed: try again.'))
}

/** An act as the server offers it: its edit is made when it is chosen. */
interface OfferedAct {
  readonly title: string
  readonly disabled?: unknown
}

/** The acts that are offered for the selection; those that turn out not to be possible say why when they are chosen. */
async function actsAt(client: ServerClient, editor: TextEditor): Promise<TagItem[]> {
  const {document, selection} = editor
  const params = {
    textDocument: {uri: client.asUri(document.uri)},
    range: plain(selection),
    context: {diagnostics: [], only: ['refactor.mark'], triggerKind: 1}
  }
  const offered = await client
    .sendRequest<readonly OfferedAct[] | null>('textDocument/codeAction', params)
    .catch(() => null)
  return (offered ?? [])
    .filter(({disabled}) => disabled === undefined)
    .map(act => ({
      label: act.title,
      run: () => applying(client, async () => (await resolved(client, act)).edit)
    }))
}

function resolved(client: ServerClient, act: OfferedAct): Promise<Pick<Annotated, 'edit'>> {
  return client.sendRequest('codeAction/resolve', act)
}

/** Applies an edit of the server, or says why there is none. */
async function applying(
  client: ServerClient,
  edit: () => Promise<Annotated['edit'] | undefined>
): Promise<void> {
  try {
    const made = await client.fromEdit(await edit())
    if (made) await workspace.applyEdit(made)
  } catch (error) {
    await window.showWarningMessage(error instanceof Error ? error.message : String(error))
  }
}

/** The entries that answer to what is typed, each as an act; none where the server does not know the request. */
async function entriesFor(
  client: ServerClient,
  editor: TextEditor,
  range: Range,
  query: string
): Promise<TagItem[]> {
  const uri = client.asUri(editor.document.uri)
  const params = {textDocument: {uri}, query, kinds: [], limit: 20}
  const found = await client
    .sendRequest<EntryList>('newsmark/entries', params)
    .catch(() => undefined)
  return (found?.entries ?? [])
    .filter(({isDeprecated}) => !isDeprecated)
    .map(({id, kind, name, matched, description, detail}) => ({
      label: name,
      description: [matched === name ? '' : matched, description, detail]
        .filter(Boolean)
        .join(' · '),
      // The server has found it, be it by a name that the picker does not see.
      alwaysShow: true,
      run: () => mark(client, editor, range, {kind, attributes: [{name: 'ref', value: id}]})
    }))
}

function mark(
  client: ServerClient,
  {document}: TextEditor,
  range: Range,
  given: object
): Promise<void> {
  const params = {
    textDocument: {uri: client.asUri(document.uri), version: document.version},
    range: plain(range),
    act: 'mark',
    arguments: given
  }
  return applying(
    client,
    async () => (await client.sendRequest<Annotated>('newsmark/annotate', params)).edit
  )
}
