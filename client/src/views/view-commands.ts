import {
  commands,
  Disposable,
  env,
  l10n,
  type QuickPickItem,
  type Range,
  Selection,
  type TextDocumentShowOptions,
  TextEditorRevealType,
  type Uri,
  window
} from 'vscode'
import type {
  ClaimsViewItem,
  GlossaryViewItem,
  ProgressViewItem,
  ViewPlace
} from '../../../server/src/lsp/view-protocol.js'
import {asRange} from '../ranges.js'
import type {ServerClient} from '../server-client.js'
import type {ClaimsState} from './claims-tree.js'
import type {GlossaryState} from './glossary-tree.js'
import type {Node} from './paged-tree.js'

type AnyNode = Node<GlossaryViewItem | ClaimsViewItem | ProgressViewItem>

/** What the commands of the views change. */
export interface ViewStates {
  readonly glossary: GlossaryState
  readonly claims: ClaimsState
  /** Loads a view again, and says in its title what it shows. */
  readonly changed: (view: 'glossary' | 'claims') => void
}

/** Registers the commands in the menus of the views. */
export function registerViewCommands(client: ServerClient, states: ViewStates): Disposable {
  const {glossary, claims, changed} = states
  const only = (value: GlossaryState['only']) => () => {
    glossary.only = value
    changed('glossary')
  }
  const groupBy = (by: ClaimsState['by']) => () => {
    claims.by = by
    changed('claims')
  }
  const all: Readonly<Record<string, (...args: never[]) => unknown>> = {
    'newsmark.views.open': (place: ViewPlace) => openPlace(client, place),
    'newsmark.glossary.search': () => search(states),
    'newsmark.glossary.showAll': () => {
      glossary.query = ''
      only('all')()
    },
    'newsmark.glossary.showUnused': only('unused'),
    'newsmark.glossary.showInArticle': only('article'),
    'newsmark.claims.bySpeaker': groupBy('speaker'),
    'newsmark.claims.byTopic': groupBy('topic'),
    'newsmark.claims.byArticle': groupBy('article'),
    'newsmark.views.concordance': (node: AnyNode) =>
      atSource(client, node, 'newsmark.showConcordance'),
    'newsmark.views.rename': (node: AnyNode) => atSource(client, node, 'editor.action.rename'),
    'newsmark.views.findMentions': (node: AnyNode) => findMentions(node),
    'newsmark.views.copyId': (node: AnyNode) => copyId(node)
  }
  return Disposable.from(
    ...Object.entries(all).map(([name, run]) => commands.registerCommand(name, run))
  )
}

/** Opens the source of an item. */
export async function openPlace(
  client: ServerClient,
  {uri, range}: ViewPlace,
  options: TextDocumentShowOptions = {}
): Promise<void> {
  const document = client.fromUri(uri)
  await openAt(document, asRange(range), options)
}

async function openAt(uri: Uri, range: Range, options: TextDocumentShowOptions): Promise<void> {
  const editor = await window.showTextDocument(uri, {preview: true, ...options})
  editor.selection = new Selection(range.start, range.end)
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport)
}

/** Asks for a name; entries are found while it is typed. */
async function search({glossary, changed}: ViewStates): Promise<void> {
  const before = glossary.query
  const box = window.createInputBox()
  box.title = l10n.t('Search the Glossary')
  box.prompt = l10n.t('Any name, alias or id, or the start of a word in one')
  box.value = before
  const typed = box.onDidChangeValue(value => {
    glossary.query = value
    changed('glossary')
  })
  const accepted = await new Promise<boolean>(resolve => {
    box.onDidAccept(() => resolve(true))
    box.onDidHide(() => resolve(false))
    box.show()
  })
  typed.dispose()
  box.dispose()
  if (accepted) await commands.executeCommand('newsmark.glossary.focus')
}

/** Puts the cursor on what an item names, and runs a command there. */
async function atSource(client: ServerClient, node: AnyNode, command: string): Promise<void> {
  const place = placeOf(node)
  if (!place) return
  await openPlace(client, place)
  await commands.executeCommand(command)
}

async function findMentions(node: AnyNode): Promise<void> {
  const place = placeOf(node)
  if (place) await commands.executeCommand('newsmark.showReferences', place.uri, place.range.start)
}

function placeOf({item}: AnyNode): ViewPlace | null {
  return item && 'place' in item ? item.place : null
}

async function copyId({item}: AnyNode): Promise<void> {
  if (item?.type === 'entry') await env.clipboard.writeText(item.id)
  else if (item?.type === 'claim' || item?.type === 'relation')
    await env.clipboard.writeText(item.id === null ? item.article : `${item.article}#${item.id}`)
}

/** An item of a menu of commands. */
export interface CommandItem extends QuickPickItem {
  readonly command: string
  readonly arguments?: readonly unknown[]
}

/** Shows commands to choose from, and runs the one that is chosen. */
export async function pickCommand(title: string, items: readonly CommandItem[]): Promise<void> {
  const chosen = await window.showQuickPick(items, {title, matchOnDescription: true})
  if (chosen) await commands.executeCommand(chosen.command, ...(chosen.arguments ?? []))
}
