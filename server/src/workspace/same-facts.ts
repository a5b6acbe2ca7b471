import type {ArticleFacts, ClaimReference, NameUse} from '../model/facts.js'

/**
 * New facts of an article with the parts of the old ones that tell the rest of the corpus the same, so that what
 * stands on these by identity need not be made anew; the very same object where all is the same. Where in the text
 * it stands does not count, nor does what is for the article alone.
 */
export function keepSame(old: ArticleFacts, now: ArticleFacts): ArticleFacts {
  const claims = sameKeys(old.claims, now.claims) ? old.claims : now.claims
  const references = sameList(old.references, now.references, sameReference)
  const names = sameList(old.names, now.names, sameUse)
  const entries = sameList(old.entries, now.entries, (a, b) => a === b)
  const isSame =
    old.path === now.path &&
    old.id === now.id &&
    old.date === now.date &&
    old.textHash === now.textHash &&
    claims === old.claims &&
    references === old.references &&
    names === old.names &&
    entries === old.entries
  return isSame ? old : {...now, claims, references, names, entries}
}

function sameKeys(old: ReadonlyMap<string, unknown>, now: ReadonlyMap<string, unknown>): boolean {
  return old.size === now.size && [...old.keys()].every(key => now.has(key))
}

function sameList<T>(
  old: readonly T[],
  now: readonly T[],
  isSame: (a: T, b: T) => boolean
): readonly T[] {
  const same =
    old.length === now.length && old.every((item, index) => sameItem(item, now[index], isSame))
  return same ? old : now
}

function sameItem<T>(old: T, now: T | undefined, isSame: (a: T, b: T) => boolean): boolean {
  return now !== undefined && isSame(old, now)
}

function sameReference(a: ClaimReference, b: ClaimReference): boolean {
  return (
    a.article === b.article && a.claim === b.claim && a.relation === b.relation && a.from === b.from
  )
}

function sameUse(a: NameUse, b: NameUse): boolean {
  return a.kind === b.kind && a.name === b.name && a.ref === b.ref && a.count === b.count
}
