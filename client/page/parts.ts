import {make} from './dom.js'
import type {Page, Parts} from './page.js'

/** Builds the fixed elements of the page into the body. */
export function buildParts(): Parts {
  const part = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    id: string,
    attributes: Record<string, string> = {}
  ): HTMLElementTagNameMap[K] => make(tag, {id, attributes})
  const parts = {
    banner: part('div', 'state', {role: 'status'}),
    header: part('header', 'header'),
    text: part('div', 'text', {role: 'document', tabindex: '0'}),
    handles: part('div', 'handles', {'aria-hidden': 'true'}),
    live: part('div', 'live', {'aria-live': 'polite', class: 'hidden-text'}),
    toast: part('div', 'toast', {hidden: ''}),
    bar: part('div', 'bar', {role: 'toolbar', hidden: ''}),
    finding: part('div', 'finding', {role: 'dialog', hidden: ''}),
    help: part('dialog', 'help'),
    picker: part('div', 'pickers'),
    inspector: part('div', 'inspector'),
    marks: part('div', 'marks'),
    side: part('aside', 'side'),
    scroller: part('main', 'article')
  }
  const sheet = make('div', {
    class: 'sheet',
    children: [parts.header, parts.text, parts.handles]
  })
  parts.scroller.append(parts.banner, sheet, parts.bar)
  parts.side.append(parts.inspector, parts.marks)
  document.body.append(
    parts.scroller,
    parts.side,
    parts.picker,
    parts.finding,
    parts.help,
    parts.toast,
    parts.live
  )
  return parts
}

/** Names the regions in the user's language. */
export function nameParts({parts, text}: Page): void {
  parts.text.setAttribute('aria-label', text('Text of the article'))
  parts.bar.setAttribute('aria-label', text('Mark the selection'))
  parts.finding.setAttribute('aria-label', text('Finding'))
  parts.help.setAttribute('aria-label', text('Commands and keys'))
  parts.side.setAttribute('aria-label', text('Inspector and marks'))
}
