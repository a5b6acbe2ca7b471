import {moveByParagraph, moveByScreen, moveToEdge} from './commands/moves.js'
import {runCommand} from './commands/run.js'
import {takesText} from './dom.js'
import type {KeyOrder} from './key-order.js'
import {hideBar} from './overlays/bar.js'
import {hideFindings} from './overlays/finding.js'
import type {Page} from './page.js'

/** Listens for the keys that the page itself handles, and keeps those of its fields from the extension. */
export function listenToKeys(page: Page, order: KeyOrder): void {
  const {text} = page.parts
  text.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === COMPOSING) return
    const act = page.state().version < 0 ? undefined : actOf(page, event)
    if (!act) {
      if (isCommand(event)) order.passed()
      return
    }
    event.preventDefault()
    // VS Code listens on the window, and would act on the key as well.
    event.stopPropagation()
    order.inTurn(act)
  })
  // Without a word, a paste would seem to have failed.
  for (const name of ['paste', 'cut'])
    document.addEventListener(name, event => {
      if (takesText(event.target)) return
      event.preventDefault()
      page.toast(page.text('The text cannot be changed here: it is written in the text editor.'))
    })
  document.addEventListener('keydown', event => {
    if (isPaste(event) && !isOnDesktop()) {
      event.preventDefault()
      page.host.post({type: 'command', command: 'toggle'})
      return
    }
    if (event.key === 'Escape' && !event.defaultPrevented) leave(page, event)
    else if (takesText(event.target) && isOwnToFields(event)) event.stopPropagation()
  })
}

/**
 * Whether keys change to the text editor: Ctrl+Shift+V. In a browser VS Code never hears of it, as it leaves to the browser what
 * might be a paste; on the desktop it is a keybinding as all others.
 */
function isPaste({key, ctrlKey, metaKey, shiftKey, altKey, target}: KeyboardEvent): boolean {
  return key === 'V' && shiftKey && !altKey && ctrlKey !== metaKey && !takesText(target)
}

function isOnDesktop(): boolean {
  return /\bElectron\//.test(navigator.userAgent)
}

/** The code of every key that an input method takes. */
const COMPOSING = 229

/** Whether a key is one that commands of the page have in VS Code: a character, typed alone. */
function isCommand({key, ctrlKey, altKey, metaKey}: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !altKey && !metaKey
}

/** What the page does at a key; undefined for keys of VS Code. */
function actOf(page: Page, event: KeyboardEvent): (() => void) | undefined {
  const {key, shiftKey, altKey, ctrlKey, metaKey} = event
  if (key === 'ArrowLeft' || key === 'ArrowRight') return stepOf(page, event)
  if (altKey || metaKey) return undefined
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const by = key === 'ArrowUp' ? -1 : 1
    if (ctrlKey) return () => moveByParagraph(page, by)
    const to = by < 0 ? 'Up' : 'Down'
    return () => runCommand(page, shiftKey ? `selectLine${to}` : `line${to}`, undefined)
  }
  if (key === 'Home') return () => moveToEdge(page, -1, ctrlKey, shiftKey)
  if (key === 'End') return () => moveToEdge(page, 1, ctrlKey, shiftKey)
  if (key === 'PageUp' && !ctrlKey) return () => moveByScreen(page, -1, shiftKey)
  if (key === 'PageDown' && !ctrlKey) return () => moveByScreen(page, 1, shiftKey)
  return undefined
}

function stepOf(page: Page, event: KeyboardEvent): (() => void) | undefined {
  const {key, shiftKey, altKey, ctrlKey, metaKey} = event
  const {isMac} = page.state().setup
  if (metaKey || (ctrlKey && isMac) || (altKey && !shiftKey)) return undefined
  return () => {
    const by = (key === 'ArrowRight') !== isRightToLeft(page) ? 'Right' : 'Left'
    if (altKey) runCommand(page, `selectCharacter${by}`, undefined)
    else if (shiftKey) runCommand(page, `selectWord${by}`, undefined)
    else runCommand(page, `word${by}`, undefined)
  }
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
