import {moveByScreen, moveToEdge} from './commands/moves.js'
import {runCommand} from './commands/run.js'
import {takesText} from './dom.js'
import {hideBar} from './overlays/bar.js'
import {hideFindings} from './overlays/finding.js'
import type {Page} from './page.js'

/** Listens for the keys that the page itself handles, and keeps those of its fields from the extension. */
export function listenToKeys(page: Page): void {
  const {text} = page.parts
  text.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === COMPOSING) return
    if (!handleTextKey(page, event)) return
    event.preventDefault()
    // VS Code listens on the window, and would act on the key as well.
    event.stopPropagation()
  })
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.defaultPrevented) leave(page, event)
    else if (takesText(event.target) && isOwnToFields(event)) event.stopPropagation()
  })
}

/** The code of every key that an input method takes. */
const COMPOSING = 229

function handleTextKey(page: Page, event: KeyboardEvent): boolean {
  const {key, shiftKey, altKey, ctrlKey, metaKey} = event
  const isMac = page.state().setup.isMac
  if (page.state().version < 0) return false
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    if (metaKey || (ctrlKey && isMac)) return false
    const isOn = (key === 'ArrowRight') !== isRightToLeft(page)
    if (altKey && !shiftKey) return false
    if (altKey) runCommand(page, isOn ? 'selectCharacterRight' : 'selectCharacterLeft', undefined)
    else if (shiftKey) runCommand(page, isOn ? 'selectWordRight' : 'selectWordLeft', undefined)
    else runCommand(page, isOn ? 'wordRight' : 'wordLeft', undefined)
    return true
  }
  if (altKey || metaKey) return false
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    if (ctrlKey) return false
    const by = key === 'ArrowUp' ? 'Up' : 'Down'
    runCommand(page, shiftKey ? `selectLine${by}` : `line${by}`, undefined)
    return true
  }
  if (key === 'Home') moveToEdge(page, -1, ctrlKey, shiftKey)
  else if (key === 'End') moveToEdge(page, 1, ctrlKey, shiftKey)
  else if (key === 'PageUp' && !ctrlKey) moveByScreen(page, -1, shiftKey)
  else if (key === 'PageDown' && !ctrlKey) moveByScreen(page, 1, shiftKey)
  else return false
  return true
}

/** Whether the paragraph of the cursor is read from the right. */
function isRightToLeft({view, state}: Page): boolean {
  const offset = state().selection?.focus ?? 0
  const node = view.rangeOf({start: offset, end: offset})?.startContainer
  const paragraph = node?.parentElement?.closest('p')
  return paragraph ? getComputedStyle(paragraph).direction === 'rtl' : false
}

/** Closes what lies over the text, or goes back to it. */
function leave(page: Page, event: KeyboardEvent): void {
  const {text, bar, help} = page.parts
  if (help instanceof HTMLDialogElement && help.open) return
  const wasOver = hideFindings(page) || !bar.hidden
  hideBar(page)
  if (document.activeElement !== text) page.focusText()
  else if (!wasOver) return
  event.preventDefault()
  event.stopPropagation()
}

/** Whether a key is for a field alone: typed characters, and what edits in it. Function keys and chords go on. */
function isOwnToFields({key, ctrlKey, metaKey, altKey}: KeyboardEvent): boolean {
  if (ctrlKey || metaKey) return !altKey && ['z', 'y', 'a'].includes(key.toLowerCase())
  return !/^F\d+$/.test(key)
}
