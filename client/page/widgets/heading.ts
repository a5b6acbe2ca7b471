import type {CodeInfo} from '../../../server/src/lsp/editor-protocol.js'
import type {Text} from './ask.js'
import {fill, h, oneLine, set, words} from './dom.js'
import type {Picker} from './picker.js'
import type {InspectorContent, ShownMark} from './shown-mark.js'

export interface HeadingOptions {
  readonly text: Text
  readonly picker: Picker
  /** Does an act at the mark. */
  send(act: string, args: unknown): void
}

export interface Heading {
  readonly element: HTMLElement
  show(content: InspectorContent, shown: ShownMark): void
}

/** The top of the inspector: the kind, which can be changed, the words, and what to do about a suggestion. */
export function createHeading({text, picker, send}: HeadingOptions): Heading {
  let content: InspectorContent | undefined
  let shown: ShownMark | undefined
  const kind = h('button', {
    class: 'nm-kind',
    'aria-haspopup': 'dialog',
    onclick: () => void changeKind()
  })
  const id = h('span', {class: 'nm-id'})
  const quote = h('blockquote', {class: 'nm-quote'})
  const suggestion = suggestionGroup(text, send)

  async function changeKind(): Promise<void> {
    if (!content || !shown || content.isReadOnly) return
    const picked = await picker.open({
      anchor: kind.getBoundingClientRect(),
      purpose: 'code',
      kinds: [],
      selected: '',
      label: text('Kind'),
      codes: asCodes(content),
      taken: [shown.mark.kind]
    })
    if (picked?.type === 'code' && picked.name !== shown.mark.kind)
      send('change-kind', {kind: picked.name})
  }

  return {
    element: h('header', {}, h('div', {class: 'nm-heading'}, kind, id), quote, suggestion),
    show(next, now) {
      content = next
      shown = now
      const {mark} = now
      const label = now.kind?.label || mark.kind
      fill(kind, words(label))
      kind.className = `nm-kind${now.kind ? ` k-${now.kind.look}` : ''}`
      set(kind, 'aria-label', text('Kind: {0}', label))
      set(kind, 'disabled', next.isReadOnly)
      fill(id, mark.id === null ? null : words(`#${mark.id}`))
      fill(quote, oneLine(next.text.slice(mark.start, mark.end)))
      suggestion.hidden = mark.status !== 'suggested' || next.isReadOnly
    }
  }
}

/** What to do about a suggestion. */
function suggestionGroup(text: Text, send: HeadingOptions['send']): HTMLElement {
  const decide = (act: string, label: string, className: string): HTMLElement =>
    h('button', {class: className, onclick: () => send(act, {scope: 'here'})}, label)
  return h(
    'div',
    {class: 'nm-suggestion', role: 'group', 'aria-label': text('Suggestion')},
    h('span', {}, text('Suggestion')),
    decide('accept', text('Accept'), 'nm-button'),
    decide('reject', text('Reject'), 'nm-button nm-second')
  )
}

/** The kinds as if they were codes. */
function asCodes({kinds}: InspectorContent): readonly CodeInfo[] {
  return kinds.map(({name, label, description}) => ({
    name,
    label,
    definition: description,
    within: null,
    isDeprecated: false
  }))
}
