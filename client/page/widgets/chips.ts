import type {Text} from './ask.js'
import {claimEvent, fill, h, oneLine, set} from './dom.js'

/** One value that is shown as a chip. */
export interface Chip {
  readonly value: string
  readonly name: string
  readonly description: string
}

export interface Chips {
  readonly element: HTMLElement
  show(chips: readonly Chip[], isReadOnly: boolean): void
  /** Focuses the last one; false where there is none. */
  focusLast(): boolean
  removeLast(): void
}

export interface ChipsOptions {
  readonly text: Text
  readonly label: string
  remove(value: string): void
  /** Focuses what stands behind the chips. */
  leave(): void
}

/**
 * Values in a row, each with a button that removes it. They are reached by the arrow keys from what stands behind them, and
 * by the mouse; Tab passes them by.
 */
export function createChips({text, label, remove, leave}: ChipsOptions): Chips {
  let shown: readonly Chip[] = []
  const element = h('ul', {class: 'nm-chips', 'aria-label': label, onkeydown: keydown})

  function buttons(): HTMLElement[] {
    return [...element.querySelectorAll<HTMLElement>('button')]
  }

  function keydown(event: KeyboardEvent): void {
    const all = buttons()
    const index = all.indexOf(document.activeElement as HTMLElement)
    const by = {ArrowLeft: -1, ArrowRight: 1}[event.key]
    if (index < 0 || (by === undefined && event.key !== 'Delete' && event.key !== 'Backspace'))
      return
    claimEvent(event)
    if (by === undefined) {
      take(index)
      return
    }
    const isRightToLeft = getComputedStyle(element).direction === 'rtl'
    const next = all[index + (isRightToLeft ? -by : by)]
    if (next) next.focus()
    else if (index === all.length - 1) leave()
  }

  function take(index: number): void {
    const chip = shown[index]
    leave()
    if (chip) remove(chip.value)
  }

  return {
    element,
    show(chips, isReadOnly) {
      const isSame =
        JSON.stringify(chips) === JSON.stringify(shown) &&
        element.dataset['readOnly'] === `${isReadOnly}`
      if (isSame) return
      const focused = buttons().indexOf(document.activeElement as HTMLElement)
      shown = chips
      element.dataset['readOnly'] = `${isReadOnly}`
      fill(
        element,
        ...chips.map((chip, index) => drawChip(chip, isReadOnly, text, () => take(index)))
      )
      set(element, 'hidden', chips.length === 0)
      if (focused < 0) return
      const next = buttons()[focused] ?? buttons().at(-1)
      if (next) next.focus()
      else leave()
    },
    focusLast() {
      const last = buttons().at(-1)
      last?.focus()
      return last !== undefined
    },
    removeLast() {
      const last = shown.at(-1)
      if (last) remove(last.value)
    }
  }
}

function drawChip(
  {name, description}: Chip,
  isReadOnly: boolean,
  text: Text,
  take: () => void
): HTMLElement {
  const label = oneLine(name)
  if (description !== '') label.title = `${name}: ${description}`
  const button = h(
    'button',
    {
      class: 'nm-remove',
      tabindex: -1,
      'aria-label': text('Remove {0}', name),
      onclick: take
    },
    '×'
  )
  return h('li', {class: 'nm-chip'}, label, !isReadOnly && button)
}
