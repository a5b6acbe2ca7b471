import type {AttributeInfo, Mark} from '../../../server/src/lsp/editor-protocol.js'
import type {PageKind} from '../../src/annotation-editor/messages.js'
import {choiceField} from './choice-field.js'
import {claimEvent, fill, h, set} from './dom.js'
import {type Field, type FieldHost, labelOf} from './field.js'
import {flagField} from './flag-field.js'
import {listField} from './list-field.js'
import {attributeOf} from './shown-mark.js'
import {textField} from './text-field.js'

export interface FormOptions {
  readonly kind: PageKind
  readonly host: FieldHost
  /** Pins an attribute of the kind, or unpins it. */
  pin(attribute: string): void
}

/** The fields of a kind. */
export interface Form {
  readonly element: HTMLElement
  update(mark: Mark): void
  /** Shows what is required, filled and pinned, in the codebook's order, and folds the rest. */
  arrange(mark: Mark, pinned: ReadonlySet<string>): void
  commit(): void
  focus(attribute?: string): void
}

interface Line {
  readonly attribute: AttributeInfo
  readonly field: Field
  readonly element: HTMLElement
  readonly pin: HTMLElement
}

/** Makes the form of a kind, without values. */
export function createForm({kind, host, pin}: FormOptions): Form {
  const {text} = host
  // That a fragment continues another is said by the text.
  const lines = kind.attributes
    .filter(({name}) => name !== 'continues')
    .map(attribute => createLine(attribute, host, pin))
  const main = h('div', {})
  const summary = h('summary', {class: 'nm-more'})
  const rest = h('div', {})
  const folded = h('details', {}, summary, rest)
  let current: Mark | undefined

  function update(mark: Mark): void {
    current = mark
    for (const line of lines) updateLine(line, mark)
  }

  return {
    element: h('div', {}, main, folded),
    update,
    arrange(mark, pinned) {
      update(mark)
      const focused = document.activeElement
      const isOpen = ({attribute: {name, required}}: Line): boolean =>
        required || pinned.has(name) || attributeOf(mark, name) !== undefined
      fill(main, ...lines.filter(isOpen).map(({element}) => element))
      const others = lines.filter(line => !isOpen(line))
      fill(rest, ...others.map(({element}) => element))
      const {length} = others
      summary.textContent = length === 1 ? text('1 more field') : text('{0} more fields', length)
      folded.hidden = length === 0
      for (const {pin: toggle, attribute} of lines)
        set(toggle, 'aria-pressed', `${pinned.has(attribute.name)}`)
      // Moving an element takes the focus from it.
      if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus()
    },
    commit: () => {
      for (const {field} of lines) field.commit()
    },
    focus(name) {
      const shown = lines.filter(({element}) => main.contains(element))
      const named = lines.find(({attribute}) => attribute.name === name)
      const first = shown.find(each => isMissing(each, current)) ?? shown[0] ?? lines[0]
      const line = name === undefined ? first : named
      if (line && rest.contains(line.element)) folded.open = true
      line?.field.focus()
    }
  }
}

function updateLine(line: Line, mark: Mark): void {
  line.field.update(attributeOf(mark, line.attribute.name))
  set(line.element, 'data-missing', isMissing(line, mark))
}

/** Whether the codebook asks for what a line shows, and the mark does not say it. */
function isMissing({attribute: {name, required}}: Line, mark: Mark | undefined): boolean {
  return required && mark !== undefined && attributeOf(mark, name) === undefined
}

function createLine(attribute: AttributeInfo, host: FieldHost, pin: (name: string) => void): Line {
  const {name, description, required} = attribute
  const shown = labelOf(attribute)
  const field = fieldFor(attribute, host)
  const title = description || undefined
  const caption = [
    h('bdi', {}, shown),
    required && h('span', {class: 'nm-required', 'aria-hidden': 'true'}, '*')
  ]
  const label = field.input
    ? h('label', {class: 'nm-label', for: field.input.id, title}, ...caption)
    : h('span', {class: 'nm-label', title, onclick: () => field.focus()}, ...caption)
  const toggle = h(
    'button',
    {
      class: 'nm-pin',
      tabindex: -1,
      'aria-pressed': 'false',
      'aria-label': host.text('Always show {0}', shown),
      title: host.text('Always show {0} (Alt+P)', shown),
      onclick: () => pin(name)
    },
    h('span', {class: 'nm-pin-form', 'aria-hidden': 'true'})
  )
  const element = h(
    'div',
    {
      class: 'nm-field',
      'data-attribute': name,
      onkeydown: event => {
        if (!event.altKey || event.ctrlKey || event.code !== 'KeyP') return
        claimEvent(event)
        pin(name)
      }
    },
    h('div', {class: 'nm-caption'}, label, toggle),
    field.control
  )
  return {attribute, field, element, pin: toggle}
}

function fieldFor(attribute: AttributeInfo, host: FieldHost): Field {
  const {type, many} = attribute
  if (type === 'flag') return flagField(attribute, host)
  const isChosen = type === 'entry' || type === 'claim' || type === 'code'
  if (isChosen) return choiceField(attribute, host)
  return many ? listField(attribute, host) : textField(attribute, host)
}
