import type {AttributeInfo} from '../../server/src/lsp/editor-protocol.js'
import type {Page} from './page.js'
import {usedValues, wordsThatBegin} from './used.js'
import type {ValueRequest} from './widgets/picked.js'

/** Says for an attribute what its picker offers: what its type allows, and what was taken last in front. */
export function valueRequest(page: Pick<Page, 'state'>, info: AttributeInfo): ValueRequest {
  const {name, codes, also, many, type, of} = info
  const {kinds} = page.state().setup
  const isOpen = type !== 'entry' && type !== 'claim' && codes.length === 0
  return {
    purpose: type === 'entry' ? 'value' : type === 'claim' ? 'claim' : 'code',
    kinds:
      type === 'entry'
        ? kinds.filter(kind => (of.length > 0 ? of.includes(kind.name) : kind.unit === 'mention'))
        : [],
    ...{attribute: name, codes, also, many, used: usedValues(page, info)},
    ...(isOpen && {complete: typed => wordsThatBegin(page.state().text, typed)})
  }
}
