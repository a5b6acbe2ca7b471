import {
  commands,
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  window
} from 'vscode'
import type {Status} from '../../server/src/lsp/protocol.js'
import {ask, onStatusChanged} from './protocol.js'
import type {ServerClient, ServerState} from './server-client.js'
import {stateText, workLeft} from './views/progress-tree.js'
import {type CommandItem, pickCommand} from './views/view-commands.js'
import {askView} from './views/view-requests.js'
import {entries as entryCount} from './views/words.js'

/**
 * Shows two language status items: the project of the active article with the number of entries in its glossary and any
 * problem, and how far the work on the article is, with a menu of what can be done.
 */
export function showStatus(client: ServerClient): Disposable {
  const project = createItem('newsmark.status', 'Newsmark')
  const article = createItem('newsmark.progress', l10n.t('Newsmark: this article'))
  const update = (): void => {
    void showActive(client, project, article)
  }
  return Disposable.from(
    project,
    article,
    commands.registerCommand('newsmark.showMenu', showMenu),
    window.onDidChangeActiveTextEditor(update),
    languages.onDidChangeDiagnostics(update),
    ...onStatusChanged(client, update)
  )
}

function createItem(id: string, name: string): LanguageStatusItem {
  const item = languages.createLanguageStatusItem(id, {language: 'newsmark'})
  item.name = name
  return item
}

async function showActive(
  client: ServerClient,
  project: LanguageStatusItem,
  article: LanguageStatusItem
): Promise<void> {
  const document = window.activeTextEditor?.document
  project.busy = client.state() === 'starting'
  article.text = l10n.t('This article')
  article.command = {title: l10n.t('Actions'), command: 'newsmark.showMenu'}
  if (STOPPED.has(client.state())) return showStopped(project)
  if (document?.languageId !== 'newsmark') return
  const status = await ask(client, 'newsmark/status', document)
  const uri = client.asUri(document.uri)
  const progress = await askView(client, 'newsmark/articleProgress', {uri})
  if (document !== window.activeTextEditor?.document) return
  if (status) showProject(project, status)
  if (!progress) return
  article.text = stateText(progress.state)
  article.detail = workLeft(progress)
  article.severity =
    progress.state === 'problems'
      ? LanguageStatusSeverity.Warning
      : LanguageStatusSeverity.Information
}

function showStopped(item: LanguageStatusItem): void {
  item.text = l10n.t('Server stopped')
  item.detail = l10n.t('articles are coloured, but not checked')
  item.severity = LanguageStatusSeverity.Error
  item.command = {title: l10n.t('Restart Server'), command: 'newsmark.restartServer'}
}

function showProject(item: LanguageStatusItem, {project, entries, problem}: Status): void {
  const name = project === null ? l10n.t('No project') : folderName(project)
  item.text = `${name}: ${entryCount(entries)}`
  item.detail = problem ?? project ?? l10n.t('the default rules hold')
  item.severity = problem ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information
  item.command = {title: l10n.t('Show Log'), command: 'newsmark.showLog'}
}

/** The name of a project: that of the folder of its project file. */
function folderName(projectFile: string): string {
  return projectFile.split(/[\\/]/).at(-2) ?? projectFile
}

const STOPPED: ReadonlySet<ServerState> = new Set(['stopped', 'failed'])

/** The menu of what can be done with the article. */
async function showMenu(): Promise<void> {
  const has = new Set(await commands.getCommands(true))
  const items: CommandItem[] = [
    {label: `$(edit) ${l10n.t('Annotate')}`, command: 'newsmark.annotate.open'},
    {label: `$(warning) ${l10n.t('Next Problem')}`, command: 'editor.action.marker.nextInFiles'},
    {label: `$(list-flat) ${l10n.t('All Problems')}`, command: 'workbench.actions.view.problems'},
    {label: `$(tag) ${l10n.t('Tag Selection as …')}`, command: 'newsmark.tagSelection'},
    {
      label: `$(map) ${l10n.t('Map and Graph of the Article')}`,
      command: 'newsmark.showArticlePanel'
    },
    {label: `$(book) ${l10n.t('Show Article Without Markup')}`, command: 'newsmark.showText'},
    {label: `$(list-tree) ${l10n.t('Glossary')}`, command: 'newsmark.glossary.focus'},
    {label: `$(checklist) ${l10n.t('Progress')}`, command: 'newsmark.progress.focus'},
    {label: `$(question) ${l10n.t('Get Help')}`, command: 'newsmark.getHelp'}
  ]
  await pickCommand(
    'Newsmark',
    items.filter(({command}) => has.has(command))
  )
}
