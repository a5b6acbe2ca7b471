import type {AttributeInfo, BaseSpan, FoundEntry} from '../../../server/src/lsp/editor-protocol.js'
import type {ActCall, PageKind} from '../../src/annotation-editor/messages.js'
import type {Page} from '../page.js'
import {selectedSpan} from '../state.js'
import {claimIdOf} from '../text/mark-search.js'
import type {Picked, PickRequest} from '../widgets/picked.js'
import {currentClaim, currentMark, nextMark} from './current.js'

/** The last act that `.` repeats, without its place. */
let repeated: Pick<ActCall, 'act' | 'arguments'> | undefined

interface NamedAttribute {
  readonly name: string
  readonly value: string
}

/** The selection where there is one; says so where there is none. */
function spanToMark(page: Page): BaseSpan | undefined {
  const span = selectedSpan(page.state())
  if (span && span.start < span.end) return span
  page.toast(page.text('Nothing is selected: select the words to mark'))
  return undefined
}

/** The mark at the cursor; says so where there is none. */
function markToChange(page: Page): {index: number; span: BaseSpan} | undefined {
  const index = currentMark(page.state())
  const mark = page.state().marks[index ?? -1]
  if (index !== undefined && mark) return {index, span: {start: mark.start, end: mark.end}}
  page.toast(page.text('There is no mark here: put the cursor into one'))
  return undefined
}

/** Marks the selection as a kind; without one, as what is chosen in the picker. */
export async function markSelection(page: Page, kind: string | undefined): Promise<void> {
  const span = spanToMark(page)
  if (!span) return
  if (kind !== undefined) {
    sendMark(page, span, kind, [])
    return
  }
  const picked = await pick(page, span, 'mark', page.state().setup.kinds)
  if (picked?.type === 'entry') sendMark(page, span, picked.kind, [{name: 'ref', value: picked.id}])
  else if (picked?.type === 'newEntry') newEntry(page, span, picked)
}

function sendMark(
  page: Page,
  span: BaseSpan,
  kind: string,
  attributes: readonly NamedAttribute[],
  then?: (mark: number) => void
): void {
  repeated = {act: 'mark', arguments: {kind, attributes}}
  const call = {act: 'mark', span, arguments: {kind, attributes}}
  page.act(call, {follow: true, ...(then && {then})})
}

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

/** Does the last marking once more, at the selection. */
export function repeatLast(page: Page): void {
  if (!repeated) {
    page.toast(page.text('Nothing was marked yet that could be repeated'))
    return
  }
  const span = spanToMark(page)
  if (span) page.act({...repeated, span}, {follow: true})
}

/** Marks every further mention of the entry at the cursor. */
export function markAll(page: Page): void {
  const target = markToChange(page)
  if (target) page.act({act: 'tag-entry', span: target.span, mark: target.index})
}

/** Takes the mark away, and leaves its words. */
export function unmark(page: Page): void {
  const target = markToChange(page)
  if (target) page.act({act: 'unmark', span: target.span, mark: target.index})
}

/** Makes the mark one of another kind; without one, of the next kind of the codebook. */
export function changeKind(page: Page, kind: string | undefined): void {
  const target = markToChange(page)
  if (!target) return
  const {kinds} = page.state().setup
  const own = kinds.findIndex(({name}) => name === page.state().marks[target.index]?.kind)
  const next = kind ?? kinds[(own + 1) % kinds.length]?.name
  if (next === undefined) return
  const call = {act: 'change-kind', span: target.span, mark: target.index, arguments: {kind: next}}
  page.act(call, {follow: true})
}

/** Moves one edge of the mark by a word. */
export function moveEdge(page: Page, edge: 'start' | 'end', to: 'wider' | 'narrower'): void {
  const target = markToChange(page)
  if (!target) return
  const call = {act: 'move-edge', span: target.span, mark: target.index, arguments: {edge, to}}
  page.act(call, {follow: true})
}

/** The claim that further fragments and relations belong to: the last one that the cursor was in. */
let heldClaim: string | undefined

