import type {Mark} from '../../../server/src/lsp/editor-protocol.js'
import type {PageKind} from '../../src/annotation-editor/messages.js'
import type {Text} from './ask.js'
import {claimEvent, fill, freshId, h, isComposing, keepEditingKeys, set} from './dom.js'
import {fold} from './fuzzy.js'
import {createFilters} from './mark-filters.js'
import {drawItem} from './mark-line.js'
import {type Found, type Item, keyOf, type Searched, searchable, treeOf} from './mark-tree.js'
import {treeKey} from './tree-keys.js'

export interface MarksTreeOptions {
  readonly root: HTMLElement
  readonly text: Text
  /** Shows a mark in the text. */
  reveal(mark: number): void
}

export interface MarksTreeContent {
  readonly kinds: readonly PageKind[]
  readonly marks: readonly Mark[]
  /** The base text. */
  readonly text: string
  /** The mark at the cursor. */
  readonly current: number | undefined
  readonly findings?: readonly Found[]
}

export interface MarksTree {
  show(content: MarksTreeContent): void
  focusFilter(): void
}

/** Makes the article's marks as a tree with filters. Only the lines that can be seen are in the page. */
export function createMarksTree({root, text, reveal}: MarksTreeOptions): MarksTree {
  let content: MarksTreeContent | undefined
  let searched: Searched | undefined
  let items: readonly Item[] = []
  let active = 0
  let typed = ''
  let typedAt = 0
  const closed = new Set<string>()
  const filters = createFilters(text, refilter)
  const space = h('div', {class: 'nm-space', role: 'presentation'})
  const status = h('div', {class: 'nm-detail', role: 'status'})
  const tree = h(
    'div',
    {
      class: 'nm-tree',
      role: 'tree',
      tabindex: 0,
      id: freshId(),
      'aria-label': text('Marks'),
      onscroll: draw,
      onkeydown: keydown,
      onclick: event => click(event)
    },
    space
  )
  const element = h(
    'section',
    {class: 'nm-marks', 'aria-label': text('Marks')},
    filters.element,
    status,
    tree
  )
  keepEditingKeys(element)
  root.append(element)
  new ResizeObserver(() => draw()).observe(tree)

  function refilter(): void {
    if (!content || !searched) return
    const old = items[active]
    const mark = old && searched.marks[old.mark]
    items = treeOf(searched, filters.value(), closed)
    const same = mark ? items.findIndex(item => item.mark === old.mark) : -1
    active = Math.max(0, same)
    status.textContent = items.length === 0 ? text('No mark fits.') : ''
    draw()
  }

  function draw(): void {
    if (!content) return
    const height = lineHeight(tree)
    space.style.height = `${items.length * height}px`
    const first = Math.max(0, Math.floor(tree.scrollTop / height) - SPARE)
    const count = Math.ceil(tree.clientHeight / height) + 2 * SPARE
    const shown = items.slice(first, first + count)
    const isActiveOut = active < first || active >= first + shown.length
    const lines = shown.map((_, at) => line(first + at, height))
    // The active line stays in the page, as the tree names it.
    if (isActiveOut && items[active]) lines.push(line(active, height))
    fill(space, ...lines)
    set(tree, 'aria-activedescendant', items[active] && lineId(active))
  }

  function line(index: number, height: number): HTMLElement | null {
    const item = items[index]
    const mark = item && content?.marks[item.mark]
    if (!item || !mark || !content) return null
    const element = drawItem(item, mark, content, text)
    element.id = lineId(index)
    element.dataset['line'] = `${index}`
    element.classList.toggle('nm-active', index === active)
    element.style.top = `${index * height}px`
    element.style.height = `${height}px`
    return element
  }

  function lineId(index: number): string {
    return `${tree.id}-${index}`
  }

  function activate(index: number): void {
    active = Math.max(0, Math.min(index, items.length - 1))
    const height = lineHeight(tree)
    const top = active * height
    if (top < tree.scrollTop) tree.scrollTop = top
    else if (top + height > tree.scrollTop + tree.clientHeight)
      tree.scrollTop = top + height - tree.clientHeight
    draw()
  }

  function toggle(index: number, isOpen: boolean): void {
    const item = items[index]
    const mark = item && content?.marks[item.mark]
    if (!mark || item.isOpen === undefined || item.isOpen === isOpen) return
    if (isOpen) closed.delete(keyOf(mark))
    else closed.add(keyOf(mark))
    refilter()
  }

  function click(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : undefined
    const index = Number(target?.closest<HTMLElement>('[data-line]')?.dataset['line'] ?? -1)
    const item = items[index]
    if (!item) return
    if (target?.closest('.nm-twist') && item.isOpen !== undefined) toggle(index, !item.isOpen)
    else {
      activate(index)
      reveal(item.mark)
    }
  }

  function keydown(event: KeyboardEvent): void {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor(tree.clientHeight / lineHeight(tree)) - 1)
    const isRightToLeft = getComputedStyle(tree).direction === 'rtl'
    const step = treeKey(items, active, event.key, {page, isRightToLeft})
    if (step === 'reveal') {
      const item = items[active]
      if (item) reveal(item.mark)
    } else if (step === 'open' || step === 'close') toggle(active, step === 'open')
    else if (step !== undefined) activate(step)
    else if (event.key.length === 1) typeAhead(event)
    else return
    claimEvent(event)
  }

  /** Goes to the next line that begins with what is typed in short order. */
  function typeAhead({key, timeStamp}: KeyboardEvent): void {
    typed = timeStamp - typedAt > PAUSE ? key : typed + key
    typedAt = timeStamp
    const wanted = fold(typed)
    const from = typed.length > 1 ? 0 : 1
    for (let step = from; step < items.length + from; step += 1) {
      const index = (active + step) % items.length
      const item = items[index]
      if (!item || !searched?.folded()[item.mark]?.startsWith(wanted)) continue
      activate(index)
      return
    }
  }

  return {
    show(next) {
      const isSame =
        content?.marks === next.marks &&
        content.text === next.text &&
        content.findings === next.findings
      const hasMoved = content?.current !== next.current
      content = next
      filters.setKinds(next.kinds)
      if (!isSame || !searched) {
        searched = searchable(next.marks, next.text, next.findings ?? [])
        refilter()
      }
      const index = hasMoved ? items.findIndex(item => item.mark === next.current) : -1
      if (index >= 0) activate(index)
      else if (isSame) draw()
    },
    focusFilter() {
      filters.input.focus()
      filters.input.select()
    }
  }
}

/** Lines that are drawn above and below those that can be seen. */
const SPARE = 8
/** Milliseconds after which a letter begins a new word. */
const PAUSE = 500

function lineHeight(tree: HTMLElement): number {
  return Math.round(Number.parseFloat(getComputedStyle(tree).fontSize) * 1.7) || 22
}
