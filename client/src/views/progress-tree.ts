import {l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri} from 'vscode'
import type {
  ArticleProgressAnswer,
  ProgressViewItem,
  ViewScope,
  ViewState
} from '../../../server/src/lsp/view-protocol.js'
import type {ServerClient} from '../server-client.js'
import {openCommand, scopeItem, scopeKey} from './items.js'
import {createPagedTree, type PagedTree} from './paged-tree.js'
import {askView} from './view-requests.js'
import {problems, shown, suggestions} from './words.js'

/** The view of how far the articles are. */
export function createProgressTree(client: ServerClient): PagedTree<ProgressViewItem> {
  return createPagedTree<ProgressViewItem>({
    view: 'newsmark.progress',
    key: item => {
      if (item.type === 'scope') return scopeKey(item)
      return item.type === 'state' ? item.state : (item.place?.uri ?? item.name)
    },
    load: (parent, page) =>
      askView(client, 'newsmark/progressView', {
        ...page,
        parent: parent?.type === 'state' ? parent.state : null,
        scope: parent ? scopeOf(parent) : null
      }),
    show: item => {
      if (item.type === 'scope') return scopeItem(item)
      return item.type === 'state' ? stateItem(item) : articleItem(item)
    }
  })
}

function scopeOf(item: ProgressViewItem): ViewScope | null {
  if (item.type === 'scope') return item
  return item.type === 'state' ? item.scope : null
}

function stateItem({state, count}: ProgressViewItem & {readonly type: 'state'}): TreeItem {
  const collapsible = count > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None
  const item = new TreeItem(stateText(state), collapsible)
  item.description = shown(count)
  item.tooltip = TIPS[state]()
  const [icon, color] = ICONS[state]
  item.iconPath = new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color))
  item.contextValue = 'newsmark.state'
  return item
}

/** The name of a state. */
export function stateText(state: ViewState): string {
  return TEXTS[state]()
}

const TEXTS: Readonly<Record<ViewState, () => string>> = {
  untouched: () => l10n.t('Untouched'),
  problems: () => l10n.t('With problems'),
  suggestions: () => l10n.t('With suggestions'),
  begun: () => l10n.t('Begun'),
  done: () => l10n.t('Done')
}

const TIPS: Readonly<Record<ViewState, () => string>> = {
  untouched: () => l10n.t('Nothing is tagged.'),
  problems: () => l10n.t('There are errors or warnings.'),
  suggestions: () => l10n.t('Tags with status=suggested wait for somebody to look at them.'),
  begun: () =>
    l10n.t(
      'A tag is a draft or to be discussed, a known name is not tagged, or a tagged name is not known.'
    ),
  done: () => l10n.t('Nothing is left to do, as far as the files tell.')
}

const ICONS: Readonly<Record<ViewState, readonly [string, string?]>> = {
  untouched: ['circle-large-outline'],
  problems: ['warning', 'list.warningForeground'],
  suggestions: ['lightbulb'],
  begun: ['edit'],
  done: ['check', 'testing.iconPassed']
}

function articleItem(article: ProgressViewItem & {readonly type: 'article'}): TreeItem {
  const {name, title, place} = article
  const item = new TreeItem(title === '' ? name : title)
  item.description = [title === '' ? '' : name, workLeft(article)].filter(Boolean).join(' · ')
  item.tooltip = name
  item.contextValue = 'newsmark.article'
  if (place) {
    item.resourceUri = Uri.parse(place.uri)
    item.command = openCommand(place)
  }
  return item
}

/** What is left to do in an article, in a few words; empty for nothing that is counted. */
export function workLeft(progress: ArticleProgressAnswer): string {
  const parts = []
  if (progress.problems > 0) parts.push(problems(progress.problems))
  if (progress.suggestions > 0) parts.push(suggestions(progress.suggestions))
  if (progress.drafts > 0) parts.push(l10n.t('{0} to finish', shown(progress.drafts)))
  return parts.join(', ')
}
