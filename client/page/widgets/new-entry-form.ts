import type {AttributeInfo} from '../../../server/src/lsp/editor-protocol.js'
import type {PageKind} from '../../src/annotation-editor/messages.js'
import type {Ask, Text} from './ask.js'
import {createCombobox} from './combobox.js'
import {fill, freshId, h, isComposing} from './dom.js'
import type {Picked} from './picked.js'
import {type Choice, entryRow} from './picker-rows.js'

export interface NewEntryFormOptions {
  readonly ask: Ask
  readonly text: Text
  /** Kinds that it may be of; the first one is proposed. */
  readonly kinds: readonly PageKind[]
  readonly name: string
  /** Takes the new entry, or the one that was there already. */
  taken(picked: Picked): void
  back(): void
  drawn(query: string): void
}

/** Near-duplicates that are shown. */
const LIMIT = 5

/** Asks for name, kind and type of a new entry. Entries of a like name are shown while it is typed, and may be taken. */
export function newEntryForm(options: NewEntryFormOptions): {element: HTMLElement; focus(): void} {
  const {text, kinds, ask} = options
  let kind = kinds[0]
  const near = h('div', {class: 'nm-near', hidden: true}, text('Already in the glossary:'))
  const types = h('select', {class: 'nm-select', id: freshId()})
  const typeRow = h('div', {class: 'nm-pair'}, h('label', {for: types.id}, text('Type')), types)
  const name = createCombobox<Choice>({
    label: text('Name'),
    query: options.name,
    nothing: '',
    find: async query => {
      if (query.trim() === '' || !kind) return []
      const {entries} = await ask({type: 'entries', query, kinds: [kind.name], limit: LIMIT})
      return entries.map(entry => entryRow(entry, kinds, new Set(), text))
    },
    drawn: query => {
      near.hidden = name.list.childElementCount === 0
      name.list.hidden = near.hidden
      options.drawn(query)
    },
    take: ({value}) => value.type !== 'step' && options.taken(value),
    takeText: () => create()
  })
  const select = h(
    'select',
    {class: 'nm-select', id: freshId(), onchange: () => choose(kinds[select.selectedIndex])},
    ...kinds.map(({name, label}) => h('option', {value: name}, label || name))
  )

  function choose(chosen: PageKind | undefined): void {
    kind = chosen
    const codes = typeOf(chosen)?.codes ?? []
    typeRow.hidden = codes.length === 0
    fill(
      types,
      h('option', {value: ''}, text('not said')),
      ...codes
        .filter(({isDeprecated}) => !isDeprecated)
        .map(({name, label, definition}) =>
          h('option', {value: name, title: definition}, label || name)
        )
    )
    name.refresh()
  }

  function create(): void {
    const written = name.input.value.replace(/\s+/g, ' ').trim()
    if (written === '' || !kind) return
    const entryType = types.value
    options.taken({
      type: 'newEntry',
      kind: kind.name,
      name: written,
      ...(entryType !== '' && {entryType})
    })
  }

  name.input.id = freshId()
  const element = h(
    'form',
    {
      class: 'nm-form',
      onsubmit: event => {
        event.preventDefault()
        create()
      },
      onkeydown: event => {
        if (!(event.target instanceof HTMLSelectElement)) return
        event.stopPropagation()
        if (event.key === 'Escape') options.back()
        if (event.key !== 'Enter' || isComposing(event)) return
        event.preventDefault()
        create()
      }
    },
    h('div', {class: 'nm-title'}, text('New entry')),
    h('div', {class: 'nm-pair'}, h('label', {for: name.input.id}, text('Name')), name.input),
    h(
      'div',
      {class: 'nm-pair', hidden: kinds.length < 2},
      h('label', {for: select.id}, text('Kind')),
      select
    ),
    typeRow,
    near,
    name.list,
    h(
      'div',
      {class: 'nm-buttons'},
      h('button', {type: 'submit', class: 'nm-button'}, text('Create')),
      h('button', {class: 'nm-button nm-second', onclick: () => options.back()}, text('Back'))
    )
  )
  choose(kind)
  return {
    element,
    focus() {
      name.input.focus({preventScroll: true})
      name.input.select()
    }
  }
}

function typeOf(kind: PageKind | undefined): AttributeInfo | undefined {
  return kind?.fields.find(({name, type}) => name === 'type' && type === 'code')
}
