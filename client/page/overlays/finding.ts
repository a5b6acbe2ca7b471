import type {BaseSpan} from '../../../server/src/lsp/editor-protocol.js'
import type {PageFinding} from '../../src/annotation-editor/messages.js'
import {SEVERITIES} from '../describe.js'
import {make, makeButton, placeBeside} from '../dom.js'
import type {Page} from '../page.js'
import {isEditable} from '../state.js'

/** Shows the findings at a span, with their fixes and a field for the reason why one is ignored. */
export function showFindings(page: Page, {start, end}: BaseSpan, takesFocus: boolean): void {
  const {parts, text, view} = page
  const all = page.state().findings
  const found = all.filter(finding => finding.start <= end && start <= finding.end)
  const exact = found.filter(finding => finding.start === start && finding.end === end)
  const shown = exact.length > 0 ? exact : found
  const [first] = shown
  if (!first || !view.rangeOf(first)) {
    if (takesFocus) page.toast(text('There is no finding here'))
    return
  }
  parts.finding.replaceChildren(...shown.map(finding => cardOf(page, finding)))
  parts.finding.hidden = false
  span = {start, end}
  beside = first
  placeFindings(page)
  page.say(shown.map(finding => sayFinding(page, finding)).join('. '))
  if (takesFocus) parts.finding.querySelector<HTMLElement>('button, input')?.focus()
}

/** Where the findings are that are shown. */
let span: BaseSpan = {start: 0, end: 0}
/** The words that they lie beside. */
let beside: BaseSpan = span

/** Lays the findings that are shown beside their words, which a new width of the page or scrolling moves. */
export function placeFindings({parts, view}: Page): void {
  const box = view.rangeOf(beside)?.getClientRects()[0]
  if (box && !parts.finding.hidden) placeBeside(parts.finding, box, 'below')
}

/** Shows anew the findings that are shown, as their fixes come later; not while a reason is typed. */
export function refreshFindings(page: Page): void {
  const {finding} = page.parts
  if (finding.hidden || finding.contains(document.activeElement)) return
  hideFindings(page)
  showFindings(page, span, false)
}

/** Takes the findings away; gives whether they were there. */
export function hideFindings({parts}: Page): boolean {
  const wasShown = !parts.finding.hidden
  parts.finding.hidden = true
  return wasShown
}

function sayFinding({text}: Page, {severity, message}: PageFinding): string {
  return `${text(SEVERITIES[severity])}: ${message}`
}

function cardOf(page: Page, finding: PageFinding): HTMLElement {
  const {text, host} = page
  const {rule, severity, message, fixes, start, end} = finding
  const place = {rule, start, end, version: page.state().version}
  const done = (command: 'fix' | 'ignore', given: object): void => {
    hideFindings(page)
    page.focusText()
    host.post({type: 'command', command, arguments: {...place, ...given}})
  }
  const card = make('div', {
    class: `card f-${severity}`,
    children: [
      make('p', {class: 'message', children: withCode(message)}),
      make('p', {class: 'rule', text: `${text(SEVERITIES[severity])} · ${rule}`})
    ]
  })
  if (!isEditable(page.state())) return card
  const buttons = fixes.map((title, index) => {
    const button = makeButton('', () => done('fix', {fix: index, message}))
    button.append(...withCode(title))
    return button
  })
  if (buttons.length > 0) card.append(make('div', {class: 'fixes', children: buttons}))
  card.append(ignoreForm(page, reason => done('ignore', {reason, message})))
  return card
}

/** A message whose names between backticks are shown as such. */
function withCode(message: string): (Node | string)[] {
  return message
    .split(/`([^`]+)`/)
    .map((part, at) => (at % 2 === 0 ? part : make('code', {text: part})))
}

function ignoreForm({text}: Page, ignore: (reason: string) => void): HTMLElement {
  const input = make('input', {
    attributes: {
      type: 'text',
      'aria-label': text('Reason to ignore it'),
      placeholder: text('ignore, because …')
    }
  })
  const form = make('form', {class: 'ignore'})
  const button = make('button', {
    text: text('Ignore'),
    class: 'secondary',
    attributes: {type: 'submit'}
  })
  form.append(input, button)
  form.addEventListener('submit', event => {
    event.preventDefault()
    if (input.value.trim() === '') input.focus()
    else ignore(input.value.trim())
  })
  return form
}
