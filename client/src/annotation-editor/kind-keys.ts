import type {KindInfo} from '../../../server/src/lsp/editor-protocol.js'
import type {PageKind} from './messages.js'

/** Colours and forms that marks of different kinds have, before they begin again. */
const LOOKS = 8

/** Letters that mark; the others are keys of other commands. */
const MARKING_LETTERS: readonly string[] = [...'abcdpqxz']

/** The letters of the built-in kinds, which no kind of a codebook takes from them. */
const BUILT_IN: ReadonlyMap<string, string> = new Map([
  ['actor', 'a'],
  ['place', 'p'],
  ['claim', 'c']
])

/**
 * Gives each kind the key that marks with it: actors, places and claims their own letter, others the first letter of their
 * name that is free, or else the digit of their place in the codebook; from the tenth on there may be none (''). Digits
 * work for all kinds in any case.
 */
export function withKeys(kinds: readonly KindInfo[]): readonly PageKind[] {
  const reserved = new Set(kinds.flatMap(({name}) => BUILT_IN.get(name) ?? []))
  const free = new Set(MARKING_LETTERS.filter(letter => !reserved.has(letter)))
  return kinds.map((kind, at) => {
    const own = BUILT_IN.get(kind.name) ?? [...kind.name].find(letter => free.has(letter))
    if (own !== undefined) free.delete(own)
    return {...kind, key: own ?? digitOf(at), look: at % LOOKS}
  })
}

function digitOf(at: number): string {
  return at < 9 ? String(at + 1) : ''
}

/** The kind that a key marks with: a letter, or a digit for the place in the codebook. */
export function kindOfKey(kinds: readonly PageKind[], key: string): PageKind | undefined {
  return /^[1-9]$/.test(key) ? kinds[Number(key) - 1] : kinds.find(kind => kind.key === key)
}
