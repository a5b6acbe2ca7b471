import type {
  AttributeInfo,
  BaseSpan,
  CodeInfo,
  FoundEntry
} from '../../../server/src/lsp/editor-protocol.js'
import type {PageKind} from '../../src/annotation-editor/messages.js'
import type {Page} from '../page.js'
import type {Picked, PickRequest} from '../widgets/picked.js'
import {usedValues} from './used-values.js'

/** Has the extension make an entry, and then mark the span with it, or set an attribute of a mark. */
export function newEntry(
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

function ofAttribute({name, codes, also, many}: AttributeInfo): Partial<PickRequest> {
  return {attribute: name, codes, also, many}
}

/** Asks with the picker beside a span; the focus is in the text again when it answers. */
export function pick(
  page: Page,
  span: BaseSpan,
  purpose: PickRequest['purpose'],
  kinds: readonly PageKind[],
  attribute?: AttributeInfo,
  first: readonly FoundEntry[] = []
): Promise<Picked | undefined> {
  const given = attribute && {...ofAttribute(attribute), used: usedValues(page, attribute)}
  return ask(page, span, {purpose, kinds, first, ...given})
}

/** Asks for one of some codes. */
export function pickCode(
  page: Page,
  span: BaseSpan,
  codes: readonly CodeInfo[]
): Promise<Picked | undefined> {
  return ask(page, span, {purpose: 'code', kinds: [], codes, label: page.text('Relation')})
}

async function ask(
  page: Page,
  span: BaseSpan,
  request: Omit<PickRequest, 'anchor' | 'selected'>
): Promise<Picked | undefined> {
  const selected = page.state().text.slice(span.start, span.end)
  const anchor = page.view.rangeOf(span)?.getBoundingClientRect() ?? new DOMRect()
  const picked = await (await page.whenWidgets()).picker.open({...request, anchor, selected})
  page.focusText()
  return picked
}
