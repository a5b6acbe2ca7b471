import type {Acts} from './acts.js'
import {currentMark} from './commands/current.js'
import {holdClaim} from './commands/marking.js'
import {describeMark, describeSelection} from './describe.js'
import {make} from './dom.js'
import type {Host} from './host.js'
import {placeHandles} from './mouse.js'
import {showBanner} from './overlays/banner.js'
import {hideBar} from './overlays/bar.js'
import {hideFindings, refreshFindings, showFindings} from './overlays/finding.js'
import {lightUp} from './overlays/related.js'
import type {Page} from './page.js'
import {buildParts} from './parts.js'
import {createSide} from './side.js'
import {EMPTY_STATE, type PageState, selectedSpan} from './state.js'
import {directionOf} from './text/direction.js'
import type {Layer} from './text/pieces.js'
import {bringIntoSight, readSelection, writeSelection} from './text/selecting.js'
import {hasLongLines} from './text/shown-paragraphs.js'
import {createTextView} from './text/text-view.js'

/** Builds the page, without anything to show as yet. */
export function createPage(host: Host, acts: Acts): Page {
  let state: PageState = EMPTY_STATE
  const parts = buildParts()
  const text: Page['text'] = (english, ...given) =>
    withGiven(state.setup.strings[english] ?? english, given)
  const view = createTextView(parts.text, mark => describeMark(page, mark))
  const toast = createToast(parts.toast)
  let selectionTimer = 0
  const side = createSide(() => page)
  const page: Page = {
    host,
    view,
    parts,
    text,
    widgets: side.widgets,
    whenWidgets: side.whenWidgets,
    showSideLater: side.showLater,
    state: () => state,
    change: changes => {
      const previous = state
      state = {...state, ...changes}
      if (previous.setup !== state.setup) side.make()
      show(page, previous)
    },
    select: (selection, {chosen, isSilent} = {}) => {
      hideBar(page)
      hideFindings(page)
      writeSelection(view, selection)
      const previous = state
      state = {...state, selection, chosen: chosen ?? null}
      bringIntoSight(view, parts.scroller, selectedSpan(state) ?? {start: 0, end: 0})
      show(page, previous)
      holdClaim(page)
      if (!isSilent) page.say(describeSelection(page))
      clearTimeout(selectionTimer)
      selectionTimer = window.setTimeout(() => tellSelection(page), SETTLED)
    },
    act: (call, {follow = false} = {}) => acts.send(call, follow),
    say: words => say(parts, words),
    toast: words => {
      toast(words)
      page.say(words)
    },
    showFinding: (span, {focus = false} = {}) => showFindings(page, span, focus),
    focusText: () => focusText(page)
  }
  showBanner(page)
  return page
}

function say({live}: Page['parts'], words: string): void {
  live.textContent = words
}

function focusText({parts, state, view}: Page): void {
  parts.text.focus({preventScroll: true})
  const {selection} = state()
  if (selection) writeSelection(view, selection)
}

/** A text with what stands for `{0}`, … in it. */
function withGiven(text: string, given: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (whole, index) => String(given[Number(index)] ?? whole))
}

/** Shows a few words in an element for some seconds. */
function createToast(element: HTMLElement): (words: string) => void {
  let timer = 0
  return words => {
    element.textContent = words
    element.hidden = false
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      element.hidden = true
    }, TOAST)
  }
}

/** Milliseconds until the extension is told of a selection, so that it is not told of each step on the way. */
const SETTLED = 80
const TOAST = 6000

