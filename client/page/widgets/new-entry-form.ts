import type {CodeInfo} from '../../../server/src/lsp/editor-protocol.js'
import type {PageKind} from '../../src/annotation-editor/messages.js'
import type {Ask, Text} from './ask.js'
import {type Combobox, createCombobox} from './combobox.js'
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
  const {text, kinds} = options
  let kind = kinds[0]
  const near = h('div', {class: 'nm-near', hidden: true}, text('Already in the glossary:'))
  const types = h('select', {class: 'nm-select', id: freshId()})
  const typeRow = pair(types, text('Type'))
  const name = createNameField(options, () => kind, near, create)
  const select = h(
    'select',
    {class: 'nm-select', id: freshId(), onchange: () => choose(kinds[select.selectedIndex])},
    ...kinds.map(({name, label}) => h('option', {value: name}, label || name))
  )

  function choose(chosen: PageKind | undefined): void {
    kind = chosen
    typeRow.hidden = typesOf(chosen).length === 0
    fill(
      types,
      h('option', {value: ''}, text('not said')),
      ...typesOf(chosen).map(({name, label, definition}) =>
        h('option', {value: name, title: definition}, label || name)
      )
    )
    name.refresh()
  }

  function create(): void {
    const written = name.input.value.replace(/\s+/g, ' ').trim()
    if (written === '' || !kind) return
    const entryType = types.value
    const typed = entryType !== '' && {entryType}
    options.taken({type: 'newEntry', kind: kind.name, name: written, ...typed})
  }

  const kindRow = pair(select, text('Kind'))
  kindRow.hidden = kinds.length < 2
  const rows = [pair(name.input, text('Name')), kindRow, typeRow, near, name.list]
  const element = formOf(options, rows, create)
  choose(kind)
  return {
    element,
    focus() {
      name.input.focus({preventScroll: true})
      name.input.select()
    }
  }
}

/** The field for the name, with the entries of a like name below it. */
function createNameField(
  {text, kinds, ask, name: query, drawn, taken}: NewEntryFormOptions,
  kindNow: () => PageKind | undefined,
  near: HTMLElement,
  create: () => void
): Combobox {
  const name = createCombobox<Choice>({
    label: text('Name'),
    query,
    nothing: '',
    find: async typed => {
      const kind = kindNow()
      if (typed.trim() === '' || !kind) return []
      const question = {type: 'entries', query: typed, kinds: [kind.name], limit: LIMIT} as const
      const {entries} = await ask(question)
      return entries.map(entry => entryRow(entry, kinds, new Set(), text))
    },
    drawn: typed => {
      near.hidden = name.list.childElementCount === 0
      name.list.hidden = near.hidden
      drawn(typed)
    },
    take: ({value}) => value.type !== 'step' && taken(value),
    takeText: create
  })
  name.input.id = freshId()
  return name
}

function pair(control: HTMLElement, label: string): HTMLElement {
  return h('div', {class: 'nm-pair'}, h('label', {for: control.id}, label), control)
}

function formOf(
  {text, back}: NewEntryFormOptions,
  rows: readonly HTMLElement[],
  create: () => void
): HTMLElement {
  return h(
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
        if (event.key === 'Escape') back()
        if (event.key !== 'Enter' || isComposing(event)) return
        event.preventDefault()
        create()
      }
    },
    h('div', {class: 'nm-title'}, text('New entry')),
    ...rows,
    h(
      'div',
      {class: 'nm-buttons'},
      h('button', {type: 'submit', class: 'nm-button'}, text('Create')),
      h('button', {class: 'nm-button nm-second', onclick: () => back()}, text('Back'))
    )
  )
}

/** The types that an entry of a kind may be of. */
function typesOf(kind: PageKind | undefined): readonly CodeInfo[] {
  const type = kind?.fields.find(({name, type}) => name === 'type' && type === 'code')
  return (type?.codes ?? []).filter(({isDeprecated}) => !isDeprecated)
}
