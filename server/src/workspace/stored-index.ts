import {oncePer} from '../memo/once-per.js'
import type {ArticleFacts} from '../model/facts.js'

/** The facts of many articles, to be looked up; all lists are sorted by path. */
export interface StoredIndex {
  readonly byPath: ReadonlyMap<string, ArticleFacts>
  readonly byId: Postings<ArticleFacts>
  readonly byText: Postings<ArticleFacts>
}

/** What is found under a key. */
export type Postings<T> = ReadonlyMap<string, readonly T[]>

/** Indexes facts that are sorted by path, once for each list of them. */
export const indexStored: (base: readonly ArticleFacts[]) => StoredIndex = oncePer(base => {
  const byPath = new Map<string, ArticleFacts>()
  const byId = new Map<string, ArticleFacts[]>()
  const byText = new Map<string, ArticleFacts[]>()
  for (const facts of base) {
    byPath.set(facts.path, facts)
    post(byId, facts.id, facts)
    if (facts.textHash !== undefined) post(byText, facts.textHash, facts)
  }
  return {byPath, byId, byText}
})

/** Adds something behind what is known under a key. */
function post<T>(postings: Map<string, T[]>, key: string, item: T): void {
  const known = postings.get(key)
  if (known) known.push(item)
  else postings.set(key, [item])
}
