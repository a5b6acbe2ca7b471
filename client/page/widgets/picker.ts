import type {Ask, Text} from './ask.js'
import {type Combobox, createCombobox, type Held, type Row} from './combobox.js'
import {fill, h, set} from './dom.js'
import {newEntryForm} from './new-entry-form.js'
import type {Picked, PickRequest} from './picked.js'
import {createPickerBox, type PickerBox} from './picker-box.js'
import {type Finder, findDescribed, findRows, isForMention} from './picker-find.js'
import type {Choice} from './picker-rows.js'

export interface PickerHost {
  /** Where the picker is put: the body, or what holds the page. */
  readonly root: HTMLElement
  readonly ask: Ask
  readonly text: Text
  /** Told of each choice, with the attribute that it is for. */
  noteUsed(picked: Picked, attribute: string | undefined): void
}

export interface Picker {
  /** Asks the user; undefined where nothing is chosen. The focus goes back to where it was. */
  open(request: PickRequest): Promise<Picked | undefined>
  isOpen(): boolean
  close(): void
}

/** Makes the picker of entries, claims and codes. One is open at a time: another one closes it. */
export function createPicker(host: PickerHost): Picker {
  let end: ((picked: Picked | undefined) => void) | undefined
  return {
    open(request) {
      end?.(undefined)
      return new Promise(resolve => {
        end = openPicker(host, request, picked => {
          end = undefined
          resolve(picked)
        })
      })
    },
    isOpen: () => end !== undefined,
    close: () => end?.(undefined)
  }
}

/** A picker that is open: its box, and what it is to find. */
interface Opened extends Finder, Pick<PickerHost, 'noteUsed'> {
  readonly taken: Set<string>
  readonly box: PickerBox
  end(picked: Picked | undefined): void
}

function openPicker(
  {root, ask, text, noteUsed}: PickerHost,
  request: PickRequest,
  ended: (picked: Picked | undefined) => void
): (picked: Picked | undefined) => void {
  let isOver = false
  const end = (picked: Picked | undefined): void => {
    if (isOver) return
    isOver = true
    opened.box.remove()
    if (picked) noteUsed(picked, request.attribute)
    ended(picked)
  }
  const label = titleOf(request, text)
  const box = createPickerBox({root, anchor: request.anchor, label, leave: () => end(undefined)})
  const opened: Opened = {ask, text, request, noteUsed, taken: new Set(request.taken), box, end}
  showList(opened, request.query ?? '')
  return end
}

/** The first step: what is found, and what else can be done. */
function showList(opened: Opened, query: string): void {
  const {request, text} = opened
  const list = show(opened, {
    label: titleOf(request, text),
    query,
    find: typed => findRows(opened, typed),
    take: ({value}, held) => choose(opened, list, value, held)
  })
}

function choose(opened: Opened, {input, setQuery}: Combobox, choice: Choice, held: Held): void {
  const {request, taken, noteUsed, end} = opened
  const isMention = isForMention(request)
  const isNew = choice.type === 'step' && choice.step === 'newEntry'
  if (isNew || (isMention && held.ctrl)) makeEntry(opened, input.value)
  else if (choice.type === 'step') describe(opened)
  else if (isMention && held.shift && choice.type === 'entry') end({type: 'nominal', id: choice.id})
  else if (held.ctrl && request.take) {
    request.take(choice)
    noteUsed(choice, request.attribute)
    taken.add(idOf(choice))
    setQuery('')
  } else end(choice)
}

/** The step that asks what a description describes. */
function describe(opened: Opened): void {
  const {request, text, end} = opened
  show(opened, {
    label: text('Whom or what does “{0}” describe?', shorten(request.selected)),
    query: '',
    find: typed => findDescribed(opened, typed),
    take: ({value}) =>
      end(value.type === 'entry' ? {type: 'nominal', id: value.id} : {type: 'nominal'})
  })
}

/** The step that asks for the name, the kind and the type of a new entry. */
function makeEntry(opened: Opened, query: string): void {
  const {ask, text, request, box, end} = opened
  const form = newEntryForm({
    ask,
    text,
    kinds: request.kinds.filter(({unit}) => unit === 'mention'),
    name: query.trim() || request.selected.replace(/\s+/g, ' ').trim(),
    taken: end,
    back: () => showList(opened, query),
    drawn: typed => box.drawn(typed)
  })
  set(box.element, 'data-ready', null)
  fill(box.element, form.element)
  form.focus()
}

interface ListOptions {
  readonly label: string
  readonly query: string
  find(query: string): Promise<readonly Row<Choice>[]>
  take(row: Row<Choice>, held: Held): void
}

function show({box, text, request}: Opened, options: ListOptions): Combobox {
  const combobox = createCombobox<Choice>({
    ...options,
    placeholder: shorten(request.selected),
    nothing: text('Nothing is found.'),
    drawn: typed => box.drawn(typed)
  })
  set(box.element, 'data-ready', null)
  fill(box.element, h('div', {class: 'nm-title'}, options.label), combobox.input, combobox.list)
  combobox.input.focus({preventScroll: true})
  combobox.refresh()
  return combobox
}

function titleOf({label, attribute, purpose, kinds}: PickRequest, text: Text): string {
  const name = label ?? attribute
  if (name !== undefined) return name
  if (purpose === 'claim') return text('Claim')
  return kinds.length === 1 && kinds[0] ? kinds[0].label : text('Entry')
}

function shorten(words: string): string {
  const shown = words.replace(/\s+/g, ' ').trim()
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown
}

/** UTF-16 units of the marked words that are shown. */
const LONGEST = 60

function idOf(picked: Picked): string {
  if (picked.type === 'entry') return picked.id
  if (picked.type === 'claim') return picked.ref
  return picked.type === 'code' ? picked.name : ''
}
