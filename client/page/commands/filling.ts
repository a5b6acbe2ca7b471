import type {
  AttributeInfo,
  BaseSpan,
  FoundEntry,
  MarkChoices
} from '../../../server/src/lsp/editor-protocol.js'
import type {PageKind} from '../../src/annotation-editor/messages.js'
import type {Page} from '../page.js'
import {isEditable} from '../state.js'
import type {Picked} from '../widgets/picked.js'
import {currentClaim, currentMark} from './current.js'
import {markSelection, type NamedAttribute, sendMark, sendNewEntry, spanToMark} from './marking.js'
import {pick, pickFor} from './picking.js'

/**
 * Marks the selection as a kind with all that such a mark should say, which is asked for one by one before: the entry of a
 * mention whose words alone do not say it, what is required or pinned, and of a claim its speaker and topic. All of it is
 * one act, and one step to undo. Where the user takes none, no more is asked.
 */
export async function markAndFill(page: Page, name: string | undefined): Promise<void> {
  const kind = page.state().setup.kinds.find(known => known.name === name)
  const span = kind && spanToMark(page)
  if (!span) return
  if (!isEditable(page.state())) {
    sendMark(page, span, kind.name, [])
    return
  }
  const choices = await page.host.ask({type: 'choices', span, kind: kind.name})
  if (choices.reason !== null) {
    page.toast(choices.reason)
    return
  }
  const {attributes, entry} = await askForMark(page, span, kind, choices)
  if (entry) sendNewEntry(page, span, {...entry, marks: {kind: kind.name, attributes}})
  else sendMark(page, span, kind.name, attributes)
}

/** What a mark is to say. */
interface Draft {
  readonly attributes: NamedAttribute[]
  /** The entry that is to be made with it: the one that it means, or a value of one of its attributes. */
  entry: {readonly picked: NewEntry; readonly attribute?: string} | undefined
}

type NewEntry = Extract<Picked, {type: 'newEntry'}>

async function askForMark(
  page: Page,
  span: BaseSpan,
  kind: PageKind,
  choices: MarkChoices
): Promise<Draft> {
  const draft: Draft = {attributes: [], entry: undefined}
  if (kind.unit === 'mention' && !choices.entry) {
    const picked = await pick(page, span, {purpose: 'entry', kinds: [kind]})
    if (!picked) return draft
    if (picked.type === 'newEntry') draft.entry = {picked}
    draft.attributes.push(...meaningOf(picked))
  }
  for (const info of missingIn(page, kind, [...draft.attributes, ...choices.attributes])) {
    const first = info.name === 'speaker' ? choices.speakers : []
    // One act makes one entry.
    const picked = await pickFor(page, span, info, {first, makesNoEntry: draft.entry !== undefined})
    if (!picked) return draft
    const value = valueIn(picked)
    if (value !== undefined) draft.attributes.push({name: info.name, value})
    if (picked.type === 'newEntry') draft.entry = {picked, attribute: info.name}
  }
  return draft
}

/** The attributes that are asked for, without those that the mark has. */
function missingIn(
  {state}: Page,
  kind: PageKind,
  given: readonly NamedAttribute[]
): readonly AttributeInfo[] {
  const asked = new Set([
    ...(kind.unit === 'claim' ? OF_CLAIMS : []),
    ...(state().setup.pins?.[kind.name] ?? [])
  ])
  return kind.attributes.filter(
    ({name, required}) =>
      (required || asked.has(name)) &&
      name !== 'id' &&
      !given.some(attribute => attribute.name === name)
  )
}

/** What is asked of each claim, where the codebook has it. */
const OF_CLAIMS = ['speaker', 'topic']

/** What a mention says of whom it means. */
function meaningOf(picked: Picked): readonly NamedAttribute[] {
  if (picked.type === 'noEntry') return [{name: 'ref', value: 'none'}]
  const isNominal = picked.type === 'nominal'
  const id = isNominal || picked.type === 'entry' ? picked.id : undefined
  return [
    ...(id === undefined ? [] : [{name: 'ref', value: id}]),
    ...(isNominal ? [{name: 'mention', value: 'nominal'}] : [])
  ]
}

/** Lets the user choose the entry that the mark at the cursor means. */
export async function pickEntry(page: Page): Promise<void> {
  const index = currentMark(page.state())
  const mark = page.state().marks[index ?? -1]
  if (index === undefined || !mark || mark.unit === 'claim') {
    await markSelection(page, undefined)
    return
  }
  const span = {start: mark.start, end: mark.end}
  const kinds = page.state().setup.kinds.filter(({name}) => name === mark.kind)
  const picked = await pick(page, span, {purpose: 'entry', kinds})
  if (!picked) return
  // Words that are the entry's name need no reference.
  const attribute = mark.entry ? 'ref' : undefined
  if (picked.type === 'newEntry')
    sendNewEntry(page, span, {picked, mark: index, ...(attribute && {attribute})})
  const [first, ...further] = meaningOf(picked)
  if (!first) return
  const given = further.length > 0 ? {...first, further} : first
  page.act({act: 'set-attribute', span, mark: index, arguments: given})
}

/**
 * Lets the user choose a value for an attribute of the claim at the cursor, as its speaker or a code, or of another mark that
 * has it. Who may have said it comes first.
 */
export async function pickValue(page: Page, attribute: string): Promise<void> {
  const index = currentClaim(page.state()) ?? currentMark(page.state())
  const mark = page.state().marks[index ?? -1]
  if (index === undefined || !mark) {
    page.toast(page.text('There is no claim here: put the cursor into one'))
    return
  }
  const info = page
    .state()
    .setup.kinds.find(({name}) => name === mark.kind)
    ?.attributes.find(({name}) => name === attribute)
  if (!info) {
    page.toast(page.text('The codebook has no attribute {0} for this kind', attribute))
    return
  }
  const span = {start: mark.start, end: mark.end}
  const first = attribute === 'speaker' ? await likelySpeakers(page, index) : []
  const picked = await pickFor(page, span, info, {first})
  if (picked?.type === 'newEntry') sendNewEntry(page, span, {picked, mark: index, attribute})
  const value = valueIn(picked)
  const act = info.many ? 'add-value' : 'set-attribute'
  if (value !== undefined) page.act({act, span, mark: index, arguments: {name: attribute, value}})
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
