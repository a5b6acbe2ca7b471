import {type Command, l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState} from 'vscode'
import type {ScopeViewItem, ViewPlace, ViewScope} from '../../../server/src/lsp/view-protocol.js'
import {articles, whose} from './words.js'

/** The command that opens the source of an item. */
export function openCommand(place: ViewPlace): Command {
  return {command: 'newsmark.views.open', title: l10n.t('Open'), arguments: [place]}
}

/** The node of what one coder has, or of what is curated. */
export function scopeItem(item: ScopeViewItem): TreeItem {
  const shownItem = new TreeItem(whose(item), TreeItemCollapsibleState.Collapsed)
  shownItem.description = articles(item.articles)
  shownItem.iconPath = new ThemeIcon(item.coder === null ? 'folder' : 'account')
  shownItem.contextValue = 'newsmark.scope'
  return shownItem
}

/** Tells a scope from others. */
export function scopeKey(scope: ViewScope | null): string {
  return scope ? JSON.stringify([scope.root, scope.coder, scope.isCurated]) : ''
}

/** The icon of a kind of tag; kinds of a team's own have a common one. */
export function kindIcon(kind: string): ThemeIcon {
  return new ThemeIcon(ICONS[kind] ?? 'tag')
}

const ICONS: Readonly<Record<string, string>> = {
  actor: 'person',
  place: 'location',
  claim: 'comment'
}
