import type {Mark} from '../../../server/src/lsp/editor-protocol.js'
import type {PageKind} from '../../src/annotation-editor/messages.js'
import type {Text} from './ask.js'
import {h} from './dom.js'
import {type Scope, suggestedIn} from './suggested.js'

export interface BulkBarOptions {
  readonly root: HTMLElement
  readonly text: Text
  /** Accepts or rejects suggestions together; `marks` are indices in the version that is shown. */
  decide(decision: 'accept' | 'reject', marks: readonly number[]): void
}

export interface BulkBarContent {
  readonly kinds: readonly PageKind[]
  readonly marks: readonly Mark[]
  /** The base text. */
  readonly text: string
  /** The mark at the cursor. */
  readonly current: number | undefined
  readonly isReadOnly: boolean
}

export interface BulkBar {
  show(content: BulkBarContent): void
}

const SCOPES: readonly Scope[] = ['all', 'kind', 'entry', 'name']

/** Makes the bar that accepts or rejects many suggestions; it is hidden where the article has none. */
export function createBulkBar({root, text, decide}: BulkBarOptions): BulkBar {
  let content: BulkBarContent | undefined
  const options = new Map(SCOPES.map(scope => [scope, h('option', {value: scope})]))
  const select = h(
    'select',
    {class: 'nm-select', 'aria-label': text('Which suggestions'), onchange: () => redraw()},
    ...options.values()
  )
  const accept = h('button', {class: 'nm-button', onclick: () => run('accept')})
  const reject = h('button', {class: 'nm-button nm-second', onclick: () => run('reject')})
  const element = h(
    'section',
    {class: 'nm-bulk', 'aria-label': text('Suggestions'), hidden: true},
    h('div', {class: 'nm-buttons'}, select, accept, reject)
  )
  root.append(element)

  function found(scope: Scope): readonly number[] {
    if (!content) return []
    return suggestedIn(content.marks, content.text, content.current, scope)
  }

  function run(decision: 'accept' | 'reject'): void {
    const marks = found(select.value as Scope)
    if (marks.length > 0) decide(decision, marks)
  }

  function redraw(): void {
    if (!content) return
    element.hidden = found('all').length === 0 || content.isReadOnly
    if (element.hidden) return
    const names = namesOf(content, text)
    for (const [scope, option] of options) {
      const count = found(scope).length
      option.textContent = `${names[scope]} (${count})`
      option.hidden = option.disabled = count === 0
    }
    if (options.get(select.value as Scope)?.disabled) select.value = 'all'
    const count = found(select.value as Scope).length
    accept.textContent = text('Accept {0}', count)
    reject.textContent = text('Reject {0}', count)
  }

  return {
    show(next) {
      content = next
      redraw()
    }
  }
}

/** What the scopes are called, at the mark at the cursor. */
function namesOf(
  {marks, current, kinds, text: base}: BulkBarContent,
  text: Text
): Readonly<Record<Scope, string>> {
  const here = current === undefined ? undefined : marks[current]
  return {
    all: text('All suggestions'),
    kind: kinds.find(({name}) => name === here?.kind)?.label || (here?.kind ?? ''),
    entry: here?.entry?.name ?? '',
    name: here ? `“${shorten(base.slice(here.start, here.end))}”` : ''
  }
}

function shorten(words: string): string {
  const shown = words.replace(/\s+/g, ' ').trim()
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown
}

/** UTF-16 units of the words that an option shows. */
const LONGEST = 40
