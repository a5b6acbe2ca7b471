import type {AttributeInfo} from '../../server/src/lsp/editor-protocol.js'
import type {
  ActCall,
  Answers,
  HostCommand,
  Question,
  Target
} from '../src/annotation-editor/messages.js'
import type {Parts} from './page.js'
import {type BulkBar, createBulkBar} from './widgets/bulk-bar.js'
import {createInspector, type Inspector} from './widgets/inspector.js'
import {createMarksTree, type MarksTree} from './widgets/marks-tree.js'
import type {Picked, ValueRequest} from './widgets/picked.js'
import {createPicker, type Picker} from './widgets/picker.js'

/** The parts of the page that are forms. */
export interface Widgets {
  readonly picker: Picker
  readonly inspector: Inspector
  readonly tree: MarksTree
  readonly bulk: BulkBar
}

/** What widgets are given of the page. */
export interface WidgetHost {
  ask<T extends Question['type']>(question: Question & {readonly type: T}): Promise<Answers[T]>
  text(english: string, ...given: readonly (string | number)[]): string
  act(call: ActCall): void
  openTarget(target: Target): void
  command(command: HostCommand, given?: unknown): void
  reveal(mark: number): void
  /** Accepts or rejects suggestions, by their indexes. */
  decide(decision: 'accept' | 'reject', marks: readonly number[]): void
  /** Notes what was taken in the picker, of an attribute where it was for one. */
  noteUsed(picked: Picked, attribute: string | undefined): void
  /** What the picker of an attribute is opened with. */
  requestFor(attribute: AttributeInfo): ValueRequest
  readonly pins: Readonly<Record<string, readonly string[]>>
  keepPins(pins: Readonly<Record<string, readonly string[]>>): void
}

/** Makes the picker, the inspector and the list of marks in their places. They hold words from the start on. */
export function createWidgets({picker: root, inspector, marks}: Parts, host: WidgetHost): Widgets {
  root.replaceChildren()
  inspector.replaceChildren()
  marks.replaceChildren()
  const picker = createPicker({root, ask: host.ask, text: host.text, noteUsed: host.noteUsed})
  return {
    picker,
    inspector: createInspector({...host, root: inspector, picker}),
    bulk: createBulkBar({...host, root: marks}),
    tree: createMarksTree({...host, root: marks})
  }
}
