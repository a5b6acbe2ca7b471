import type {AttributeInfo} from '../../../server/src/lsp/editor-protocol.js'
import {createChips} from './chips.js'
import {claimEvent, h, isComposing} from './dom.js'
import {type Field, type FieldHost, labelOf, valuesOf} from './field.js'
import {checkedInput} from './text-field.js'

/** An attribute of several typed values: each is a chip, and a field behind them takes the next one. */
export function listField(attribute: AttributeInfo, host: FieldHost): Field {
  const {name} = attribute
  const checked = checkedInput(attribute, host)
  const {input} = checked
  let values: readonly string[] = []
  const chips = createChips({
    text: host.text,
    label: labelOf(attribute),
    remove: value => host.send('remove-value', {name, value}),
    leave: () => input.focus()
  })

  const commit = (): void => {
    // A blank would make two values of one.
    const value = input.value.trim().replace(/\s+/g, '-')
    if (value === '' || checked.hasProblem()) return
    input.value = ''
    if (!values.includes(value)) host.send('add-value', {name, value})
  }

  input.addEventListener('change', commit)
  input.addEventListener('keydown', event => {
    if (isComposing(event)) return
    const isAtStart = input.selectionEnd === 0
    if (event.key === 'Enter') commit()
    else if (event.key === 'Escape' && input.value !== '') {
      input.value = ''
      checked.check()
    } else if (event.key === 'Backspace' && input.value === '' && !host.isReadOnly())
      chips.removeLast()
    else if (!(event.key === 'ArrowLeft' && isAtStart && chips.focusLast())) return
    claimEvent(event)
  })
  input.placeholder = input.placeholder || host.text('Add …')
  return {
    control: h('div', {}, chips.element, input, checked.message),
    input,
    update(value) {
      values = valuesOf(attribute, value)
      const shown = values.map(one => ({value: one, name: one, description: ''}))
      chips.show(shown, host.isReadOnly())
      input.readOnly = host.isReadOnly()
    },
    commit,
    focus: () => input.focus()
  }
}
