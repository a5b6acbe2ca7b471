import type {Setup, ToPage} from '../src/annotation-editor/messages.js'
import type {Acts} from './acts.js'
import {runCommand} from './commands/run.js'
import type {KeyOrder} from './key-order.js'
import type {Page} from './page.js'
import {nameParts} from './parts.js'
import {takeAnnotations} from './state.js'

/** Gives what takes in the messages of the extension. */
export function listenToMessages(
  page: Page,
  acts: Acts,
  order: KeyOrder
): (message: ToPage) => void {
  return message => {
    switch (message.type) {
      case 'setup':
        takeSetup(page, message.setup)
        break
      case 'article':
        takeArticle(page, acts, message)
        break
      case 'findings':
        if (message.version === page.state().version) page.change({findings: message.findings})
        break
      case 'state':
        page.change({state: message.state, reason: message.reason})
        break
      case 'refused':
        acts.refused(message.reply, message.reason)
        break
      case 'answer':
        page.host.answer(message.reply, message.value)
        break
      case 'run':
        order.came()
        runCommand(page, message.command, message.arguments)
        break
      case 'reveal':
        page.select({anchor: message.span.start, focus: message.span.end})
        break
    }
  }
}

function takeSetup(page: Page, setup: Setup): void {
  document.documentElement.lang = setup.uiLanguage
  const {text, header} = page.parts
  const {family, size, lineHeight} = setup.font
  for (const element of [text, header]) {
    if (family !== '') element.style.setProperty('--article-font', family)
    if (size > 0) element.style.setProperty('--article-size', `${size}px`)
    if (lineHeight > 0) element.style.setProperty('--article-line', String(lineHeight))
  }
  const isMac = /^Mac/.test(navigator.platform)
  page.change({setup: {...setup, isMac}})
  nameParts(page)
}

function takeArticle(page: Page, acts: Acts, message: Extract<ToPage, {type: 'article'}>): void {
  const isFirst = page.state().version < 0
  const next = takeAnnotations(page.state(), message.annotations)
  if (!next) {
    // A change to a version that the page has not: all is asked for anew.
    page.host.post({type: 'ready'})
    return
  }
  page.change(next)
  if (message.reply !== undefined) {
    const index = acts.done(message.reply, message.annotations)
    const mark = page.state().marks[index ?? -1]
    if (mark && index !== undefined) {
      page.select({anchor: mark.start, focus: mark.end}, {chosen: index})
      if (mark.entry) page.host.post({type: 'used', attribute: null, value: mark.entry.id})
    }
  }
  if (isFirst) restore(page)
}

/** Puts the reader where they were, or at the first word. */
function restore(page: Page): void {
  const kept = page.host.restore()
  if (!kept) return
  const {length} = page.state().text
  if (kept.anchor <= length && kept.focus <= length)
    page.select({anchor: kept.anchor, focus: kept.focus}, {isSilent: true})
  page.parts.scroller.scrollTop = kept.scroll
}
