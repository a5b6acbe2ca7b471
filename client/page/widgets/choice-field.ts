import type {AttributeInfo} from '../../../server/src/lsp/editor-protocol.js'
import {type Chip, createChips} from './chips.js'
import {claimEvent, fill, h, isComposing, oneLine, set} from './dom.js'
import {type Field, type FieldHost, labelOf, valuesOf} from './field.js'
import type {Picked} from './picked.js'

/**
 * An attribute whose values are chosen in the picker: entries, claims and codes. One value stands in the button that changes
 * it; several are chips before a button that adds to them. Letters open the picker with them typed.
 */
export function choiceField(attribute: AttributeInfo, host: FieldHost): Field {
  const {name, many} = attribute
  let values: readonly string[] = []
  const button = openingButton(attribute, host, () => void open(''))
  button.addEventListener('keydown', keydown)
  const clear = clearButton(host.text('Remove {0}', labelOf(attribute)), () =>
    remove(values.at(-1))
  )
  const focus = (): void => button.focus()
  const chips = createChips({text: host.text, label: labelOf(attribute), remove, leave: focus})

  function remove(value: string | undefined): void {
    if (value === undefined || host.isReadOnly()) return
    host.send('remove-value', many ? {name, value} : {name})
    button.focus()
  }

  async function open(query: string): Promise<void> {
    if (host.isReadOnly()) return
    const anchor = button.getBoundingClientRect()
    const request = {...host.requestFor(attribute), anchor, query, taken: values}
    const take = (picked: Picked): void => takePicked(attribute, host, values, picked)
    const picked = await host.pick(many ? {...request, take} : request)
    if (picked) take(picked)
  }

  function keydown(event: KeyboardEvent): void {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const {key} = event
    if (key.length === 1 && key !== ' ') void open(key)
    else if (key === 'ArrowDown') void open('')
    else if (key === 'Delete' || key === 'Backspace') remove(values.at(-1))
    else if (!(key === 'ArrowLeft' && chips.focusLast())) return
    claimEvent(event)
  }

  return {
    control: h('div', {class: 'nm-choice'}, many && chips.element, button, !many && clear),
    update(value) {
      values = valuesOf(attribute, value)
      const shown = values.map(one => chipFor(attribute, host, one))
      const isReadOnly = host.isReadOnly()
      if (many) chips.show(shown, isReadOnly)
      clear.hidden = isReadOnly || values.length === 0
      drawButton(button, attribute, host, shown)
    },
    commit: () => undefined,
    focus
  }
}

function openingButton(
  {many, description, required}: AttributeInfo,
  {text}: FieldHost,
  open: () => void
): HTMLButtonElement {
  const said = [required && text('required'), description].filter(Boolean).join('; ')
  return h('button', {
    class: many ? 'nm-choose nm-add' : 'nm-choose',
    'aria-haspopup': 'dialog',
    'aria-description': said || undefined,
    onclick: open
  })
}

function clearButton(label: string, clear: () => void): HTMLButtonElement {
  return h('button', {class: 'nm-remove', tabindex: -1, 'aria-label': label, onclick: clear}, '×')
}

/** Shows the value in the button that changes it; of several, it adds one. */
function drawButton(
  button: HTMLElement,
  attribute: AttributeInfo,
  host: FieldHost,
  shown: readonly Chip[]
): void {
  set(button, 'disabled', host.isReadOnly())
  const names = shown.map(chip => chip.name).join(', ') || host.text('nothing chosen')
  set(button, 'aria-label', `${labelOf(attribute)}: ${names}`)
  if (attribute.many) fill(button, '+')
  else fill(button, shown[0] ? oneLine(shown[0].name) : h('span', {class: 'nm-none'}, '–'))
}

function takePicked(
  attribute: AttributeInfo,
  host: FieldHost,
  values: readonly string[],
  picked: Picked
): void {
  if (picked.type === 'newEntry') host.makeEntry(picked, attribute)
  if (picked.type === 'entry') host.names.learn(picked.id, picked.name)
  const value = valueIn(picked)
  const isNew = value !== undefined && !values.includes(value)
  const nominal = {name: 'mention', value: 'nominal'}
  if (picked.type !== 'nominal') {
    if (isNew) sendValue(attribute, host, values, value)
  } else if (isNew) host.send('set-attribute', {name: attribute.name, value, further: [nominal]})
  else host.send('set-attribute', nominal)
}

/** Sends a chosen value as the act that it is: relations between claims are an act of their own. */
function sendValue(
  {name, type, many}: AttributeInfo,
  host: FieldHost,
  values: readonly string[],
  value: string
): void {
  if (!many && values.length > 0) host.send('set-attribute', {name, value})
  else if (type === 'claim' && host.isClaim()) host.send('relate', {relation: name, to: value})
  else host.send(many ? 'add-value' : 'set-attribute', {name, value})
}

function valueIn(picked: Picked): string | undefined {
  switch (picked.type) {
    case 'entry':
    case 'nominal':
      return picked.id
    case 'noEntry':
      return 'none'
    case 'claim':
      return picked.ref
    case 'code':
      return picked.name
    default:
      return undefined
  }
}

function chipFor({type, codes, also, of}: AttributeInfo, host: FieldHost, value: string): Chip {
  const special = also.find(({name}) => name === value)
  if (special) return {value, name: value, description: special.description}
  if (type === 'entry') return {value, name: host.names.entry(value, of), description: value}
  if (type === 'claim') return {value, name: host.names.claim(value), description: value}
  const code = codes.find(({name}) => name === value)
  return {value, name: code?.label || value, description: code?.definition ?? ''}
}
