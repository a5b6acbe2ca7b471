import type {AttributeInfo, BaseSpan, CodeInfo} from '../../../server/src/lsp/editor-protocol.js'
import type {Page} from '../page.js'
import {valueRequest} from '../value-request.js'
import type {Picked, PickRequest} from '../widgets/picked.js'

/** Asks with the picker beside a span; the focus is in the text again when it answers. */
export async function pick(
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

/** Asks for a value of an attribute: an entry, a code, a claim, or whatever is typed. */
export function pickFor(
  page: Page,
  span: BaseSpan,
  info: AttributeInfo,
  more: Partial<PickRequest> = {}
): Promise<Picked | undefined> {
  return pick(page, span, {...valueRequest(page, info), ...more})
}

/** Asks for one of some codes. */
export function pickCode(
  page: Page,
  span: BaseSpan,
  codes: readonly CodeInfo[]
): Promise<Picked | undefined> {
  return pick(page, span, {purpose: 'code', kinds: [], codes, label: page.text('Relation')})
}
