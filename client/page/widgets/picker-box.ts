import {claimEvent, h, isComposing, keepEditingKeys, set} from './dom.js'
import {placeBox} from './place-box.js'

export interface PickerBox {
  readonly element: HTMLElement
  /** Places it again, and notes for tests which typed text its rows answer to. */
  drawn(query: string): void
  /** Takes it away, and gives the focus back to what had it. */
  remove(): void
}

export interface PickerBoxOptions {
  readonly root: HTMLElement
  readonly anchor: DOMRect
  readonly label: string
  /** Called by Escape, and by a click beside the box. */
  leave(): void
}

/** The box of a picker beside its anchor, within the window. */
export function createPickerBox({root, anchor, label, leave}: PickerBoxOptions): PickerBox {
  const before = document.activeElement
  const element = h('div', {
    id: 'picker',
    class: 'nm-picker',
    role: 'dialog',
    'aria-label': label,
    onkeydown: event => {
      if (event.key !== 'Escape' || isComposing(event)) return
      claimEvent(event)
      leave()
    }
  })
  let side: 'below' | 'above' | undefined
  const place = (): void => {
    side = placeBox(element, anchor, side)
  }
  const outside = (event: Event): void => {
    if (event.target instanceof Node && !element.contains(event.target)) leave()
  }
  keepEditingKeys(element)
  root.append(element)
  window.addEventListener('resize', place)
  document.addEventListener('pointerdown', outside, true)
  return {
    element,
    drawn(query) {
      set(element, 'data-ready', query)
      place()
    },
    remove() {
      window.removeEventListener('resize', place)
      document.removeEventListener('pointerdown', outside, true)
      const hadFocus = element.contains(document.activeElement)
      element.remove()
      if (hadFocus && before instanceof HTMLElement) before.focus({preventScroll: true})
    }
  }
}
