import type {Mark} from '../../../server/src/lsp/editor-protocol.js'
import type {PageKind} from '../../src/annotation-editor/messages.js'
import type {Text} from './ask.js'
import {h, oneLine, words} from './dom.js'
import {type Item, isUnresolved} from './mark-tree.js'

/** What a line is drawn of. */
export interface LineContent {
  readonly kinds: readonly PageKind[]
  /** The base text. */
  readonly text: string
  /** The mark at the cursor. */
  readonly current: number | undefined
}

/** Draws the line of a mark: its kind, its words, what it stands for, and what is wrong with it. */
export function drawItem(
  item: Item,
  mark: Mark,
  {kinds, text: base, current}: LineContent,
  text: Text
): HTMLElement {
  const kind = kinds.find(({name}) => name === mark.kind)
  const shown = base.slice(mark.start, Math.min(mark.end, mark.start + LONGEST))
  const states = [
    mark.status === 'suggested' && text('suggested'),
    isUnresolved(mark) && text(mark.resolution === 'ambiguous' ? 'ambiguous' : 'unresolved'),
    mark.entry?.isDeprecated && text('deprecated'),
    mark.continues !== null && text('continues {0}', mark.continues)
  ].filter(Boolean)
  const name = mark.entry?.name ?? mark.id ?? ''
  const detail = [name === shown ? '' : name, ...states].filter(Boolean).join(' · ')
  const element = h(
    'div',
    {
      class: item.isDim ? 'nm-item nm-dim' : 'nm-item',
      role: 'treeitem',
      'aria-level': item.depth + 1,
      'aria-posinset': item.place,
      'aria-setsize': item.size,
      'aria-selected': `${item.mark === current}`,
      'aria-expanded': item.isOpen === undefined ? undefined : `${item.isOpen}`
    },
    h('span', {class: 'nm-twist', 'aria-hidden': 'true'}),
    h('span', {class: `nm-badge${kind ? ` k-${kind.look}` : ''}`}, words(kind?.label || mark.kind)),
    oneLine(shown),
    detail !== '' && oneLine(detail, 'nm-detail')
  )
  element.style.setProperty('--nm-depth', `${item.depth}`)
  return element
}

/** UTF-16 units of the words that a line shows. */
const LONGEST = 120
