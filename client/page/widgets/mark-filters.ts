import type {PageKind} from '../../src/annotation-editor/messages.js'
import type {Text} from './ask.js'
import {claimEvent, fill, h} from './dom.js'
import type {MarkFilter} from './mark-tree.js'

/** The fields by which the tree of marks is filtered. */
export interface Filters {
  readonly element: HTMLElement
  readonly input: HTMLInputElement
  value(): MarkFilter
  setKinds(kinds: readonly PageKind[]): void
}

/** Makes the fields; `changed` is called when one of them does. */
export function createFilters(text: Text, changed: () => void): Filters {
  let kinds: readonly PageKind[] = []
  const input = h('input', {
    class: 'nm-input',
    type: 'text',
    placeholder: text('Filter marks'),
    'aria-label': text('Filter marks'),
    spellcheck: 'false',
    dir: 'auto',
    oninput: changed,
    onkeydown: event => {
      if (event.key !== 'Escape' || input.value === '') return
      claimEvent(event)
      input.value = ''
      changed()
    }
  })
  const kind = h('select', {class: 'nm-select', 'aria-label': text('Kind'), onchange: changed})
  const state = h(
    'select',
    {class: 'nm-select', 'aria-label': text('State'), onchange: changed},
    h('option', {value: ''}, text('All states')),
    h('option', {value: 'unresolved'}, text('Unresolved')),
    h('option', {value: 'suggested'}, text('Suggested')),
    h('option', {value: 'findings'}, text('With findings'))
  )
  return {
    element: h(
      'div',
      {class: 'nm-filters', role: 'group', 'aria-label': text('Filter')},
      input,
      kind,
      state
    ),
    input,
    value: () => ({
      query: input.value,
      kind: kind.value,
      state: state.value as MarkFilter['state']
    }),
    setKinds(next) {
      if (next === kinds) return
      kinds = next
      const chosen = kind.value
      const all = h('option', {value: ''}, text('All kinds'))
      fill(kind, all, ...next.map(({name, label}) => h('option', {value: name}, label || name)))
      kind.value = next.some(({name}) => name === chosen) ? chosen : ''
    }
  }
}
