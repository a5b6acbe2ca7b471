import type {
  ClaimRelation,
  EntryCard,
  FoundClaim,
  FoundEntry,
  MarkDetails
} from '../../../server/src/lsp/editor-protocol.js'
import type {Target} from '../../src/annotation-editor/messages.js'
import type {Ask, Text} from './ask.js'
import {type Child, fill, h, oneLine, words} from './dom.js'
import {labelOf} from './field.js'
import {attributeOf, type InspectorContent, isSame, type ShownMark} from './shown-mark.js'

export interface DetailsOptions {
  readonly ask: Ask
  readonly text: Text
  openTarget(target: Target): void
  reveal(mark: number): void
  send(act: string, args: unknown): void
  /** Called with each answer that is shown. */
  learnt(details: MarkDetails): void
}

export interface Details {
  readonly element: HTMLElement
  show(content: InspectorContent, shown: ShownMark): void
}

/** What the server knows of a mark besides its attributes: proposed speakers, fragments, relations, the entry's card. */
export function createDetails(options: DetailsOptions): Details {
  const element = h('div', {class: 'nm-details'})
  let content: InspectorContent | undefined
  let shown: ShownMark | undefined
  let turn = 0

  function draw(details: MarkDetails | undefined): void {
    if (!content || !shown) return
    const hadFocus = element.contains(document.activeElement)
    const index = [...element.querySelectorAll('button')].indexOf(
      document.activeElement as HTMLButtonElement
    )
    const given = {...options, content, shown}
    fill(
      element,
      details && speakers(given, details.speakers),
      fragments(given, details?.fragments ?? fragmentsOf(content, shown)),
      ...(details ? relations(given, details.relations) : []),
      details?.entry && card(given, details.entry)
    )
    if (hadFocus) element.querySelectorAll('button')[index]?.focus()
  }

  return {
    element,
    show(next, now) {
      const isOther = !shown || !isSame(shown.mark, now.mark) || shown.chosen !== now.chosen
      const isAsked = !isOther && content?.version === next.version
      content = next
      shown = now
      if (isOther) draw(undefined)
      if (isAsked) return
      turn += 1
      const own = turn
      options.ask({type: 'details', version: next.version, mark: now.chosen}).then(
        details => {
          if (own !== turn) return
          options.learnt(details)
          draw(details)
        },
        // A newer version asks anew.
        () => undefined
      )
    }
  }
}

interface Given extends DetailsOptions {
  readonly content: InspectorContent
  readonly shown: ShownMark
}

function section(title: string, ...children: readonly Child[]): HTMLElement {
  return h('section', {class: 'nm-section'}, h('h2', {}, title), ...children)
}

function link(go: () => void, ...children: readonly Child[]): HTMLElement {
  return h('button', {class: 'nm-link', onclick: go}, ...children)
}

function speakers(
  {content, shown, text, send}: Given,
  found: readonly FoundEntry[]
): HTMLElement | false {
  const attribute = shown.kind?.attributes.find(
    ({name, type}) => name === 'speaker' && type === 'entry'
  )
  const isOpen =
    attribute && attributeOf(shown.mark, 'speaker') === undefined && !content.isReadOnly
  if (!isOpen || found.length === 0) return false
  const take = (value: string): void =>
    send(attribute.many ? 'add-value' : 'set-attribute', {name: 'speaker', value})
  return section(
    text('Who may have said it'),
    h(
      'div',
      {class: 'nm-buttons'},
      ...found.map(({id, name, detail}) =>
        h(
          'button',
          {
            class: 'nm-button nm-second',
            title: detail || id,
            onclick: () => take(id)
          },
          oneLine(name)
        )
      )
    )
  )
}

function fragments(
  {content, shown, text, reveal}: Given,
  found: readonly number[]
): HTMLElement | false {
  if (found.length < 2) return false
  const items = found.map(index => {
    const mark = content.marks[index]
    if (!mark) return false
    const isHere = index === shown.chosen
    const button = link(() => reveal(index), oneLine(content.text.slice(mark.start, mark.end)))
    if (isHere) button.setAttribute('aria-current', 'true')
    return h('li', {}, button)
  })
  return section(text('Fragments: {0}', found.length), h('ol', {}, ...items))
}

/** The fragments as the article alone tells them, until the server has answered. */
function fragmentsOf({marks}: InspectorContent, {index, mark}: ShownMark): readonly number[] {
  const {id, kind} = mark
  if (id === null) return [index]
  return marks.flatMap((other, at) =>
    at === index || (other.continues === id && other.kind === kind) ? [at] : []
  )
}

function relations(given: Given, found: readonly ClaimRelation[]): HTMLElement[] {
  const groups = new Map<string, ClaimRelation[]>()
  for (const relation of found) {
    const key = `${relation.relation} ${relation.isIncoming}`
    groups.set(key, [...(groups.get(key) ?? []), relation])
  }
  return [...groups.values()].map(group => {
    const [first] = group
    const {text} = given
    const relation = first?.relation ?? ''
    const known = given.content.kinds
      .flatMap(({attributes}) => attributes)
      .find(({name}) => name === relation)
    const name = known ? labelOf(known) : relation
    const title = first?.isIncoming ? text('Claims of which “{0}” names this one', name) : name
    return section(
      title,
      h('ul', {}, ...group.map(({claim}) => h('li', {}, claimLink(given, claim))))
    )
  })
}

function claimLink({content, openTarget, reveal}: Given, claim: FoundClaim): HTMLElement {
  const own = content.marks.findIndex(({id, continues}) => id === claim.ref && continues === null)
  const from = [claim.speaker, claim.date, own < 0 ? claim.article : `#${claim.ref}`]
  const go = (): void => {
    if (own >= 0) reveal(own)
    else openTarget({type: 'place', uri: claim.uri, ...placeOf(claim)})
  }
  return link(
    go,
    oneLine(`“${claim.words}”`),
    oneLine(from.filter(Boolean).join(' · '), 'nm-detail')
  )
}

function placeOf(claim: FoundClaim): {readonly line: number; readonly character: number} {
  const {line, character} = claim.range?.start ?? {line: 0, character: 0}
  return {line, character}
}

function card({text, openTarget}: Given, entry: EntryCard): HTMLElement {
  const {name, id, aliases, fields, uri, range} = entry
  const {line, character} = range.start
  return section(
    text('Entry'),
    h('div', {class: 'nm-entry'}, words(name, 'nm-name'), ' ', words(id, 'nm-alias')),
    aliases.length > 0 && h('p', {class: 'nm-detail'}, text('Also: '), words(aliases.join(', '))),
    fields.length > 0 &&
      h(
        'dl',
        {},
        ...fields.flatMap(field => [
          h('dt', {}, words(field.name)),
          h('dd', {}, words(field.value))
        ])
      ),
    h(
      'div',
      {class: 'nm-buttons'},
      h(
        'button',
        {
          class: 'nm-button nm-second',
          onclick: () => openTarget({type: 'place', uri, line, character})
        },
        text('Open in the glossary')
      )
    )
  )
}
