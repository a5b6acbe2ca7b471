import type {Acts} from './acts.js'
import {currentMark} from './commands/current.js'
import {holdClaim} from './commands/marking.js'
import type {createWidgets, WidgetHost, Widgets} from './create-widgets.js'
import {describeMark} from './describe.js'
import {make} from './dom.js'
import type {Host} from './host.js'
import {placeHandles} from './mouse.js'
import {showBanner} from './overlays/banner.js'
import {hideBar} from './overlays/bar.js'
import {hideFindings, refreshFindings, showFindings} from './overlays/finding.js'
import {lightUp} from './overlays/related.js'
import {FORMS_LOADED, type Page} from './page.js'
import {buildParts} from './parts.js'
import {EMPTY_STATE, isEditable, type PageState, selectedSpan} from './state.js'
import {marksAround} from './text/mark-search.js'
import type {Layer} from './text/pieces.js'
import {bringIntoSight, readSelection, writeSelection} from './text/selecting.js'
import {hasLongLines} from './text/shown-paragraphs.js'
import {createTextView} from './text/text-view.js'
import {noteUsed} from './used.js'

/** Builds the page, without anything to show as yet. */
export function createPage(host: Host, acts: Acts): Page {
  let state: PageState = EMPTY_STATE
  const parts = buildParts()
  const text: Page['text'] = (english, ...given) =>
    (state.setup.strings[english] ?? english).replace(/\{(\d)\}/g, (whole, index) =>
      String(given[Number(index)] ?? whole)
    )
  const view = createTextView(parts.text, mark => describeMark(page, mark))
  let toastTimer = 0
  let selectionTimer = 0
  let widgets: Widgets | undefined
  let create: typeof createWidgets | undefined
  const waiting: ((made: Widgets) => void)[] = []
  let sideTimer = 0
  const showSide = (): void => {
    sideTimer = 0
    if (widgets) showInSide(widgets, state)
  }

  // Their words and kinds come with the setup, and they themselves with a script of their own.
  const makeForms = (): void => {
    if (!create || state.setup === EMPTY_STATE.setup) return
    const made = create(parts, widgetHost(page))
    widgets = made
    for (const resolve of waiting.splice(0)) resolve(made)
  }

  const page: Page = {
    host,
    view,
    parts,
    text,
    widgets: () => {
      if (sideTimer !== 0) showSide()
      return widgets
    },
    whenWidgets: async () => page.widgets() ?? new Promise(resolve => waiting.push(resolve)),
    showSideLater: () => {
      if (sideTimer !== 0) return
      // Behind the frame that shows the text: keys and marks do not wait for forms and lists.
      sideTimer = requestAnimationFrame(() => {
        sideTimer = window.setTimeout(showSide, 0)
      })
    },
    state: () => state,
    change: changes => {
      const previous = state
      state = {...state, ...changes}
      if (previous.setup !== state.setup) makeForms()
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
      if (!isSilent) page.say(saySelection(page))
      clearTimeout(selectionTimer)
      selectionTimer = window.setTimeout(() => tellSelection(page), SETTLED)
    },
    act: (call, {follow = false} = {}) => acts.send(call, follow),
    say: words => {
      parts.live.textContent = words
    },
    toast: words => {
      parts.toast.textContent = words
      parts.toast.hidden = false
      page.say(words)
      clearTimeout(toastTimer)
      toastTimer = window.setTimeout(() => {
        parts.toast.hidden = true
      }, TOAST)
    },
    showFinding: (span, {focus = false} = {}) => showFindings(page, span, focus),
    focusText: () => {
      parts.text.focus({preventScroll: true})
      if (state.selection) writeSelection(view, state.selection)
    }
  }
  window.addEventListener(FORMS_LOADED, ({detail}: CustomEventInit) => {
    create = detail
    makeForms()
    page.showSideLater()
  })
  showBanner(page)
  return page
}

function widgetHost({host, text, state, act, select, focusText}: Page): WidgetHost {
  return {
    ask: host.ask,
    text,
    act: call => act(call),
    openTarget: target => host.post({type: 'open', target}),
    command: (command, given) => host.post({type: 'command', command, arguments: given}),
    reveal: index => {
      const mark = state().marks[index]
      if (!mark) return
      select({anchor: mark.start, focus: mark.end}, {chosen: index})
      focusText()
    },
    // The last one first: where a mark goes, only those behind it get another index.
    decide: (decision, marks) => {
      for (const index of marks.toSorted((a, b) => b - a)) {
        const mark = state().marks[index]
        if (mark) act({act: decision, span: {start: mark.start, end: mark.end}, mark: index})
      }
    },
    noteUsed: (picked, attribute) => noteUsed({host}, picked, attribute),
    pins: state().setup.pins ?? {},
    keepPins: pins => host.post({type: 'pins', pins})
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
  if (previous.header !== state.header || previous.setup !== state.setup) showHeader(page)
  if (previous.language !== state.language) setLanguage(parts.text, state.language)
  if (
    previous.state !== state.state ||
    previous.reason !== state.reason ||
    previous.broken !== state.broken ||
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

function showInSide({inspector, bulk, tree}: Widgets, state: PageState): void {
  const {marks, text, version, findings, setup} = state
  const shown = {kinds: setup.kinds, marks, text, isReadOnly: !isEditable(state)}
  const current = currentMark(state)
  inspector.show({...shown, mark: current, version})
  bulk.show({...shown, current})
  tree.show({...shown, current, findings})
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
function showHeader({parts, state}: Page): void {
  const {header} = state()
  const title = header.find(({name}) => name === 'title')
  const rest = header.filter(field => field !== title)
  const list = make('dl', {
    children: rest.map(({name, value}) =>
      make('div', {
        children: [make('dt', {text: name}), make('dd', {text: value, attributes: {dir: 'auto'}})]
      })
    )
  })
  parts.header.replaceChildren(
    make('h1', {text: title?.value ?? '', attributes: {dir: 'auto'}}),
    ...(rest.length > 0 ? [list] : [])
  )
  parts.header.hidden = header.length === 0
}

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

function saySelection(page: Page): string {
  const {text, marks, paragraphs} = page.state()
  const span = selectedSpan(page.state())
  if (!span) return ''
  const words = text.slice(span.start, span.end).trim() || page.text('nothing')
  const around = marksAround(marks, paragraphs, span)
    .reverse()
    .flatMap(index => marks[index] ?? [])
    .map(mark => describeMark(page, mark))
  return [words, ...around].join('; ')
}

function tellSelection({host, state, parts}: Page): void {
  const span = selectedSpan(state())
  const {selection} = state()
  if (!span || !selection) return
  host.post({type: 'selection', span})
  host.keep({...selection, scroll: parts.scroller.scrollTop})
}
