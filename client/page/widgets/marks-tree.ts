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
export function createMarksTree(options: MarksTreeOptions): MarksTree {
  return new Tree(options)
}

/** The state of the tree. A class, as ten functions share seven variables. */
class Tree implements MarksTree {
  readonly #text: Text
  readonly #reveal: (mark: number) => void
  readonly #filters: ReturnType<typeof createFilters>
  readonly #space = h('div', {class: 'nm-space', role: 'presentation'})
  readonly #status = h('div', {class: 'nm-detail', role: 'status'})
  readonly #tree: HTMLElement
  readonly #closed = new Set<string>()
  readonly #typed = createTypeAhead()
  #content: MarksTreeContent | undefined
  #searched: Searched | undefined
  #items: readonly Item[] = []
  #active = 0

  constructor({root, text, reveal}: MarksTreeOptions) {
    this.#text = text
    this.#reveal = reveal
    this.#filters = createFilters(text, () => this.#refilter())
    this.#tree = h(
      'div',
      {
        class: 'nm-tree',
        role: 'tree',
        tabindex: 0,
        id: freshId(),
        'aria-label': text('Marks'),
        onscroll: () => this.#draw(),
        onkeydown: event => this.#keydown(event),
        onclick: event => this.#click(event)
      },
      this.#space
    )
    const element = h(
      'section',
      {class: 'nm-marks', 'aria-label': text('Marks')},
      this.#filters.element,
      this.#status,
      this.#tree
    )
    keepEditingKeys(element)
    root.append(element)
    new ResizeObserver(() => this.#draw()).observe(this.#tree)
  }

  show(next: MarksTreeContent): void {
    const before = this.#content
    const isSame =
      before?.marks === next.marks && before.text === next.text && before.findings === next.findings
    const hasMoved = before?.current !== next.current
    this.#content = next
    this.#filters.setKinds(next.kinds)
    if (!isSame || !this.#searched) {
      this.#searched = searchable(next.marks, next.text, next.findings ?? [])
      this.#refilter()
    }
    const index = hasMoved ? this.#items.findIndex(item => item.mark === next.current) : -1
    if (index >= 0) this.#activate(index)
    else if (isSame) this.#draw()
  }

  focusFilter(): void {
    this.#filters.input.focus()
    this.#filters.input.select()
  }

  #refilter(): void {
    if (!this.#content || !this.#searched) return
    const old = this.#items[this.#active]
    const mark = old && this.#searched.marks[old.mark]
    this.#items = treeOf(this.#searched, this.#filters.value(), this.#closed)
    const same = mark ? this.#items.findIndex(item => item.mark === old.mark) : -1
    this.#active = Math.max(0, same)
    this.#status.textContent = this.#items.length === 0 ? this.#text('No mark fits.') : ''
    this.#draw()
  }

  #draw(): void {
    if (!this.#content) return
    const tree = this.#tree
    const height = lineHeight(tree)
    this.#space.style.height = `${this.#items.length * height}px`
    const first = Math.max(0, Math.floor(tree.scrollTop / height) - SPARE)
    const count = Math.ceil(tree.clientHeight / height) + 2 * SPARE
    const shown = this.#items.slice(first, first + count)
    const isActiveOut = this.#active < first || this.#active >= first + shown.length
    const lines = shown.map((_, at) => this.#line(first + at, height))
    // The active line stays in the page, as the tree names it.
    if (isActiveOut && this.#items[this.#active]) lines.push(this.#line(this.#active, height))
    fill(this.#space, ...lines)
    set(tree, 'aria-activedescendant', this.#items[this.#active] && this.#lineId(this.#active))
  }

  #line(index: number, height: number): HTMLElement | null {
    const item = this.#items[index]
    const mark = item && this.#content?.marks[item.mark]
    if (!item || !mark || !this.#content) return null
    const element = drawItem(item, mark, this.#content, this.#text)
    element.id = this.#lineId(index)
    element.dataset['line'] = `${index}`
    element.classList.toggle('nm-active', index === this.#active)
    element.style.top = `${index * height}px`
    element.style.height = `${height}px`
    return element
  }

  #lineId(index: number): string {
    return `${this.#tree.id}-${index}`
  }

  #activate(index: number): void {
    const tree = this.#tree
    this.#active = Math.max(0, Math.min(index, this.#items.length - 1))
    const height = lineHeight(tree)
    const top = this.#active * height
    if (top < tree.scrollTop) tree.scrollTop = top
    else if (top + height > tree.scrollTop + tree.clientHeight)
      tree.scrollTop = top + height - tree.clientHeight
    this.#draw()
  }

  #toggle(index: number, isOpen: boolean): void {
    const item = this.#items[index]
    const mark = item && this.#content?.marks[item.mark]
    if (!mark || item.isOpen === undefined || item.isOpen === isOpen) return
    if (isOpen) this.#closed.delete(keyOf(mark))
    else this.#closed.add(keyOf(mark))
    this.#refilter()
  }

  #click(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : undefined
    const index = Number(target?.closest<HTMLElement>('[data-line]')?.dataset['line'] ?? -1)
    const item = this.#items[index]
    if (!item) return
    if (target?.closest('.nm-twist') && item.isOpen !== undefined) this.#toggle(index, !item.isOpen)
    else {
      this.#activate(index)
      this.#reveal(item.mark)
    }
  }

  #keydown(event: KeyboardEvent): void {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const tree = this.#tree
    const page = Math.max(1, Math.floor(tree.clientHeight / lineHeight(tree)) - 1)
    const isRightToLeft = getComputedStyle(tree).direction === 'rtl'
    const step = treeKey(this.#items, this.#active, event.key, {page, isRightToLeft})
    if (step === 'reveal') {
      const item = this.#items[this.#active]
      if (item) this.#reveal(item.mark)
    } else if (step === 'open' || step === 'close') this.#toggle(this.#active, step === 'open')
    else if (step !== undefined) this.#activate(step)
    else if (event.key.length === 1) this.#typeAhead(event)
    else return
    claimEvent(event)
  }

  /** Goes to the next line that begins with what is typed in short order. */
  #typeAhead(event: KeyboardEvent): void {
    const wanted = this.#typed(event)
    const from = wanted.length > 1 ? 0 : 1
    const {length} = this.#items
    for (let step = from; step < length + from; step += 1) {
      const index = (this.#active + step) % length
      const item = this.#items[index]
      if (!item || !this.#searched?.folded()[item.mark]?.startsWith(wanted)) continue
      this.#activate(index)
      return
    }
  }
}

/** Gives, for each letter, all that were typed in short order. */
function createTypeAhead(): (event: KeyboardEvent) => string {
  let typed = ''
  let typedAt = 0
  return ({key, timeStamp}) => {
    typed = timeStamp - typedAt > PAUSE ? key : typed + key
    typedAt = timeStamp
    return fold(typed)
  }
}

/** Lines that are drawn above and below those that can be seen. */
const SPARE = 8
/** Milliseconds after which a letter begins a new word. */
const PAUSE = 500

function lineHeight(tree: HTMLElement): number {
  return Math.round(Number.parseFloat(getComputedStyle(tree).fontSize) * 1.7) || 22
}
