import type {AttributeInfo, CodeInfo} from '../../../server/src/lsp/editor-protocol.js'
import type {Page} from '../page.js'
import {valuesOf} from '../widgets/field.js'

/** Values that were given in this page, by attribute, the latest last. */
const given = new Map<string, Set<string>>()

/** Notes a value, so that it is offered first for the next mark. */
export function noteUsed(attribute: string, value: string): void {
  const values = given.get(attribute) ?? new Set()
  values.delete(value)
  given.set(attribute, values.add(value))
}

/**
 * The values that an attribute without a list of codes has in the article, to be taken again: the latest given first, then
 * the others by how often they stand there.
 */
export function usedValues(page: Page, attribute: AttributeInfo): readonly CodeInfo[] {
  const counts = new Map<string, number>()
  for (const {attributes} of page.state().marks)
    for (const {name, value} of attributes)
      if (name === attribute.name)
        for (const each of valuesOf(attribute, value)) counts.set(each, (counts.get(each) ?? 0) + 1)
  const latest = [...(given.get(attribute.name) ?? [])]
  const rank = (name: string): number => latest.indexOf(name)
  return [...counts]
    .sort(([a, ofA], [b, ofB]) => rank(b) - rank(a) || ofB - ofA)
    .map(([name]) => ({name, label: '', definition: '', within: null, isDeprecated: false}))
}
