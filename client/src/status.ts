import {
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  window
} from 'vscode'
import {type BaseLanguageClient, State} from 'vscode-languageclient'
import type {Status} from '../../server/src/lsp/protocol.js'
import {ask, onStatusChanged} from './protocol.js'

/**
 * Shows a language status item: the project of the active article, the number of entries in its glossary, and any
 * problem.
 */
export function showStatus(client: BaseLanguageClient): Disposable {
  const item = languages.createLanguageStatusItem('newsmark.status', {language: 'newsmark'})
  item.name = 'Newsmark'
  const update = (): void => {
    void showActive(client, item)
  }
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(update),
    ...onStatusChanged(client, update)
  )
}

async function showActive(client: BaseLanguageClient, item: LanguageStatusItem): Promise<void> {
  const document = window.activeTextEditor?.document
  item.busy = client.state === State.Starting
  if (STOPPED.has(client.state)) return showStopped(item)
  if (document?.languageId !== 'newsmark') return
  const status = await ask(client, 'newsmark/status', document)
  if (status && document === window.activeTextEditor?.document) showProject(item, status)
}

function showStopped(item: LanguageStatusItem): void {
  item.text = 'Server stopped'
  item.detail = 'articles are coloured, but not checked'
  item.severity = LanguageStatusSeverity.Error
  item.command = {title: 'Restart Server', command: 'newsmark.restartServer'}
}

function showProject(item: LanguageStatusItem, {project, entries, problem}: Status): void {
  const count = entries === 1 ? '1 entry' : `${entries} entries`
  item.text = `${project === null ? 'No project' : folderName(project)}: ${count}`
  item.detail = problem ?? project ?? 'the default rules hold'
  item.severity = problem ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information
  item.command = {title: 'Show Log', command: 'newsmark.showLog'}
}

/** The name of a project: that of the folder of its project file. */
function folderName(projectFile: string): string {
  return projectFile.split(/[\\/]/).at(-2) ?? projectFile
}

const STOPPED = new Set([State.Stopped, State.StartFailed])
