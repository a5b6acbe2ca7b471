import type {AttributeInfo, FoundEntry, Mark} from '../../../server/src/lsp/editor-protocol.js'
import type {ActCall, HostCommand, Target} from '../../src/annotation-editor/messages.js'
import type {Ask, Text} from './ask.js'
import {createDetails, type Details} from './details.js'
import {fill, h, keepEditingKeys} from './dom.js'
import type {FieldHost} from './field.js'
import {createForm, type Form} from './form.js'
import {createHeading, type Heading} from './heading.js'
import {createNames, type Names} from './names.js'
import type {Picked, PickRequest, ValueRequest} from './picked.js'
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
  /** What the picker of an attribute is opened with, but for what depends on the mark. */
  requestFor(attribute: AttributeInfo): ValueRequest
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
  return new OpenInspector(options)
}

/** The state of the inspector. A class, as seven functions share nine variables. */
class OpenInspector implements Inspector {
  readonly #options: InspectorOptions
  readonly #names: Names
  readonly #heading: Heading
  readonly #details: Details
  readonly #host: FieldHost
  readonly #place = h('div', {class: 'nm-fields'})
  readonly #empty: HTMLElement
  readonly #body: HTMLElement
  #content: InspectorContent | undefined
  #shown: ShownMark | undefined
  #form: Form | undefined
  /** Who may have said the claim that is shown, as far as that is known. */
  #speakers: readonly FoundEntry[] = []
  #pins: InspectorOptions['pins']

  constructor(options: InspectorOptions) {
    const {text, root, ask} = options
    const send = (act: string, args: unknown): void => this.#send(act, args)
    this.#options = options
    this.#pins = options.pins
    this.#names = createNames(ask, () => this.#redraw())
    this.#heading = createHeading({...options, send})
    this.#details = createDetails({
      ...options,
      send,
      learnt: answer => {
        this.#speakers = answer.speakers
        this.#names.learnDetails(answer)
        this.#redraw()
      }
    })
    this.#host = this.#createHost()
    this.#empty = h(
      'p',
      {class: 'nm-empty'},
      text('Put the cursor into a mark to see what it says.')
    )
    this.#body = h(
      'div',
      {class: 'nm-body'},
      this.#heading.element,
      this.#place,
      this.#details.element
    )
    const element = h(
      'section',
      {class: 'nm-inspector', 'aria-label': text('Inspector')},
      this.#empty,
      this.#body
    )
    keepEditingKeys(element)
    root.append(element)
  }

  show(next: InspectorContent): void {
    const to = shownMark(next)
    const {mark, kind} = this.#shown ?? {}
    const isOther = !to || !mark || !isSame(mark, to.mark) || to.kind !== kind
    this.#names.learnMarks(next.marks, next.text)
    this.#content = next
    if (isOther) {
      this.#speakers = []
      this.#change(next, to)
    }
    this.#shown = to
    this.#empty.hidden = to !== undefined
    this.#body.hidden = to === undefined
    if (!to) return
    this.#form?.update(to.mark)
    if (!this.#place.contains(document.activeElement)) this.#arrange(to.mark)
    this.#heading.show(next, to)
    this.#details.show(next, to)
  }

  focus(attribute?: string): void {
    this.#form?.focus(attribute)
  }

  #createHost(): FieldHost {
    const {text, picker} = this.#options
    return {
      text,
      names: this.#names,
      isReadOnly: () => this.#content?.isReadOnly ?? true,
      isClaim: () => this.#shown?.mark.unit === 'claim',
      send: (act, args) => this.#send(act, args),
      requestFor: attribute => this.#requestFor(attribute),
      pick: request => picker.open(request),
      makeEntry: (picked, attribute) => this.#makeEntry(picked, attribute)
    }
  }

  #requestFor(attribute: AttributeInfo): Omit<PickRequest, 'anchor'> {
    const request = this.#options.requestFor(attribute)
    const first = attribute.name === 'speaker' ? this.#speakers : []
    if (attribute.name !== 'ref') return {...request, first, selected: ''}
    const {start, end} = this.#shown?.mark ?? {start: 0, end: 0}
    const selected = this.#content?.text.slice(start, end) ?? ''
    return {...request, purpose: 'entry', selected}
  }

  #send(act: string, args: unknown): void {
    const shown = this.#shown
    if (!shown || this.#content?.isReadOnly) return
    const {start, end} = shown.mark
    this.#options.act({act, span: {start, end}, mark: shown.index, arguments: args})
  }

  #makeEntry(picked: Picked, {name: attribute}: AttributeInfo): void {
    if (picked.type !== 'newEntry' || !this.#shown) return
    const {type: _, ...entry} = picked
    const args: NewEntryArguments = {...entry, mark: this.#shown.index, attribute}
    this.#options.command('newEntry', args)
  }

  #redraw(): void {
    if (this.#shown) this.#form?.update(this.#shown.mark)
  }

  #arrange(mark: Mark): void {
    this.#form?.arrange(mark, new Set(this.#pins[mark.kind]))
  }

  #pin(attribute: string): void {
    if (!this.#shown) return
    const {mark} = this.#shown
    const old = this.#pins[mark.kind] ?? []
    const isPinned = old.includes(attribute)
    const kept = isPinned ? old.filter(name => name !== attribute) : [...old, attribute]
    this.#pins = {...this.#pins, [mark.kind]: kept}
    this.#options.keepPins(this.#pins)
    this.#arrange(mark)
  }

  /**
   * Shows a form from its start. In a narrow window it scrolls together with the list of marks below it, which stays where it
   * is while the user is in there.
   */
  #scrollToTop(): void {
    const {root} = this.#options
    root.scrollTop = 0
    const around = root.parentElement
    if (around && !around.contains(document.activeElement)) around.scrollTop = 0
  }

  /** The form of another mark. What is typed into the old one is sent first, to the mark where it stands now. */
  #change(next: InspectorContent, to: ShownMark | undefined): void {
    if (this.#shown && this.#form) {
      const old = findAgain(next.marks, this.#shown.mark)
      if (old >= 0) {
        this.#shown = {...this.#shown, index: old}
        this.#form.commit()
      }
    }
    this.#shown = to
    const pin = (attribute: string): void => this.#pin(attribute)
    this.#form = to?.kind && createForm({kind: to.kind, host: this.#host, pin})
    fill(this.#place, this.#form?.element)
    if (to) this.#arrange(to.mark)
    this.#scrollToTop()
  }
}

function findAgain(marks: readonly Mark[], mark: Mark): number {
  return marks.findIndex(other => isSame(mark, other))
}