/** Remembers the claim at the selection. */
export function holdClaim(page: Page): void {
  const index = currentClaim(page.state())
  const mark = page.state().marks[index ?? -1]
  if (mark && index === currentMark(page.state())) heldClaim = claimIdOf(mark) ?? heldClaim
}

/** Makes the selection a further fragment of the claim that the cursor was in last. */
export function addFragment(page: Page, claim: string | undefined): void {
  const span = spanToMark(page)
  if (!span) return
  const id = claim ?? heldClaim ?? claimBefore(page, span)
  if (id === undefined) {
    page.toast(page.text('The article has no claim with an id: mark one first'))
    return
  }
  page.act({act: 'continue-claim', span, arguments: {claim: id}}, {follow: true})
}

function claimBefore(page: Page, span: BaseSpan): string | undefined {
  const claim = page
    .state()
    .marks.findLast(mark => mark.unit === 'claim' && mark.end <= span.start && claimIdOf(mark))
  return claim && (claimIdOf(claim) ?? undefined)
}

/** Says what the claim has to do with another one, which is picked. */
export async function relate(page: Page, relation: string | undefined): Promise<void> {
  const index = currentClaim(page.state())
  const mark = page.state().marks[index ?? -1]
  if (index === undefined || !mark) {
    page.toast(page.text('There is no claim here: put the cursor into one'))
    return
  }
  const kind = page.state().setup.kinds.find(({name}) => name === mark.kind)
  const relations = (kind?.attributes ?? []).filter(
    ({type, name}) => type === 'claim' && name !== 'continues'
  )
  const attribute = relations.find(({name}) => name === relation) ?? relations[0]
  if (!attribute) {
    page.toast(page.text('The codebook has no relation between claims'))
    return
  }
  const span = {start: mark.start, end: mark.end}
  const picked = await pick(page, span, 'claim', kind ? [kind] : [], attribute)
  if (picked?.type !== 'claim') return
  page.act({
    act: 'relate',
    span,
    mark: index,
    arguments: {relation: attribute.name, to: picked.ref}
  })
}

/** Accepts or rejects the suggestion at the cursor, and goes on to the next one. */
export function decide(page: Page, act: 'accept' | 'reject'): void {
  const target = markToChange(page)
  if (!target) return
  if (page.state().marks[target.index]?.status !== 'suggested') {
    page.toast(page.text('There is no suggestion here'))
    return
  }
  const next = nextMark(
    page.state(),
    1,
    mark => mark.status === 'suggested' && mark !== page.state().marks[target.index]
  )
  page.act({act, span: target.span, mark: target.index})
  const mark = page.state().marks[next ?? -1]
  if (mark && next !== undefined) page.select({anchor: mark.start, focus: mark.end}, {chosen: next})
}

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
  } else if (picked?.type === 'newEntry') newEntry(page, span, picked, index, 'ref')
  return picked !== undefined
}

/** Has the extension make an entry, and then mark the span with it, or set an attribute of a mark. */
function newEntry(
  page: Page,
  span: BaseSpan,
  picked: Extract<Picked, {type: 'newEntry'}>,
  mark?: number,
  attribute?: string
): void {
  const {type: _, ...entry} = picked
  const {version} = page.state()
  const given = {...entry, span, version, mark, attribute}
  page.host.post({type: 'command', command: 'newEntry', arguments: given})
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

function ofAttribute({name, codes, also, many}: AttributeInfo): Partial<PickRequest> {
  return {attribute: name, codes, also, many}
}

/** Asks with the picker beside a span; the focus is in the text again when it answers. */
async function pick(
  page: Page,
  span: BaseSpan,
  purpose: PickRequest['purpose'],
  kinds: readonly PageKind[],
  attribute?: AttributeInfo,
  first: readonly FoundEntry[] = []
): Promise<Picked | undefined> {
  const selected = page.state().text.slice(span.start, span.end)
  const anchor = page.view.rangeOf(span)?.getBoundingClientRect() ?? new DOMRect()
  const request: PickRequest = {
    anchor,
    kinds,
    selected,
    purpose,
    ...(attribute && ofAttribute(attribute)),
    first
  }
  const picked = await page.widgets()?.picker.open(request)
  page.focusText()
  return picked
}
