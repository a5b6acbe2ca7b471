import type {PageCommand} from '../../src/annotation-editor/messages.js'
import {make, makeButton} from '../dom.js'
import type {Page} from '../page.js'
import {keyCaps} from './key-caps.js'

/** A command in the list: its name, and the keys of the page itself where it has such. */
type Row = readonly [command: PageCommand | null, name: string, own?: string]

const GROUPS: readonly (readonly [name: string, rows: readonly Row[]])[] = [
  [
    'Move and select',
    [
      ['wordLeft', 'Previous word or mention', '←'],
      ['wordRight', 'Next word or mention', '→'],
      ['lineUp', 'Line above', '↑'],
      ['lineDown', 'Line below', '↓'],
      ['selectWordLeft', 'Select a word to the left', 'Shift+←'],
      ['selectWordRight', 'Select a word to the right', 'Shift+→'],
      ['selectLineUp', 'Select to the line above', 'Shift+↑'],
      ['selectLineDown', 'Select to the line below', 'Shift+↓'],
      ['selectCharacterLeft', 'Select by character, left', 'Alt+Shift+←'],
      ['selectCharacterRight', 'Select by character, right', 'Alt+Shift+→'],
      [null, 'Start, end of the paragraph', 'Home, End'],
      [null, 'Previous, next paragraph', 'Ctrl+↑, Ctrl+↓'],
      [null, 'Start, end of the article', 'Ctrl+Home, Ctrl+End'],
      [null, 'A screen up or down', 'Page Up, Page Down'],
      ['widen', 'Grow the selection: name, clause, quotation, sentence'],
      ['narrow', 'Shrink the selection'],
      ['nextName', 'Next possible name'],
      ['previousName', 'Previous possible name'],
      ['nextQuotation', 'Next quotation'],
      ['previousQuotation', 'Previous quotation'],
      ['nextClause', 'Next clause'],
      ['previousClause', 'Previous clause'],
      ['nextMark', 'Next mark'],
      ['previousMark', 'Previous mark'],
      ['nextFinding', 'Next finding'],
      ['previousFinding', 'Previous finding'],
      ['nextSuggestion', 'Next suggestion'],
      ['previousSuggestion', 'Previous suggestion'],
      ['nextUntagged', 'Next name without a tag'],
      ['previousUntagged', 'Previous name without a tag']
    ]
  ],
  [
    'Mark',
    [
      ['mark', 'Mark as …'],
      ['markAndFill', 'Mark as a kind, and fill in', 'Shift+A, P, C, …'],
      ['repeat', 'Mark as the last time'],
      ['markAll', 'Mark every mention of this entry'],
      ['unmark', 'Remove the mark'],
      ['changeKind', 'Change the kind'],
      ['startEarlier', 'Start a word earlier'],
      ['startLater', 'Start a word later'],
      ['endEarlier', 'End a word earlier'],
      ['endLater', 'End a word later'],
      ['addFragment', 'Add the selection to the claim'],
      ['relate', 'Relate the claim to another'],
      ['accept', 'Accept the suggestion'],
      ['reject', 'Reject the suggestion']
    ]
  ],
  [
    'Fill in and look up',
    [
      ['pickEntry', 'Choose the entry'],
      ['pickSpeaker', 'Choose the speaker'],
      ['pickTopic', 'Choose the topic'],
      ['inspect', 'Go to the inspector'],
      ['filterMarks', 'Filter the marks'],
      ['showFinding', 'Show the finding here'],
      ['openEntry', 'Open the entry'],
      ['openSource', 'Open the source text'],
      ['concordance', 'Find in the corpus'],
      ['help', 'This list'],
      [null, 'Text, inspector, list of marks', 'Tab'],
      [null, 'Back to the text', 'Esc']
    ]
  ]
]

/** Shows all commands with their keys, until Esc. */
export function showHelp(page: Page): void {
  const {help} = page.parts
  if (!(help instanceof HTMLDialogElement) || help.open) return
  const {text} = page
  const close = makeButton(text('Close'), () => help.close(), 'secondary')
  help.replaceChildren(
    make('header', {children: [make('h2', {text: text('Commands and keys')}), close]}),
    make('div', {class: 'columns', children: GROUPS.map(group => sectionOf(page, group))}),
    make('p', {
      class: 'hint',
      text: text('Keys can be changed in the keyboard shortcuts of VS Code.')
    })
  )
  help.onclose = () => page.focusText()
  help.showModal()
  close.focus()
  help.scrollTop = 0
}

function sectionOf(page: Page, [name, rows]: (typeof GROUPS)[number]): HTMLElement {
  const {kinds} = page.state().setup
  const list = make('ul')
  for (const [command, title, own] of rows) {
    list.append(rowOf(page, page.text(title), keyOf(page, command) ?? own ?? ''))
    if (command === 'mark')
      for (const {key, label, name: kind} of kinds)
        list.append(rowOf(page, page.text('Mark as {0}', label || kind), key))
  }
  return make('section', {children: [make('h3', {text: page.text(name)}), list]})
}

function keyOf(page: Page, command: PageCommand | null): string | undefined {
  return command === null ? undefined : page.state().setup.keys?.[command]
}

function rowOf({text}: Page, title: string, keys: string): HTMLElement {
  const shown = keyCaps(keys, text).map(key => make('kbd', {text: key}))
  const parts = [make('span', {text: title}), make('span', {children: shown})]
  return make('li', {children: parts})
}
