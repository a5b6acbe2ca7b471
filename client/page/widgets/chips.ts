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
  let drawn = ''
  const element = h('ul', {class: 'nm-chips', 'aria-label': label, onkeydown: keydown})

  const buttons = (): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('button')]

  function keydown(event: KeyboardEvent): void {
    const all = buttons()
    const index = all.indexOf(document.activeElement as HTMLElement)
    const step = stepOf(event, element)
    if (index < 0 || step === undefined) return
    claimEvent(event)
    if (step === 'remove') take(index)
    else if (all[index + step]) all[index + step]?.focus()
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
      const look = JSON.stringify([chips, isReadOnly])
      if (look === drawn) return
      drawn = look
      const focused = buttons().indexOf(document.activeElement as HTMLElement)
      shown = chips
      const draw = (chip: Chip, index: number): HTMLElement =>
        drawChip(chip, isReadOnly, text, () => take(index))
      fill(element, ...chips.map(draw))
      set(element, 'hidden', chips.length === 0)
      const next = buttons()[focused] ?? buttons().at(-1)
      if (focused >= 0 && next) next.focus()
      else if (focused >= 0) leave()
    },
    focusLast() {
      const last = buttons().at(-1)
      last?.focus()
      return last !== undefined
    },
    removeLast: () => {
      for (const {value} of shown.slice(-1)) remove(value)
    }
  }
}

/** What a key does at a chip: removes it, or goes to the one before or behind. */
function stepOf({key}: KeyboardEvent, row: HTMLElement): 'remove' | 1 | -1 | undefined {
  if (key === 'Delete' || key === 'Backspace') return 'remove'
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined
  const isRightToLeft = getComputedStyle(row).direction === 'rtl'
  return (key === 'ArrowRight') === isRightToLeft ? -1 : 1
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
