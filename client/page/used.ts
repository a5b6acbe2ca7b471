import type {AttributeInfo, CodeInfo} from '../../server/src/lsp/editor-protocol.js'
import type {Page} from './page.js'
import {valuesOf} from './widgets/field.js'
import type {Picked, PickRequest} from './widgets/picked.js'

/** Values that were given in this page, by attribute, the latest last. */
const given = new Map<string, Set<string>>()

/** Notes what was taken in a picker, so that it is offered first the next time, in other articles too. */
export function noteUsed(
  {host}: Pick<Page, 'host'>,
  picked: Picked,
  attribute: PickRequest['attribute']
): void {
  if (picked.type === 'code' && attribute !== undefined) {
    const values = given.get(attribute) ?? new Set()
    values.delete(picked.name)
    given.set(attribute, values.add(picked.name))
    host.post({type: 'used', attribute, value: picked.name})
  }
  const isEntry = picked.type === 'entry' || picked.type === 'nominal'
  if (isEntry && picked.id !== undefined)
    host.post({type: 'used', attribute: null, value: picked.id})
}

/**
 * The values of an attribute that are offered first, the latest given in front. Of one without a list of codes, those that
 * the article has come behind them, by how often they stand there; of one with a list, a few of its codes.
 */
export function usedValues(
  {state}: Pick<Page, 'state'>,
  attribute: AttributeInfo
): readonly CodeInfo[] {
  const {name, codes} = attribute
  const kept = state().setup.recent?.[name] ?? []
  const latest = [...new Set([...[...(given.get(name) ?? [])].reverse(), ...kept])]
  if (codes.length > 0)
    return latest
      .flatMap(value => codes.find(code => code.name === value && !code.isDeprecated) ?? [])
      .slice(0, MOST_CODES)
  const counts = new Map<string, number>()
  for (const {attributes} of state().marks)
    for (const {name: other, value} of attributes)
      if (other === name)
        for (const each of valuesOf(attribute, value)) counts.set(each, (counts.get(each) ?? 0) + 1)
  const others = [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value)
  const also = new Set(attribute.also.map(special => special.name))
  return [...new Set([...latest, ...others])]
    .filter(value => !also.has(value))
    .map(value => ({name: value, ...UNKNOWN}))
}

/** Codes that come in front of the whole list. */
const MOST_CODES = 4
const UNKNOWN = {label: '', definition: '', within: null, isDeprecated: false}

/** The words of a text that begin so, the oftenest first: what may be meant by some letters of a topic. */
export function wordsThatBegin(text: string, typed: string): readonly string[] {
  const start = typed.toLowerCase()
  const found: string[] = []
  for (const [word, count] of countsIn(text))
    if (count > 0 && word.length > start.length && word.startsWith(start)) found.push(word)
  return found.slice(0, MOST_WORDS)
}

const MOST_WORDS = 3

/** The words of a text in small letters, the oftenest first; counted once a text, in 60 ms at 1 MB. */
function countsIn(text: string): ReadonlyMap<string, number> {
  if (known?.text === text) return known.counts
  const counts = new Map<string, number>()
  for (const [word] of text.matchAll(WORD)) {
    const lower = word.toLowerCase()
    counts.set(lower, (counts.get(lower) ?? 0) + 1)
  }
  known = {text, counts: new Map([...counts].sort(([, a], [, b]) => b - a))}
  return known.counts
}

/** A shorter word is typed as soon as it is found. */
const WORD = /(?<![\p{L}\p{M}\p{N}])\p{L}[\p{L}\p{M}\p{N}-]{3,}/gu

let known: {readonly text: string; readonly counts: ReadonlyMap<string, number>} | undefined
