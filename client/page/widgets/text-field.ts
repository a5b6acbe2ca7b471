import type {AttributeInfo} from '../../../server/src/lsp/editor-protocol.js'
import {problemWithValue} from './check-value.js'
import {claimEvent, freshId, h, isComposing, set} from './dom.js'
import type {Field, FieldHost} from './field.js'

/** An attribute of one typed value: a text, a date, a number, an address. It is checked while it is typed. */
export function textField(attribute: AttributeInfo, host: FieldHost): Field {
  const {name} = attribute
  let known = ''
  let sent: string | undefined
  const checked = checkedInput(attribute, host)
  const {input} = checked

  const commit = (): void => {
    const value = input.value.trim()
    if (value === known || value === sent || checked.hasProblem()) return
    sent = value
    if (value === '') host.send('remove-value', {name})
    else host.send('set-attribute', {name, value})
  }

  input.addEventListener('change', commit)
  input.addEventListener('keydown', event => {
    if (isComposing(event)) return
    if (event.key === 'Enter') commit()
    if (event.key !== 'Escape' || input.value === known) return
    claimEvent(event)
    input.value = known
    checked.check()
  })
  return {
    control: h('div', {}, input, checked.message),
    input,
    update(value = '') {
      const isTyped = input.value !== known && input.value.trim() !== sent
      known = value
      sent = undefined
      input.readOnly = host.isReadOnly()
      if (isTyped) return
      input.value = value
      checked.check()
    },
    commit,
    focus: () => input.focus()
  }
}

/** A field that says below it why what is typed does not fit. */
export interface CheckedInput {
  readonly input: HTMLInputElement
  readonly message: HTMLElement
  check(): void
  hasProblem(): boolean
}

/** Makes the input of an attribute. */
export function checkedInput(attribute: AttributeInfo, {text}: FieldHost): CheckedInput {
  const message = h('div', {id: freshId(), class: 'nm-problem', role: 'status'})
  const input = h('input', {
    class: 'nm-input',
    id: freshId(),
    dir: 'auto',
    autocomplete: 'off',
    'aria-required': attribute.required ? 'true' : undefined,
    'aria-description': attribute.description || undefined,
    ...(attribute.type === 'date' && {placeholder: text('yyyy-mm-dd')})
  })
  const check = (): void => {
    const problem = problemWithValue(attribute, input.value.trim(), text)
    message.textContent = problem ?? ''
    set(input, 'aria-invalid', problem !== undefined && 'true')
    set(input, 'aria-describedby', problem !== undefined && message.id)
  }
  input.addEventListener('input', check)
  return {
    input,
    message,
    check,
    hasProblem: () => problemWithValue(attribute, input.value.trim(), text) !== undefined
  }
}
