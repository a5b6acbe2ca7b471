import {
  commands,
  Disposable,
  type ExtensionContext,
  env,
  extensions,
  l10n,
  Uri,
  version,
  window
} from 'vscode'
import type {ServerClient} from '../server-client.js'
import {type CommandItem, pickCommand} from './view-commands.js'

/** Registers the command that shows where help is, and how to report that something does not work. */
export function registerHelp(context: ExtensionContext, client: ServerClient): Disposable {
  const {id, packageJSON} = context.extension
  const address = repositoryOf(packageJSON)
  const items = (): CommandItem[] => [
    {
      label: `$(book) ${l10n.t('First Steps')}`,
      description: l10n.t('five steps to a first annotated article'),
      command: 'workbench.action.openWalkthrough',
      arguments: [`${id}#newsmark.start`]
    },
    {
      label: `$(checklist) ${l10n.t('Rules')}`,
      description: l10n.t('what is checked, and why'),
      command: 'newsmark.explainRule',
      arguments: ['README']
    },
    {
      label: `$(globe) ${l10n.t('Documentation')}`,
      description: `${address}/tree/main/docs`,
      command: 'vscode.open',
      arguments: [Uri.parse(`${address}/tree/main/docs`)]
    },
    {
      label: `$(settings-gear) ${l10n.t('Settings')}`,
      command: 'workbench.action.openSettings',
      arguments: [`@ext:${id}`]
    },
    {
      label: `$(output) ${l10n.t('Log')}`,
      description: l10n.t('what the language server says'),
      command: 'newsmark.showLog'
    },
    {
      label: `$(bug) ${l10n.t('Report an Issue')}`,
      description: l10n.t('copies the versions for the report'),
      command: 'newsmark.reportIssue'
    }
  ]
  const show = commands.registerCommand('newsmark.getHelp', () =>
    pickCommand(l10n.t('Newsmark: Get Help'), items())
  )
  const report = commands.registerCommand('newsmark.reportIssue', () =>
    reportIssue(`${address}/issues/new`, versionsOf(id, client))
  )
  return Disposable.from(show, report)
}

/** The address of the project's pages, as its manifest has it. */
function repositoryOf(manifest: {readonly repository?: {readonly url?: string}}): string {
  return (manifest.repository?.url ?? '').replace(/^git\+/, '').replace(/\.git$/, '')
}

/** The versions that whoever reads a report needs to know. Nothing of the workspace is in it. */
function versionsOf(id: string, client: ServerClient): string {
  const own: unknown = extensions.getExtension(id)?.packageJSON.version
  const server = client.version() ?? '–'
  return [
    `Newsmark ${String(own)} (server ${server})`,
    `${env.appName} ${version} (${env.appHost}, ${env.language})`,
    typeof process === 'undefined'
      ? ''
      : `${process.platform} ${process.arch}, Node ${process.version}`
  ].join('\n')
}

async function reportIssue(address: string, versions: string): Promise<void> {
  const body = l10n.t('What did you do, what did you expect, what came instead?')
  const report = `${body}\n\n\n\n${versions}\n`
  await env.clipboard.writeText(report)
  const open = l10n.t('Open the Page')
  const chosen = await window.showInformationMessage(
    l10n.t('The versions are copied: paste them into the report.'),
    {detail: versions, modal: false},
    open
  )
  if (chosen === open)
    await env.openExternal(Uri.parse(`${address}?body=${encodeURIComponent(report)}`))
}
