import type {AttributeInfo, BaseSpan} from '../../../server/src/lsp/editor-protocol.js'
import type {ActCall} from '../../src/annotation-editor/messages.js'
import type {Page} from '../page.js'
import {selectedSpan} from '../state.js'
import {claimIdOf} from '../text/mark-search.js'
import type {Picked} from '../widgets/picked.js'
import {currentClaim, currentMark, nextMark} from './current.js'
import {moveSelectionEdge} from './moves.js'
import {pick, pickCode, pickFor} from './picking.js'

/** The last act that `.` repeats, without its place. */
let repeated: Pick<ActCall, 'act' | 'arguments'> | undefined

/** An attribute that a mark is to have. */
export interface NamedAttribute {
  readonly name: string
  readonly value: string
}

/** The selection where there is one; says so where there is none. */
export function spanToMark(page: Page): BaseSpan | undefined {
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
  const picked = await pick(page, span, {purpose: 'mark', kinds: page.state().setup.kinds})
  if (picked?.type === 'entry') sendMark(page, span, picked.kind, [{name: 'ref', value: picked.id}])
  else if (picked?.type === 'newEntry')
    sendNewEntry(page, span, {picked, marks: {kind: picked.kind, attributes: []}})
}

/** Has the selection marked, with attributes. */
export function sendMark(
  page: Page,
  span: BaseSpan,
  kind: string,
  attributes: readonly NamedAttribute[]
): void {
  repeated = {act: 'mark', arguments: {kind, attributes}}
  page.act({...repeated, span}, {follow: true})
}

/** A new entry, and what it is for. */
interface ForNewEntry {
  readonly picked: Extract<Picked, {type: 'newEntry'}>
  /** The mark that is to mean it, or to have it as the value of `attribute`. */
  readonly mark?: number
  readonly attribute?: string
  /** The mark that is made of the words, with what else it is to say. */
  readonly marks?: {readonly kind: string; readonly attributes: readonly NamedAttribute[]}
}

/** Has the extension make an entry, and mark the words with it or have a mark say it, in one edit. */
export function sendNewEntry(page: Page, span: BaseSpan, {picked, ...given}: ForNewEntry): void {
  const {type: _, ...entry} = picked
  const {marks, attribute} = given
  // A mark that names the new entry would need its id to be repeated.
  if (marks) repeated = attribute === undefined ? {act: 'mark', arguments: marks} : undefined
  const {version} = page.state()
  const all = {...entry, span, version, ...given}
  page.host.post({type: 'command', command: 'newEntry', arguments: all})
}

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

/** Moves one edge of the mark by a word; of the selection, where no mark is around it. */
export function moveEdge(page: Page, edge: 'start' | 'end', to: 'wider' | 'narrower'): void {
  const span = selectedSpan(page.state())
  if (currentMark(page.state()) === undefined && span && span.start < span.end) {
    moveSelectionEdge(page, span, edge, to)
    return
  }
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
  const span = {start: mark.start, end: mark.end}
  const name = relation ?? (await pickRelation(page, span, relations))
  if (name === undefined) return
  const attribute = relations.find(info => info.name === name)
  if (!attribute) {
    page.toast(page.text('The codebook has no relation between claims'))
    return
  }
  const picked = await pickFor(page, span, attribute)
  if (picked?.type !== 'claim') return
  page.act({
    act: 'relate',
    span,
    mark: index,
    arguments: {relation: attribute.name, to: picked.ref}
  })
}

/** The relation that the user chooses; the only one where there is no choice, or none. */
async function pickRelation(
  page: Page,
  span: BaseSpan,
  relations: readonly AttributeInfo[]
): Promise<string | undefined> {
  if (relations.length < 2) return relations[0]?.name ?? ''
  const codes = relations.map(({name, description}) => ({
    ...{name, label: '', definition: description},
    ...{within: null, isDeprecated: false}
  }))
  const picked = await pickCode(page, span, codes)
  return picked?.type === 'code' ? picked.name : undefined
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
