import {
  commands,
  type Disposable,
  l10n,
  type QuickPickItem,
  Uri,
  type WorkspaceEdit,
  window,
  workspace
} from 'vscode'
import type {
  FolderParams,
  LeftOut,
  StartAnswer,
  StartParams,
  TextsAnswer
} from '../../server/src/lsp/start-protocol.js'
import type {ServerClient} from './server-client.js'

/** Registers the command that makes a project of the texts in a folder. */
export function registerStarting(client: ServerClient): Disposable {
  return commands.registerCommand('newsmark.startCorpus', async (folder?: Uri) => {
    try {
      await start(client, folder)
    } catch (error) {
      await window.showErrorMessage(error instanceof Error ? error.message : String(error))
    }
  })
}

async function start(client: ServerClient, named: Uri | undefined): Promise<void> {
  const folder = named ?? (await pickFolder())
  if (!folder) return
  const uri = client.asUri(folder)
  const asked: FolderParams = {folder: uri}
  const found = await client.sendRequest<TextsAnswer>('newsmark/findTexts', asked)
  if (found.project !== null) {
    await show(found.project)
    await window.showInformationMessage(l10n.t('There is a project here already.'))
    return
  }
  if (found.articles === 0) {
    const nothing = l10n.t(
      'There are no plain texts here: put articles as .txt files into the folder.'
    )
    await tellLeftOut(nothing, found.refused)
    return
  }
  const choices = await choose(found)
  if (!choices) return
  const params: StartParams = {folder: uri, ...choices}
  const answer = await client.sendRequest<StartAnswer>('newsmark/startCorpus', params)
  if (!(await agree(answer))) return
  const edit = await client.fromEdit(answer.edit)
  if (!edit || !(await apply(edit))) return
  if (answer.first !== null) await show(answer.first)
  const done = l10n.t('The corpus is started. Articles: {0}.', found.articles)
  await tellLeftOut(done, [...found.refused, ...answer.unread])
}

/** The folder to start in; undefined where none is open or chosen. */
async function pickFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? []
  if (folders.length === 0) {
    await window.showInformationMessage(l10n.t('Open the folder with your texts first.'))
    return undefined
  }
  if (folders.length === 1) return folders[0]?.uri
  return (await window.showWorkspaceFolderPick())?.uri
}

/** Asks for what the texts do not say; undefined where the user cancels. */
async function choose({
  articles,
  include
}: TextsAnswer): Promise<Omit<StartParams, 'folder'> | undefined> {
  const title = l10n.t('Start a corpus: {0} ({1})', articles, include.join(', '))
  const language = await window.showInputBox({
    title,
    prompt: l10n.t('Language to write at the top of each text; empty leaves them as they are.'),
    placeHolder: 'en',
    ignoreFocusOut: true,
    validateInput: text =>
      text === '' || /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text)
        ? undefined
        : l10n.t('Write a language code, as en or pt-BR.')
  })
  if (language === undefined) return undefined
  const own = {
    label: l10n.t('A codebook of your own'),
    detail: l10n.t('codebook.yaml, laid over the built-in one')
  }
  const builtIn = {
    label: l10n.t('The built-in codebook alone'),
    detail: l10n.t('actors, places and claims')
  }
  const codebook = await window.showQuickPick<QuickPickItem>([own, builtIn], {
    title,
    ignoreFocusOut: true
  })
  if (!codebook) return undefined
  return {language: language === '' ? null : language, codebook: codebook === own}
}

/** Asks before texts that are there are changed; whether the user agrees. */
async function agree({changed, escaped}: StartAnswer): Promise<boolean> {
  if (changed === 0) return true
  const message =
    escaped > 0
      ? l10n.t(
          'Texts to change: {0}. Signs would be read as markup in {1} of them.',
          changed,
          escaped
        )
      : l10n.t('Texts to change: {0}.', changed)
  const detail = l10n.t(
    'A backslash before such a sign, and the language at the top, are no part of what a reader reads.'
  )
  const change = l10n.t('Change Them')
  return (await window.showWarningMessage(message, {modal: true, detail}, change)) === change
}

/** Applies an edit of files as they are on the disk, and saves them; gives whether it did. */
async function apply(edit: WorkspaceEdit): Promise<boolean> {
  const files = new Set(edit.entries().map(([uri]) => uri.toString()))
  const open = () => workspace.textDocuments.filter(({uri}) => files.has(uri.toString()))
  const unsaved = open().find(({isDirty}) => isDirty)
  if (unsaved) {
    await show(unsaved.uri.toString())
    await window.showInformationMessage(l10n.t('Save this text first.'))
    return false
  }
  if (!(await workspace.applyEdit(edit, {isRefactoring: true}))) return false
  for (const document of open()) if (document.isDirty) await document.save()
  return true
}

async function show(uri: string): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument(Uri.parse(uri)))
}

/** Says what was done, and which files were left out. */
async function tellLeftOut(done: string, files: readonly LeftOut[]): Promise<void> {
  const [first] = files
  if (!first) {
    await window.showInformationMessage(done)
    return
  }
  const more = files.length > 1 ? l10n.t(' ({0} more files are left out.)', files.length - 1) : ''
  await window.showWarningMessage(`${done} ${first.path}: ${first.reason}${more}`)
}
