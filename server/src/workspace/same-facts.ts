import type {ArticleFacts, ClaimReference} from '../model/facts.js'

/** Whether two articles tell the rest of the corpus the same; where in the text it stands does not count. */
export function sameFacts(a: ArticleFacts, b: ArticleFacts): boolean {
  return (
    a.path === b.path &&
    a.id === b.id &&
    a.claims.size === b.claims.size &&
    [...a.claims.keys()].every(id => b.claims.has(id)) &&
    a.references.length === b.references.length &&
    a.references.every((reference, index) => sameReference(reference, b.references[index]))
  )
}

function sameReference(a: ClaimReference, b: ClaimReference | undefined): boolean {
  return (
    b !== undefined &&
    a.article === b.article &&
    a.claim === b.claim &&
    a.relation === b.relation &&
    a.from === b.from
  )
}
