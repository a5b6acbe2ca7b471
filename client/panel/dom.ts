/** What an element is to hold: other elements, or text, which is never read as markup. */
type Content = Element | string

/** Makes an HTML element with attributes and content. */
export function html<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly Content[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...content)
  return element
}

/** Makes an SVG element with attributes and content. */
export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>> = {},
  ...content: readonly Content[]
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.append(...content)
  return element
}

/** A button that looks like a line of a list. */
export function itemButton(
  act: () => void,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly Content[]
): HTMLButtonElement {
  const button = html('button', {type: 'button', class: 'item', ...attributes}, ...content)
  button.addEventListener('click', act)
  return button
}
