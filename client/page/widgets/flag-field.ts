import type {AttributeInfo} from '../../../server/src/lsp/editor-protocol.js'
import {freshId, h} from './dom.js'
import type {Field, FieldHost} from './field.js'

/** An attribute that holds or does not. */
export function flagField({name, description}: AttributeInfo, host: FieldHost): Field {
  const input = h('input', {
    type: 'checkbox',
    id: freshId(),
    class: 'nm-check',
    'aria-description': description || undefined,
    onchange: () =>
      input.checked
        ? host.send('set-attribute', {name, value: 'true'})
        : host.send('remove-value', {name})
  })
  return {
    control: input,
    input,
    update(value) {
      input.checked = value === '' || value === 'true'
      input.disabled = host.isReadOnly()
    },
    commit: () => undefined,
    focus: () => input.focus()
  }
}
