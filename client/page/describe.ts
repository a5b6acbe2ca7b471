import type {Mark} from '../../server/src/lsp/editor-protocol.js'
import type {PageFinding} from '../src/annotation-editor/messages.js'
import type {Page} from './page.js'
import {selectedSpan} from './state.js'
import {claimIdOf, marksAround} from './text/mark-search.js'

type Words = Pick<Page, 'state' | 'text'>

/** A mark in words, as a screen reader says it: kind, id, entry or speaker, and what is unsure of it. */
export function describeMark({state, text}: Words, mark: Mark): string {
  const kind = state().setup.kinds.find(({name}) => name === mark.kind)
  const id = mark.unit === 'claim' ? claimIdOf(mark) : null
  const said = [[kind?.label || mark.kind, id].filter(Boolean).join(' ')]
  if (mark.entry) said.push(mark.entry.name)
  const speaker = mark.attributes.find(({name}) => name === 'speaker')?.value
  if (speaker) said.push(text('speaker {0}', namesOf(speaker, state().marks)))
  if (mark.continues !== null) said.push(text('further fragment'))
  if (mark.resolution === 'unresolved') said.push(text('no entry of this name'))
  if (mark.resolution === 'ambiguous') said.push(text('several entries of this name'))
  if (mark.resolution === 'none') said.push(text('no entry'))
  if (mark.entry?.isDeprecated) said.push(text('deprecated entry'))
  if (mark.status === 'suggested') said.push(text('suggestion'))
  else if (mark.status !== null) said.push(mark.status)
  return said.join(', ')
}

/** The names of entries that an attribute names by their ids, as far as mentions of the article tell them. */
function namesOf(ids: string, marks: readonly Mark[]): string {
  const names = known?.marks === marks ? known.names : new Map<string, string>()
  if (known?.marks !== marks) {
    for (const {entry} of marks) if (entry) names.set(entry.id, entry.name)
    known = {marks, names}
  }
  return ids
    .split(/\s+/)
    .map(id => names.get(id) ?? id)
    .join(', ')
}

/** The names in the marks that were asked for last: each claim that is drawn asks. */
let known: {readonly marks: readonly Mark[]; readonly names: Map<string, string>} | undefined

/** How severe a finding is, in words. */
export const SEVERITIES = {
  error: 'Error',
  warning: 'Warning',
  information: 'Information',
  hint: 'Hint'
} as const

/** What is selected, in words: the text, the marks around it from the innermost on, and whether something is reported there. */
export function describeSelection(page: Words): string {
  const {text, marks, paragraphs, findings} = page.state()
  const span = selectedSpan(page.state())
  if (!span) return ''
  const words = text.slice(span.start, span.end).trim() || page.text('nothing')
  const around = marksAround(marks, paragraphs, span)
    .reverse()
    .flatMap(index => marks[index] ?? [])
    .map(mark => describeMark(page, mark))
  const isHere = ({start, end}: PageFinding): boolean => start < span.end && span.start < end
  const severities = new Set(findings.filter(isHere).map(({severity}) => severity))
  const found = [...severities].map(severity => page.text(SEVERITIES[severity]))
  return [words, ...around, ...found].join('; ')
}
