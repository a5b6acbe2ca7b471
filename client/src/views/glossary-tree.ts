import {l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState, window} from 'vscode'
import type {GlossaryViewItem, GlossaryViewParams} from '../../../server/src/lsp/view-protocol.js'
import type {ServerClient} from '../server-client.js'
import {kindIcon, openCommand} from './items.js'
import {createPagedTree, type PagedTree} from './paged-tree.js'
import {askView} from './view-requests.js'
import {articles, mentions, shown, whose} from './words.js'

/** Which entries the view of the glossary shows. */
export interface GlossaryState {
  query: string
  only: GlossaryViewParams['only']
}

/** The view of the glossary: kinds, types and entries, or those that fit a query. */
export function createGlossaryTree(
  client: ServerClient,
  state: GlossaryState
): PagedTree<GlossaryViewItem> {
  return createPagedTree<GlossaryViewItem>({
    view: 'newsmark.glossary',
    key: item =>
      item.type === 'entry' ? `entry ${item.root} ${item.id}` : JSON.stringify({...item, count: 0}),
    load: (parent, page) =>
      askView(client, 'newsmark/glossaryView', {
        ...page,
        parent: parentOf(parent),
        query: state.query,
        only: state.only,
        article: activeArticle(client)
      }),
    show
  })
}

function parentOf(item: GlossaryViewItem | undefined): GlossaryViewParams['parent'] {
  if (item?.type === 'kind') return {root: item.root, kind: item.kind, code: null}
  return item?.type === 'entryType' ? {root: item.root, kind: item.kind, code: item.code} : null
}

/** The URI of the article in the active text editor, as the server knows it. */
function activeArticle(client: ServerClient): string | null {
  const document = window.activeTextEditor?.document
  if (document?.languageId !== 'newsmark') return null
  return client.asUri(document.uri)
}

function show(item: GlossaryViewItem): TreeItem {
  if (item.type === 'tooMany') {
    const text = l10n.t('{0} entries: search for a name to see some', shown(item.count))
    return new TreeItem(text)
  }
  return item.type === 'entry' ? entryItem(item) : groupItem(item)
}

function groupItem(item: GlossaryViewItem & {readonly type: 'kind' | 'entryType'}): TreeItem {
  const label = item.label === '' ? l10n.t('without a type') : item.label
  const shownItem = new TreeItem(label, TreeItemCollapsibleState.Collapsed)
  shownItem.description = [shown(item.count), item.project].filter(Boolean).join(' · ')
  if (item.type === 'kind') shownItem.iconPath = kindIcon(item.kind)
  shownItem.contextValue = 'newsmark.group'
  return shownItem
}

/** How often an entry is mentioned in a scope; the scope of what nobody has needs no name where it is the only one. */
type EntryCount = (GlossaryViewItem & {readonly type: 'entry'})['counts'][number]

function isNamed({coder, isCurated}: EntryCount): boolean {
  return coder !== null || isCurated
}

function shortCount(count: EntryCount, isOneOfSeveral: boolean): string {
  const number = shown(count.mentions)
  return isNamed(count) || isOneOfSeveral ? `${whose(count)} ${number}` : number
}

function longCount(count: EntryCount): string {
  if (count.mentions === 0) return mentions(0)
  const text = `${mentions(count.mentions)} · ${articles(count.articles)}`
  return isNamed(count) ? `${whose(count)}: ${text}` : text
}

function entryItem(item: GlossaryViewItem & {readonly type: 'entry'}): TreeItem {
  const {name, id, aliases, detail, isDeprecated, place} = item
  const shownItem = new TreeItem(name)
  const count = item.counts.map(each => shortCount(each, item.counts.length > 1)).join(' · ')
  shownItem.description = isDeprecated ? `${count} · ${l10n.t('deprecated')}` : count
  shownItem.iconPath = isDeprecated ? new ThemeIcon('circle-slash') : kindIcon(item.kind)
  const counts = item.counts.map(longCount).join('\n') || mentions(0)
  const tip = new MarkdownString()
  tip.appendText([name, `${detail} (${id})`, aliases.join(', '), counts].filter(Boolean).join('\n'))
  shownItem.tooltip = tip
  shownItem.accessibilityInformation = {label: `${name}, ${detail}, ${counts}`}
  shownItem.contextValue = 'newsmark.entry'
  if (place) shownItem.command = openCommand(place)
  return shownItem
}
