import {currentMark} from './commands/current.js'
import type {createWidgets, WidgetHost, Widgets} from './create-widgets.js'
import {FORMS_LOADED, type Page} from './page.js'
import {EMPTY_STATE, isEditable, type PageState} from './state.js'
import {noteUsed} from './used.js'
import {valueRequest} from './value-request.js'

/** The forms and lists beside the text. */
interface Side {
  readonly widgets: Page['widgets']
  readonly whenWidgets: Page['whenWidgets']
  readonly showLater: Page['showSideLater']
  /** Makes them, anew where the setup is another. */
  readonly make: () => void
}

/** Makes the forms when there is what they are made of: words and kinds come with the setup, they with a script of their own. */
export function createSide(page: () => Page): Side {
  let create: typeof createWidgets | undefined
  let widgets: Widgets | undefined
  let timer = 0
  const waiting: ((made: Widgets) => void)[] = []
  const show = (): void => {
    timer = 0
    if (widgets) showInSide(widgets, page().state())
  }
  const side: Side = {
    widgets: () => {
      if (timer !== 0) show()
      return widgets
    },
    whenWidgets: async () => side.widgets() ?? new Promise(resolve => waiting.push(resolve)),
    showLater: () => {
      if (timer !== 0) return
      // Behind the frame that shows the text: keys and marks do not wait for forms and lists.
      timer = requestAnimationFrame(() => {
        timer = window.setTimeout(show, 0)
      })
    },
    make: () => {
      if (!create || page().state().setup === EMPTY_STATE.setup) return
      const made = create(page().parts, widgetHost(page()))
      widgets = made
      for (const resolve of waiting.splice(0)) resolve(made)
    }
  }
  window.addEventListener(FORMS_LOADED, ({detail}: CustomEventInit) => {
    create = detail
    side.make()
    side.showLater()
  })
  return side
}

function showInSide({inspector, bulk, tree}: Widgets, state: PageState): void {
  const {marks, text, version, findings, setup} = state
  const shown = {kinds: setup.kinds, marks, text, isReadOnly: !isEditable(state)}
  const current = currentMark(state)
  inspector.show({...shown, mark: current, version})
  bulk.show({...shown, current})
  tree.show({...shown, current, findings})
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
    requestFor: attribute => valueRequest({state}, attribute),
    noteUsed: (picked, attribute) => noteUsed({host}, picked, attribute),
    pins: state().setup.pins ?? {},
    keepPins: pins => host.post({type: 'pins', pins})
  }
}
