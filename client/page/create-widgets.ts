import './widgets/widgets.css'
import type {Parts} from './page.js'
import type {WidgetHost, Widgets} from './widget-slots.js'
import {createInspector} from './widgets/inspector.js'
import {createMarksTree} from './widgets/marks-tree.js'
import {createPicker} from './widgets/picker.js'

/** Makes the picker, the inspector and the list of marks in their places. */
export function createWidgets(parts: Parts, host: WidgetHost): Widgets {
  const picker = createPicker({...host, root: document.body})
  const inspector = createInspector({
    ...host,
    root: parts.inspector,
    picker,
    pins: {},
    keepPins: () => undefined
  })
  return {picker, inspector, tree: createMarksTree({...host, root: parts.marks})}
}
