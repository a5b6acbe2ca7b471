/** Makes elements without a framework. Data becomes text nodes, never markup. */

export type Child = Node | string | null | undefined | false

type Handlers = {
  readonly [K in keyof GlobalEventHandlersEventMap as `on${K}`]?: (
    event: GlobalEventHandlersEventMap[K]
  ) => void
}

export type Props = Handlers & {readonly [name: string]: unknown}

/**
 * Makes an element. A prop that begins with `on` is a listener; `true` is an attribute without a value, and `false`,
 * `null` and `undefined` leave it out. A button sends no form unless it says so.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (element instanceof HTMLButtonElement) element.type = 'button'
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function')
      element.addEventListener(name.slice('on'.length), value as EventListener)
    else set(element, name, value)
  }
  element.append(...given(children))
  return element
}

/** Sets an attribute, or takes it away as {@link h} leaves it out. */
export function set(element: Element, name: string, value: unknown): void {
  if (value === null || value === undefined || value === false) element.removeAttribute(name)
  else element.setAttribute(name, value === true ? '' : String(value))
}

/** Replaces what is in an element. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...given(children))
}

/** Words of an article or the glossary, which have a direction of their own. */
export function words(text: string, className?: string): HTMLElement {
  return h('bdi', {class: className}, text)
}

/** A stretch that holds itself to one line, with all of it in the tooltip. */
export function oneLine(text: string, className?: string): HTMLElement {
  const shown = text.replace(/\s+/g, ' ').trim()
  return h('bdi', {class: className ? `nm-line ${className}` : 'nm-line', title: shown}, shown)
}

/** Notes that a key or a click was for this widget alone. */
export function claimEvent(event: Event): void {
  event.preventDefault()
  event.stopPropagation()
}

let lastId = 0

/** An id that no other element of the page has. */
export function freshId(): string {
  lastId += 1
  return `nm-${lastId}`
}

/**
 * Keeps keys that edit a field from going further: VS Code's frame hands every key of the page to its keybindings, and
 * takes the effect of Ctrl+Z away.
 */
export function keepEditingKeys(root: HTMLElement): void {
  root.addEventListener('keydown', event => {
    const isField = event.target instanceof Element && event.target.matches('input, textarea')
    if (isField && isEditing(event)) event.stopPropagation()
  })
}

/** Whether a key belongs to an input method that is composing. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

const EDITING = new Set(['Backspace', 'Delete', 'Home', 'End', 'ArrowLeft', 'ArrowRight', 'Enter'])
const UNDOING = new Set(['z', 'y', 'a'])

function isEditing(event: KeyboardEvent): boolean {
  if (isComposing(event) || event.getModifierState('AltGraph')) return true
  if (event.ctrlKey || event.metaKey) return UNDOING.has(event.key.toLowerCase())
  return event.key.length === 1 || EDITING.has(event.key)
}

function given(children: readonly Child[]): (Node | string)[] {
  return children.filter(
    (child): child is Node | string => child !== null && child !== undefined && child !== false
  )
}
