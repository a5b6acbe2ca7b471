import type {Mark} from '../../server/src/lsp/editor-protocol.js'
import type {Page} from './page.js'
import {claimIdOf} from './text/mark-search.js'

type Words = Pick<Page, 'state' | 'text'>

/** A mark in words, as a screen reader says it: kind, id, entry or speaker, and what is unsure of it. */
export function describeMark({state, text}: Words, mark: Mark): string {
  const kind = state().setup.kinds.find(({name}) => name === mark.kind)
  const id = mark.unit === 'claim' ? claimIdOf(mark) : null
  const said = [[kind?.label || mark.kind, id].filter(Boolean).join(' ')]
  if (mark.entry) said.push(mark.entry.name)
  const speaker = mark.attributes.find(({name}) => name === 'speaker')?.value
  if (speaker) said.push(text('speaker {0}', speaker))
  if (mark.continues !== null) said.push(text('further fragment'))
  if (mark.resolution === 'unresolved') said.push(text('no entry of this name'))
  if (mark.resolution === 'ambiguous') said.push(text('several entries of this name'))
  if (mark.resolution === 'none') said.push(text('no entry'))
  if (mark.entry?.isDeprecated) said.push(text('deprecated entry'))
  if (mark.status === 'suggested') said.push(text('suggestion'))
  else if (mark.status !== null) said.push(mark.status)
  return said.join(', ')
}
