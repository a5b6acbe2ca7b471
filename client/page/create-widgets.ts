import type {Parts} from './page.js'
import type {WidgetHost, Widgets} from './widget-slots.js'
import {createInspector} from './widgets/inspector.js'
import {createPicker} from './widgets/picker.js'

/** Makes the picker, the inspector and the list of marks in their places. */
export function createWidgets(parts: Parts, host: WidgetHost): Widgets {
  const {ask, text, act, openTarget, command, reveal} = host
  const picker = createPicker({root: parts.picker, ask: ask as never, text})
  const inspector = createInspector({
    root: parts.inspector,
    picker,
    ask: ask as never,
    text,
    act,
    openTarget,
    command,
    reveal,
    pins: {},
    keepPins: () => undefined
  })
  return {
    picker: {
      open: request => picker.open(request as never),
      isOpen: picker.isOpen,
      close: picker.close
    },
    inspector,
    tree: {show: () => undefined, focusFilter: () => undefined}
  }
}
