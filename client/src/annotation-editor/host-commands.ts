import {commands, l10n, window} from 'vscode'
import type {BaseSpan} from '../../../server/src/lsp/editor-protocol.js'
import {insertIgnore} from '../ignore.js'
import {showPage} from '../pages.js'
import {doAct} from './act.js'
import {annotateEverywhere} from './bulk.js'
import {mend} from './findings.js'
import type {HostCommand, PageFinding} from './messages.js'
import {toRange} from './places.js'
import type {Recent} from './recent.js'
import type {Toggle} from './toggle.js'
import type {Panel} from './view.js'

/** What a page may say with a command; each command looks for what it needs. */
interface Given {
  readonly version?: number
  readonly span?: BaseSpan
  readonly mark?: number
  readonly entry?: string
  readonly fix?: number
  readonly reason?: string
  readonly [name: string]: unknown
}

/** Makes what carries out the commands that stand in the page as buttons. Unknown ones are left alone. */
export function createHostCommands(
  toggle: Toggle,
  recent: Recent
): (panel: Panel, command: string, given: unknown) => Promise<void> {
  const all: Readonly<Record<HostCommand, (panel: Panel, given: Given) => Promise<unknown>>> = {
    undo: async () => commands.executeCommand('undo'),
    redo: async () => commands.executeCommand('redo'),
    fix: (panel, given) => settle(panel, given, given.fix ?? 0),
    ignore: (panel, given) => settle(panel, given, 'ignore'),
    newEntry: async (panel, given) => {
      const id = await newEntry(panel, given)
      if (id !== undefined) recent.note(null, id)
    },
    tagInFolder: (panel, given) => tagWide(panel, given, 'folder'),
    tagInCorpus: (panel, given) => tagWide(panel, given, 'corpus'),
    concordance: showConcordance,
    toggle: ({article, span}) => toggle.toText(article.document, span()),
    restartServer: async () => commands.executeCommand('newsmark.restartServer'),
    showLog: async () => commands.executeCommand('newsmark.showLog')
  }
  return async (panel, command, given) => {
    if (!Object.hasOwn(all, command)) return
    const read = typeof given === 'object' && given !== null ? (given as Given) : {}
    await all[command as HostCommand](panel, read)
  }
}

/** Fixes or ignores the finding that a page names by its place and its rule. */
async function settle({article}: Panel, given: Given, which: number | 'ignore'): Promise<void> {
  const {findings, diagnostics, version} = article.findings()
  const at = findings.findIndex(finding => isMeant(finding, given))
  const diagnostic = diagnostics[at]
  if (!diagnostic || version !== article.document.version) {
    await window.showInformationMessage(l10n.t('This finding is no longer there.'))
    return
  }
  const {reason} = given
  const isDone = await article.queue.add(() =>
    mend(article.client, article.document, diagnostic, which, place =>
      reason === undefined ? undefined : insertIgnore(article.client, place, reason)
    )
  )
  if (!isDone) await window.showInformationMessage(l10n.t('There is no such fix any more.'))
}

function isMeant({rule, start, end, message}: PageFinding, given: Given): boolean {
  const {message: said} = given
  return (
    rule === given['rule'] &&
    start === given['start'] &&
    end === given['end'] &&
    (said === undefined || said === message)
  )
}

/**
 * Makes an entry of the selection or the mark, which is marked with it where it is no mark yet: one edit of both files. Gives
 * its id where the words mean it.
 */
async function newEntry(panel: Panel, given: Given): Promise<string | undefined> {
  const {version, span = panel.span(), mark, kind, name, entryType: type, attribute, marks} = given
  if (!span) return undefined
  const call = {
    act: 'new-entry',
    span,
    ...(mark !== undefined && {mark}),
    arguments: {
      kind,
      name,
      ...(type !== undefined && {type}),
      ...(attribute !== undefined && {attribute}),
      ...(marks !== undefined && {marks})
    }
  }
  const {article} = panel
  await say(await doAct(article, {version: version ?? article.document.version, call}))
  const made = article
    .feed()
    ?.history.marks.find(({start, end}) => start === span.start && end === span.end)
  return made?.entry?.id
}

/** Tags every mention of an entry in a folder or in the corpus, as far as the user takes it in VS Code's preview. */
async function tagWide(panel: Panel, given: Given, scope: 'folder' | 'corpus'): Promise<void> {
  const {version, span = panel.span(), mark, entry} = given
  if (!span) return
  const call = {
    act: 'tag-entry',
    span,
    ...(mark !== undefined && {mark}),
    arguments: {scope, ...(entry !== undefined && {entry})}
  }
  const {article} = panel
  await say(await annotateEverywhere(article, {version: version ?? article.document.version, call}))
}

/** Shows all mentions of the entry of a mark in their contexts. */
async function showConcordance(panel: Panel, {mark}: Given): Promise<void> {
  const {document, client, feed} = panel.article
  const marked = mark === undefined ? undefined : feed()?.history.marks[mark]
  const span = marked ?? panel.span()
  const range = span && (await toRange(client, document, {start: span.start, end: span.start}))
  if (range) await showPage(client, document, range.start, 'newsmark.showConcordance')
}

/** Says why something was not done. */
async function say(reason: string | undefined): Promise<void> {
  if (reason !== undefined) await window.showWarningMessage(reason)
}
