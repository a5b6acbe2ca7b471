import {l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState} from 'vscode'
import type {ClaimsViewItem, ClaimsViewParams} from '../../../server/src/lsp/view-protocol.js'
import type {ServerClient} from '../server-client.js'
import {kindIcon, openCommand, scopeItem, scopeKey} from './items.js'
import {createPagedTree, type PagedTree} from './paged-tree.js'
import {askView} from './view-requests.js'
import {shown} from './words.js'

/** By what the view of the claims groups them. */
export interface ClaimsState {
  by: ClaimsViewParams['by']
}

type GroupItem = ClaimsViewItem & {readonly type: 'group'}
type ClaimItem = ClaimsViewItem & {readonly type: 'claim' | 'relation'}

/** The view of the claims of the corpus. */
export function createClaimsTree(
  client: ServerClient,
  state: ClaimsState
): PagedTree<ClaimsViewItem> {
  return createPagedTree<ClaimsViewItem>({
    view: 'newsmark.claims',
    key: item => keyOf(item, state.by),
    load: (parent, page) =>
      askView(client, 'newsmark/claimsView', {...page, by: state.by, parent: parentOf(parent)}),
    show: item => {
      if (item.type === 'scope') return scopeItem(item)
      return item.type === 'group' ? groupItem(item, state.by) : claimItem(item)
    }
  })
}

function keyOf(item: ClaimsViewItem, by: ClaimsState['by']): string {
  if (item.type === 'scope') return scopeKey(item)
  if (item.type === 'group') return `${by} ${item.root} ${item.key}`
  const relation = item.type === 'relation' ? `${item.relation} ${item.isIncoming} ` : ''
  return `${relation}${item.uri} ${item.start}`
}

function parentOf(item: ClaimsViewItem | undefined): ClaimsViewParams['parent'] {
  if (!item) return null
  if (item.type === 'scope') return item
  if (item.type === 'group')
    return {type: 'group', root: item.root, key: item.key, scope: item.scope}
  return {type: 'claim', uri: item.uri, start: item.start}
}

function groupItem(item: GroupItem, by: ClaimsState['by']): TreeItem {
  const label = item.key === '' ? WITHOUT[by]() : item.label
  const shownItem = new TreeItem(label, TreeItemCollapsibleState.Collapsed)
  shownItem.description = shown(item.count)
  shownItem.iconPath = by === 'speaker' ? kindIcon('actor') : new ThemeIcon(GROUP_ICONS[by])
  shownItem.contextValue = by === 'article' ? 'newsmark.articleGroup' : 'newsmark.group'
  return shownItem
}

const GROUP_ICONS = {topic: 'symbol-keyword', article: 'file'} as const

const WITHOUT: Readonly<Record<ClaimsState['by'], () => string>> = {
  speaker: () => l10n.t('without a speaker'),
  topic: () => l10n.t('without a topic'),
  article: () => l10n.t('without an article')
}

function claimItem(item: ClaimItem): TreeItem {
  const name = item.id === null ? item.article : `${item.article}#${item.id}`
  const said = item.speakers.join(', ')
  const relation =
    item.type === 'relation' ? `${relationText(item.relation, item.isIncoming)}: ` : ''
  const hasRelations = item.incoming + item.outgoing > 0
  const shownItem = new TreeItem(
    relation + item.words,
    hasRelations ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None
  )
  shownItem.description = [said, name].filter(text => text !== '').join(' · ')
  shownItem.iconPath = item.type === 'relation' ? relationIcon(item.isIncoming) : kindIcon('claim')
  const tip = new MarkdownString()
  const counts = l10n.t(
    'spoken of by {0} claims, speaks of {1}',
    shown(item.incoming),
    shown(item.outgoing)
  )
  tip.appendText([`${said}: ${item.words}`, name, hasRelations ? counts : ''].join('\n'))
  shownItem.tooltip = tip
  shownItem.contextValue = 'newsmark.claim'
  if (item.place) shownItem.command = openCommand(item.place)
  return shownItem
}

function relationIcon(isIncoming: boolean): ThemeIcon {
  return new ThemeIcon(isIncoming ? 'arrow-left' : 'arrow-right')
}

/** What a claim does to another one, or has done to it, in words; attributes of a team's own by their names. */
function relationText(relation: string, isIncoming: boolean): string {
  const texts = RELATIONS[relation]
  if (texts) return texts[isIncoming ? 0 : 1]()
  return isIncoming ? `← ${relation}` : `→ ${relation}`
}

const RELATIONS: Readonly<Record<string, readonly [() => string, () => string]>> = {
  supports: [() => l10n.t('supported by'), () => l10n.t('supports')],
  rebuts: [() => l10n.t('rebutted by'), () => l10n.t('rebuts')],
  qualifies: [() => l10n.t('qualified by'), () => l10n.t('qualifies')],
  rephrases: [() => l10n.t('rephrased by'), () => l10n.t('rephrases')],
  'same-as': [() => l10n.t('the same as'), () => l10n.t('the same as')]
}