/** Shows what differs from the previous state. */
function show(page: Page, previous: PageState): void {
  const state = page.state()
  const {view, parts} = page
  const isTextChanged =
    previous.marks !== state.marks ||
    previous.text !== state.text ||
    previous.paragraphs !== state.paragraphs ||
    previous.findings !== state.findings ||
    previous.pending !== state.pending ||
    previous.broken !== state.broken ||
    previous.setup !== state.setup
  if (isTextChanged && state.version >= 0) {
    const held = readSelection(view)
    if (previous.text !== state.text)
      parts.text.classList.toggle('long-lines', hasLongLines(state.text))
    view.show(state, layersOf(state))
    // Only where drawing has taken the selected nodes away.
    if (held && state.selection && !isSameSelection(readSelection(view), state.selection))
      writeSelection(view, state.selection)
  }
  if (
    previous.header !== state.header ||
    previous.setup !== state.setup ||
    previous.text !== state.text
  )
    showHeader(page)
  if (previous.language !== state.language) setLanguage(parts.text, state.language)
  if (
    previous.state !== state.state ||
    previous.reason !== state.reason ||
    previous.broken !== state.broken ||
    previous.text !== state.text ||
    previous.version < 0 ||
    previous.setup !== state.setup
  )
    showBanner(page)
  if (previous.findings !== state.findings) refreshFindings(page)
  const mark = currentMark(state)
  if (isTextChanged || previous.selection !== state.selection || previous.state !== state.state) {
    showCurrent(page, mark)
    page.showSideLater()
  }
  if (previous.version !== state.version) tellPainted(state.version)
}

function isSameSelection(
  read: PageState['selection'] | undefined,
  wanted: NonNullable<PageState['selection']>
): boolean {
  return read?.anchor === wanted.anchor && read.focus === wanted.focus
}

function layersOf({findings, pending}: PageState): Layer[] {
  const acts = pending.filter(({isShown}) => isShown)
  return [
    ...findings.map(({start, end, severity}) => ({
      start,
      end: Math.max(end, start + 1),
      name: `finding f-${severity}`
    })),
    ...acts.map(({call}) => ({...call.span, name: 'pending'}))
  ]
}

/** Lets the mark at the cursor be seen as such: with handles, and the selection where the text has not the focus. */
function showCurrent(page: Page, mark: number | undefined): void {
  const {parts, view} = page
  for (const element of parts.text.querySelectorAll('mark.current'))
    element.classList.remove('current')
  if (mark !== undefined)
    parts.text.querySelector(`mark[data-mark="${mark}"]`)?.classList.add('current')
  const span = selectedSpan(page.state())
  lightUp('held', span && document.activeElement !== parts.text ? [span] : [], view)
  placeHandles(page)
}

/** The front matter, as a reader sees it: the title, and what else there is, in a line. */
function showHeader({parts, state, text: say}: Page): void {
  const {header, text} = state()
  const title = header.find(({name}) => name === 'title')
  const rest = header.filter(field => field !== title)
  const list = make('dl', {
    children: rest.map(({name, value}) =>
      make('div', {
        children: [
          make('dt', {text: FIELDS.has(name) ? say(name) : name}),
          make('dd', {text: value, attributes: {dir: 'auto'}})
        ]
      })
    )
  })
  // In a line of several fields, which are names and dates, the article says on which side it begins.
  const heading = title?.value ?? ''
  parts.header.dir = directionOf(text === '' ? heading : text)
  parts.header.replaceChildren(
    make('h1', {text: heading, attributes: {dir: directionOf(heading)}}),
    ...(rest.length > 0 ? [list] : [])
  )
  parts.header.hidden = header.length === 0
}

/** The fields of the front matter that Newsmark knows, in the user's language; others are a team's own. */
const FIELDS: ReadonlySet<string> = new Set(['date', 'id', 'language', 'source', 'topic', 'url'])

function setLanguage(element: HTMLElement, language: string | null): void {
  if (language === null) element.removeAttribute('lang')
  else element.lang = language
}

/** Notes on the body which version is there, and which is on the screen: for tests, and for measuring. */
function tellPainted(version: number): void {
  document.body.dataset['version'] = String(version)
  requestAnimationFrame(() => {
    const {port1, port2} = new MessageChannel()
    port1.onmessage = () => {
      if (document.body.dataset['painted'] === undefined) performance.mark('painted')
      document.body.dataset['painted'] = String(version)
      port1.close()
    }
    port2.postMessage(null)
  })
}

function tellSelection({host, state, parts}: Page): void {
  const span = selectedSpan(state())
  const {selection} = state()
  if (!span || !selection) return
  host.post({type: 'selection', span})
  host.keep({...selection, scroll: parts.scroller.scrollTop})
}
