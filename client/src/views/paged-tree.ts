import {
  Disposable,
  EventEmitter,
  l10n,
  type TreeDataProvider,
  TreeItem,
  type TreeView,
  window
} from 'vscode'
import type {ViewPage} from '../../../server/src/lsp/view-protocol.js'
import {shown} from './words.js'

/** A node of a tree: an item of the server, or what loads the next page of its siblings. */
export interface Node<Item> {
  readonly key: string
  readonly parent: Node<Item> | undefined
  readonly item: Item | undefined
}

/** Where the items of a tree come from, and how they look. */
export interface TreeSource<Item> {
  /** The id of the view, as in package.json. */
  readonly view: string
  readonly load: (
    parent: Item | undefined,
    page: {readonly offset: number; readonly limit: number}
  ) => Promise<ViewPage<Item> | undefined>
  /** Tells an item from its siblings, over reloads. */
  readonly key: (item: Item) => string
  readonly show: (item: Item) => TreeItem
}

/** A tree that is loaded by pages, when a node is opened, and loaded anew only while it can be seen. */
export interface PagedTree<Item> extends Disposable {
  readonly view: TreeView<Node<Item>>
  /** Loads anew what is open, now or when the view comes to be seen. */
  readonly refresh: () => void
}

/** Items of a page. */
const PAGE = 200

/** Makes the tree of a view. */
export function createPagedTree<Item>(source: TreeSource<Item>): PagedTree<Item> {
  const changed = new EventEmitter<Node<Item> | undefined>()
  const wanted = new Map<string, number>()
  let isOutdated = false
  const showMore = ({parent}: Node<Item>): void => {
    const key = parent?.key ?? ''
    wanted.set(key, (wanted.get(key) ?? PAGE) + PAGE)
    changed.fire(parent)
  }
  const provider: TreeDataProvider<Node<Item>> = {
    onDidChangeTreeData: changed.event,
    getChildren: parent => childrenOf(source, parent, wanted),
    getParent: node => node.parent,
    getTreeItem: node =>
      node.item === undefined ? moreItem(node, () => showMore(node)) : itemOf(source, node)
  }
  const view = window.createTreeView(source.view, {
    treeDataProvider: provider,
    showCollapseAll: true
  })
  const refresh = (): void => {
    isOutdated = !view.visible
    if (view.visible) changed.fire(undefined)
  }
  const watching = view.onDidChangeVisibility(({visible}) => {
    if (visible && isOutdated) refresh()
  })
  return {
    view,
    refresh,
    dispose: Disposable.from(changed, view, watching).dispose
  }
}

async function childrenOf<Item>(
  {load, key}: TreeSource<Item>,
  parent: Node<Item> | undefined,
  wanted: ReadonlyMap<string, number>
): Promise<Node<Item>[]> {
  const most = wanted.get(parent?.key ?? '') ?? PAGE
  const items: Item[] = []
  let total = 0
  while (items.length < most) {
    const page = await load(parent?.item, {offset: items.length, limit: PAGE})
    total = page?.total ?? items.length
    items.push(...(page?.items ?? []))
    if (!page || page.items.length === 0 || items.length >= total) break
  }
  const prefix = parent ? `${parent.key}\n` : ''
  const nodes = items.map((item): Node<Item> => ({key: prefix + key(item), parent, item}))
  const left = total - items.length
  if (left > 0) nodes.push({key: `${prefix}${MORE}${left}`, parent, item: undefined})
  return nodes
}

const MORE = 'more '

function itemOf<Item>({show}: TreeSource<Item>, node: Node<Item>): TreeItem {
  const item = show(node.item as Item)
  item.id = node.key
  return item
}

function moreItem<Item>(node: Node<Item>, showMore: () => void): TreeItem {
  const left = Number(node.key.slice(node.key.lastIndexOf(MORE) + MORE.length))
  const item = new TreeItem(l10n.t('Show more ({0} left)', shown(left)))
  item.id = node.key
  item.command = {
    command: 'newsmark.views.showMore',
    title: l10n.t('Show more'),
    arguments: [showMore]
  }
  return item
}
