import type {AttributeInfo, Mark} from '../../../server/src/lsp/editor-protocol.js'
import type {ActCall, HostCommand, Target} from '../../src/annotation-editor/messages.js'
import type {Ask, Text} from './ask.js'
import {createDetails} from './details.js'
import {fill, h, keepEditingKeys} from './dom.js'
import type {FieldHost} from './field.js'
import {createForm, type Form} from './form.js'
import {createHeading} from './heading.js'
import {createNames} from './names.js'
import type {Picked} from './picked.js'
import type {Picker} from './picker.js'
import {type InspectorContent, isSame, type ShownMark, shownMark} from './shown-mark.js'

export interface InspectorOptions {
  /** What it is put into. */
  readonly root: HTMLElement
  readonly picker: Picker
  readonly ask: Ask
  readonly text: Text
  act(call: ActCall): void
  openTarget(target: Target): void
  command(command: HostCommand, args?: unknown): void
  /** Shows a mark of the article in the text. */
  reveal(mark: number): void
  /** Attributes that are always shown, by kind. */
  readonly pins: Readonly<Record<string, readonly string[]>>
  /** Keeps what is pinned, for the next time. */
  keepPins(pins: Readonly<Record<string, readonly string[]>>): void
}

export interface Inspector {
  show(content: InspectorContent): void
  /** Focuses a field: the named one, or the first that is required and empty, or the first. */
  focus(attribute?: string): void
}

/** What `newEntry` is given, where an entry is made for an attribute of a mark. */
export interface NewEntryArguments {
  readonly kind: string
  readonly name: string
  readonly entryType?: string
  readonly mark: number
  readonly attribute: string
}

/**
 * Makes the form beside the text, of what the codebook says about the kind of the mark. Each change is one act. While the
 * same mark is shown, fields stay, with the focus and what is half typed.
 */
export function createInspector(options: InspectorOptions): Inspector {
  const {root, text} = options
  let content: InspectorContent | undefined
  let shown: ShownMark | undefined
  let form: Form | undefined
  let pins = options.pins
  const names = createNames(options.ask, () => redraw())
  const heading = createHeading({...options, send})
  const details = createDetails({
    ...options,
    send,
    learnt: answer => {
      names.learnDetails(answer)
      redraw()
    }
  })
  const place = h('div', {class: 'nm-fields'})
  const empty = h('p', {class: 'nm-empty'}, text('Put the cursor into a mark to see what it says.'))
  const body = h('div', {class: 'nm-body'}, heading.element, place, details.element)
  const element = h(
    'section',
    {class: 'nm-inspector', 'aria-label': text('Inspector')},
    empty,
    body
  )
  const host: FieldHost = {
    text,
    names,
    kinds: () => content?.kinds ?? [],
    words: () => (shown && content ? content.text.slice(shown.mark.start, shown.mark.end) : ''),
    isReadOnly: () => content?.isReadOnly ?? true,
    isClaim: () => shown?.mark.unit === 'claim',
    send,
    pick: request => options.picker.open(request),
    makeEntry
  }
  keepEditingKeys(element)
  root.append(element)

  function send(act: string, args: unknown): void {
    if (!shown || content?.isReadOnly) return
    const {start, end} = shown.mark
    options.act({act, span: {start, end}, mark: shown.index, arguments: args})
  }

  function makeEntry(picked: Picked, {name: attribute}: AttributeInfo): void {
    if (picked.type !== 'newEntry' || !shown) return
    const {type: _, ...entry} = picked
    const args: NewEntryArguments = {...entry, mark: shown.index, attribute}
    options.command('newEntry', args)
  }

  function redraw(): void {
    if (shown) form?.update(shown.mark)
  }

  function pin(attribute: string): void {
    if (!shown) return
    const {kind} = shown.mark
    const old = pins[kind] ?? []
    const isPinned = old.includes(attribute)
    pins = {
      ...pins,
      [kind]: isPinned ? old.filter(name => name !== attribute) : [...old, attribute]
    }
    options.keepPins(pins)
    form?.arrange(shown.mark, new Set(pins[kind]))
  }

  /** The form of another mark. What is typed into the old one is sent first, to the mark where it stands now. */
  function change(next: InspectorContent, to: ShownMark | undefined): void {
    if (shown && form) {
      const old = findAgain(next.marks, shown.mark)
      if (old >= 0) {
        shown = {...shown, index: old}
        form.commit()
      }
    }
    shown = to
    form = to?.kind && createForm({kind: to.kind, host, pin})
    fill(place, form?.element)
    if (to) form?.arrange(to.mark, new Set(pins[to.mark.kind]))
  }

  return {
    show(next) {
      const to = shownMark(next)
      const isOther = !to || !shown || !isSame(shown.mark, to.mark) || to.kind !== shown.kind
      names.learnMarks(next.marks, next.text)
      content = next
      if (isOther) change(next, to)
      shown = to
      empty.hidden = to !== undefined
      body.hidden = to === undefined
      if (!to) return
      form?.update(to.mark)
      if (!place.contains(document.activeElement))
        form?.arrange(to.mark, new Set(pins[to.mark.kind]))
      heading.show(next, to)
      details.show(next, to)
    },
    focus: attribute => form?.focus(attribute)
  }
}

function findAgain(marks: readonly Mark[], mark: Mark): number {
  return marks.findIndex(other => isSame(mark, other))
}
