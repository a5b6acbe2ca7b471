/** What an element is made with; `text` is never read as markup. */
interface ElementOptions {
  readonly id?: string
  readonly class?: string
  readonly text?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly children?: readonly (Node | string)[]
}

/** Makes an element. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: ElementOptions = {}
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (options.id) element.id = options.id
  if (options.class) element.className = options.class
  if (options.text !== undefined) element.textContent = options.text
  for (const [name, value] of Object.entries(options.attributes ?? {}))
    element.setAttribute(name, value)
  if (options.children) element.append(...options.children)
  return element
}

/** A button that does not take the focus from the text when it is clicked. */
export function makeButton(text: string, act: () => void, className = ''): HTMLButtonElement {
  const button = make('button', {text, class: className, attributes: {type: 'button'}})
  button.addEventListener('mousedown', event => event.preventDefault())
  button.addEventListener('click', act)
  return button
}

/** Lays a floating element beside a box of the window, below it where there is room, and within the window. */
export function placeBeside(element: HTMLElement, box: DOMRect, prefer: 'above' | 'below'): void {
  const {offsetWidth: width, offsetHeight: height} = element
  const above = box.top - height - GAP
  const below = box.bottom + GAP
  const fitsBelow = below + height <= window.innerHeight
  const isAbove = prefer === 'above' ? above >= 0 : !fitsBelow && above >= 0
  const left = Math.max(GAP, Math.min(box.left, window.innerWidth - width - GAP))
  element.style.setProperty('left', `${left}px`)
  element.style.setProperty('top', `${Math.max(GAP, isAbove ? above : below)}px`)
}

const GAP = 6

/** Whether an element takes typed text, so that keys are its own. */
export function takesText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null
}
