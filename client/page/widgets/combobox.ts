import {type Child, claimEvent, fill, freshId, h, isComposing, set} from './dom.js'

/** One row of a list. */
export interface Row<T> {
  /** By what it is known again in the next answer. */
  readonly key: string
  readonly content: readonly Child[]
  readonly value: T
  readonly className?: string
  /** Levels of indentation. */
  readonly depth?: number
  /** Whether its value is chosen already. */
  readonly isTaken?: boolean
  /** Whether it is something to do, as *New entry*, and no result. */
  readonly isAction?: boolean
  /** What Tab takes instead of the value. */
  readonly byTab?: T
}

/** Keys that were held when a row was taken. */
export interface Held {
  readonly shift: boolean
  readonly ctrl: boolean
  readonly tab?: boolean
}

export interface ComboboxOptions<T> {
  readonly label: string
  readonly placeholder?: string
  readonly query?: string
  /** Said where there is no row. */
  readonly nothing: string
  /** The rows for a typed text, best first. */
  find(query: string): Promise<readonly Row<T>[]>
  take(row: Row<T>, held: Held): void
  /** Takes what is typed. Where this is given, no row is chosen before an arrow is pressed. */
  takeText?(): void
  /** Called when rows are drawn, with the typed text that they answer to. */
  drawn(query: string): void
}

export interface Combobox {
  readonly input: HTMLInputElement
  readonly list: HTMLElement
  /** Asks anew for what is typed. */
  refresh(): void
  setQuery(query: string): void
}

/**
 * A field with a list below it: ARIA's combobox, with the focus in the field. Each key asks, and no answer is shown after
 * that to a later key. Enter and digits that come before the answer wait for it. A digit takes the row of its number as long
 * as nothing is typed, and with Alt at any time.
 */
export function createCombobox<T>(options: ComboboxOptions<T>): Combobox {
  const rows = createRows(options)
  const input = createInput(options, rows.list.id)
  const answers = createAnswers<T>(options.find, (query, found) => {
    set(input, 'aria-activedescendant', rows.show(found))
    options.drawn(query)
  })
  const refresh = (): void => answers.ask(input.value)
  const takeActive = (held: Held): void => {
    const row = rows.active()
    if (row && held.tab && row.byTab !== undefined) options.take({...row, value: row.byTab}, held)
    else if (row) options.take(row, held)
    else options.takeText?.()
  }
  const whenShown = (take: () => void): void => {
    const isNow = options.takeText !== undefined || answers.areShown()
    // What is typed behind the key is not what it was pressed for.
    input.readOnly = !isNow
    if (isNow) take()
    else
      answers.whenShown(() => {
        input.readOnly = false
        take()
      })
  }
  input.addEventListener('input', refresh)
  input.addEventListener('keydown', event => {
    const isTab = event.key === 'Tab' && !event.shiftKey && !options.takeText
    const digit = digitOf(event) || (options.takeText ? 0 : firstDigitOf(event, input.value))
    const step = steps[event.key]
    if (isComposing(event) || !(isTab || digit || step || event.key === 'Enter')) return
    // A digit without a row is typed.
    if (digit && answers.areShown() && !rows.has(digit - 1)) return
    claimEvent(event)
    if (digit) whenShown(() => rows.take(digit - 1))
    else if (step) set(input, 'aria-activedescendant', rows.move(step))
    else whenShown(() => takeActive({...heldBy(event), tab: isTab}))
  })
  const setQuery = (query: string): void => {
    input.value = query
    refresh()
  }
  return {input, list: rows.list, refresh, setQuery}
}

function createInput<T>(
  {label, placeholder, query}: ComboboxOptions<T>,
  list: string
): HTMLInputElement {
  const input = h('input', {
    role: 'combobox',
    class: 'nm-input',
    dir: 'auto',
    'aria-label': label,
    'aria-controls': list,
    'aria-expanded': 'true',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder
  })
  input.value = query ?? ''
  return input
}

/** Answers to what is typed, of which each is shown unless that to a later question was. */
interface Answers {
  ask(query: string): void
  /** Whether the answer to the last question is shown. */
  areShown(): boolean
  /** Does something once it is; one thing alone, that which came last. */
  whenShown(act: () => void): void
}

