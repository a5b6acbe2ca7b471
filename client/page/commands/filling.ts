import type {AttributeInfo, FoundEntry} from '../../../server/src/lsp/editor-protocol.js'
import type {Page} from '../page.js'
import type {Picked, PickRequest} from '../widgets/picked.js'
import {currentClaim, currentMark} from './current.js'
import {markSelection, sendMark, spanToMark} from './marking.js'
import {newEntry, pick} from './picking.js'
import {noteUsed} from './used-values.js'

/** Marks the selection as a kind, and asks one by one for what such a mark should say. */
export function markAndFill(page: Page, kind: string | undefined): void {
  const span = kind === undefined ? undefined : spanToMark(page)
  if (span && kind !== undefined) sendMark(page, span, kind, [], mark => void fill(page, mark))
}

/**
 * Asks for the entry of a mention that has none, and for the values that are missing: of attributes that are required or
 * pinned, and of a claim its speaker and topic. Ends where the user takes none.
 */
async function fill(page: Page, index: number): Promise<void> {
  const {marks, setup} = page.state()
  const mark = marks[index]
  const kind = setup.kinds.find(({name}) => name === mark?.kind)
  if (!mark || !kind) return
  if (mark.unit === 'mention' && !mark.entry && !(await pickEntry(page))) return
  const asked = new Set([
    ...(mark.unit === 'claim' ? OF_CLAIMS : []),
    ...(setup.pins?.[kind.name] ?? [])
  ])
  const missing = kind.attributes.filter(
    ({name, required}) =>
      (required || asked.has(name)) &&
      name !== 'id' &&
      !mark.attributes.some(attribute => attribute.name === name)
  )
  for (const {name} of missing) if (!(await pickValue(page, name))) return
}

/** What is asked of each claim, where the codebook has it. */
const OF_CLAIMS = ['speaker', 'topic']

/** Lets the user choose the entry that the mark at the cursor means; gives whether one was taken. */
export async function pickEntry(page: Page): Promise<boolean> {
  const index = currentMark(page.state())
  const mark = page.state().marks[index ?? -1]
  if (index === undefined || !mark || mark.unit === 'claim') {
    await markSelection(page, undefined)
    return false
  }
  const span = {start: mark.start, end: mark.end}
  const kinds = page.state().setup.kinds.filter(({name}) => name === mark.kind)
  const picked = await pick(page, span, 'entry', kinds)
  const set = (attribute: string, value: string): void =>
    page.act({
      act: 'set-attribute',
      span,
      mark: index,
      arguments: {name: attribute, value}
    })
  if (picked?.type === 'entry') set('ref', picked.id)
  else if (picked?.type === 'noEntry') set('ref', 'none')
  else if (picked?.type === 'nominal') {
    set('mention', 'nominal')
    if (picked.id !== undefined) set('ref', picked.id)
  } else if (picked?.type === 'newEntry') {
    // Words that are the entry's name need no reference.
    newEntry(page, span, picked, index, mark.entry ? 'ref' : undefined)
  }
  return picked !== undefined
}

/**
 * Lets the user choose a value for an attribute of the claim at the cursor, as its speaker or a code, or of another mark that
 * has it; gives whether one was taken. Who may have said it comes first.
 */
export async function pickValue(page: Page, attribute: string): Promise<boolean> {
  const index = currentClaim(page.state()) ?? currentMark(page.state())
  const mark = page.state().marks[index ?? -1]
  if (index === undefined || !mark) {
    page.toast(page.text('There is no claim here: put the cursor into one'))
    return false
  }
  const {kinds} = page.state().setup
  const info = kinds
    .find(({name}) => name === mark.kind)
    ?.attributes.find(({name}) => name === attribute)
  if (!info) {
    page.toast(page.text('The codebook has no attribute {0} for this kind', attribute))
    return false
  }
  const span = {start: mark.start, end: mark.end}
  const of = kinds.filter(({name}) => info.of.includes(name))
  const first = attribute === 'speaker' ? await likelySpeakers(page, index) : []
  const picked = await pick(page, span, purposeOf(info), of, info, first)
  const value = valueIn(picked)
  if (picked?.type === 'code') noteUsed(attribute, picked.name)
  if (picked?.type === 'newEntry') newEntry(page, span, picked, index, attribute)
  if (value === undefined) return picked !== undefined
  const act = info.many ? 'add-value' : 'set-attribute'
  page.act({act, span, mark: index, arguments: {name: attribute, value}})
  return true
}

function purposeOf({type}: AttributeInfo): PickRequest['purpose'] {
  if (type === 'code' || type === 'claim') return type
  return 'value'
}

/** Those who may have said a claim, by the sentence; none where that cannot be told now. */
async function likelySpeakers(page: Page, mark: number): Promise<readonly FoundEntry[]> {
  try {
    const details = await page.host.ask({type: 'details', version: page.state().version, mark})
    return details.speakers
  } catch {
    return []
  }
}

function valueIn(picked: Picked | undefined): string | undefined {
  if (picked?.type === 'entry') return picked.id
  if (picked?.type === 'code') return picked.name
  return picked?.type === 'claim' ? picked.ref : undefined
}
