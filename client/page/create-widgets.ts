import type {Parts} from './page.js'
import type {WidgetHost, Widgets} from './widget-slots.js'

/** Makes the picker, the inspector and the list of marks in their places. */
export function createWidgets(_parts: Parts, _host: WidgetHost): Widgets {
  return {
    picker: {open: () => Promise.resolve(undefined), isOpen: () => false, close: () => undefined},
    inspector: {show: () => undefined, focus: () => undefined},
    tree: {show: () => undefined, focusFilter: () => undefined}
  }
}
