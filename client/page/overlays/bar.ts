import {runCommand} from '../commands/run.js'
import {make, makeButton, placeBeside} from '../dom.js'
import type {Page} from '../page.js'
import {isEditable, selectedSpan} from '../state.js'

/** Offers the kinds above what was selected with the mouse. */
export function showBar(page: Page): void {
  const {parts, text, state} = page
  if (!selectedSpan(state()) || !isEditable(state())) return
  const buttons = state().setup.kinds.map(({name, label, key, look}) => {
    const run = (): void => runAndHide(page, name)
    const button = makeButton(label || name, run, `kind k-${look}`)
    if (key !== '') button.append(make('kbd', {text: key, attributes: {'aria-hidden': 'true'}}))
    return button
  })
  const entry = makeButton(text('Entry …'), () => runAndHide(page, undefined), 'kind')
  parts.bar.replaceChildren(...buttons, entry)
  parts.bar.hidden = false
  placeBar(page)
}

/** Lays the bar beside the selected words, which a new width of the page or scrolling moves. */
export function placeBar({parts, state, view}: Page): void {
  const span = selectedSpan(state())
  const box = span && view.rangeOf(span)?.getBoundingClientRect()
  if (box && !parts.bar.hidden) placeBeside(parts.bar, box, 'above')
}

/** Takes the bar away. */
export function hideBar({parts}: Page): void {
  parts.bar.hidden = true
}

function runAndHide(page: Page, kind: string | undefined): void {
  hideBar(page)
  page.focusText()
  runCommand(page, 'mark', kind === undefined ? {} : {kind})
}