function createAnswers<T>(
  find: ComboboxOptions<T>['find'],
  show: (query: string, found: readonly Row<T>[]) => void
): Answers {
  let asked = 0
  let shown = 0
  let waiting: (() => void) | undefined
  const take = (turn: number, query: string, found: readonly Row<T>[]): void => {
    if (turn <= shown) return
    shown = turn
    show(query, found)
    if (shown < asked) return
    const act = waiting
    waiting = undefined
    act?.()
  }
  return {
    ask(query) {
      asked += 1
      const turn = asked
      find(query).then(
        found => take(turn, query, found),
        () => take(turn, query, [])
      )
    },
    areShown: () => shown >= asked,
    whenShown: act => {
      waiting = act
    }
  }
}

interface Rows<T> {
  readonly list: HTMLElement
  /** Draws rows, chooses the first one, and gives its id. */
  show(found: readonly Row<T>[]): string | undefined
  /** Moves the choice, and gives its id. */
  move(step: Step): string | undefined
  active(): Row<T> | undefined
  has(index: number): boolean
  take(index: number): void
}

function createRows<T>({label, nothing, take, takeText}: ComboboxOptions<T>): Rows<T> {
  const list = h('ul', {role: 'listbox', id: freshId(), class: 'nm-list', 'aria-label': label})
  const first = takeText ? -1 : 0
  let rows: readonly Row<T>[] = []
  let active = -1

  const activate = (index: number): string | undefined => {
    const old = list.children[active]
    if (old && active < rows.length) set(old, 'aria-selected', 'false')
    active = index
    const element = index < 0 || index >= rows.length ? undefined : list.children[index]
    if (!element) return undefined
    set(element, 'aria-selected', 'true')
    element.scrollIntoView({block: 'nearest'})
    return element.id
  }

  return {
    list,
    show(found) {
      rows = found
      active = -1
      const none = {class: 'nm-nothing', role: 'option', 'aria-disabled': 'true'}
      const isSaid = rows.length === 0 && nothing !== ''
      const elements = rows.map((row, index) => drawRow(row, `${list.id}-${index}`, index, take))
      fill(list, ...elements, isSaid && h('li', none, nothing))
      return activate(first)
    },
    move({by, isPage}) {
      const last = rows.length - 1
      const next = active + by
      if (isPage) return activate(Math.max(first, Math.min(next, last)))
      return activate(next > last ? first : next < first ? last : next)
    },
    active: () => rows[active],
    has: index => index < rows.length,
    take(index) {
      const row = rows[index]
      if (row) take(row, {shift: false, ctrl: false})
    }
  }
}

function drawRow<T>(
  row: Row<T>,
  id: string,
  index: number,
  take: ComboboxOptions<T>['take']
): HTMLElement {
  const element = h(
    'li',
    {
      role: 'option',
      id,
      class: ['nm-row', row.className, row.isAction && 'nm-action'].filter(Boolean).join(' '),
      'aria-selected': 'false',
      onpointerdown: event => event.preventDefault(),
      onclick: event => take(row, heldBy(event))
    },
    h('span', {class: 'nm-tick', 'aria-hidden': 'true'}, row.isTaken ? '✓' : ''),
    h('span', {class: 'nm-content'}, ...row.content),
    index < 9 && h('kbd', {class: 'nm-digit', 'aria-hidden': 'true'}, String(index + 1))
  )
  element.style.setProperty('--nm-depth', String(row.depth ?? 0))
  return element
}

interface Step {
  readonly by: number
  /** Whether it ends at the list's ends, and does not go round. */
  readonly isPage: boolean
}

const steps: Readonly<Record<string, Step>> = {
  ArrowDown: {by: 1, isPage: false},
  ArrowUp: {by: -1, isPage: false},
  PageDown: {by: 8, isPage: true},
  PageUp: {by: -8, isPage: true}
}

/** The digit that is pressed with Alt, whatever letter the keyboard makes of it. */
function digitOf({altKey, ctrlKey, code}: KeyboardEvent): number {
  const match = altKey && !ctrlKey ? /^Digit([1-9])$/.exec(code) : null
  return Number(match?.[1] ?? 0)
}

/** The digit that is pressed alone, where nothing is typed: no name that is looked for begins with it. */
function firstDigitOf({key, altKey, ctrlKey, metaKey}: KeyboardEvent, typed: string): number {
  const isDigit = typed === '' && /^[1-9]$/.test(key) && !(altKey || ctrlKey || metaKey)
  return isDigit ? Number(key) : 0
}

function heldBy(event: KeyboardEvent | MouseEvent): Held {
  return {shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey}
}
