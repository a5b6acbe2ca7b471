import type {ArticleFacts} from '../../model/facts/facts.js'
import {articleIndex, articlesByPath} from './base-index.js'
import {byPath, type FactsLayers, type IndexedFacts, indexFacts, keepSame} from './layers.js'

/**
 * What the articles of a project need to know of each other.
 * The spans in the facts of open articles may be those of an earlier version: they shift with every
 * keystroke, and nothing outside the article itself may depend on them.
 */
export interface CorpusFacts extends FactsLayers {
  /** Another object as soon as findings in other open articles than the edited one may be others. */
  readonly changeToken: object
  /** Another object as soon as findings in articles that are not open may be others. */
  readonly storedToken: object
  /** Another object as soon as other entries may be named. */
  readonly usage: object
}

/** Makes the facts of a corpus from those of its stored and of its open articles. */
export function createCorpusFacts(
  stored: readonly ArticleFacts[],
  open: readonly ArticleFacts[]
): CorpusFacts {
  const layer = new Map(open.map(facts => [facts.path, indexFacts(facts)]))
  return {
    base: isSorted(stored) ? stored : stored.toSorted(byPath),
    changed: new Map(),
    open: layer,
    changeToken: {},
    storedToken: {},
    usage: {}
  }
}

/** Whether articles are sorted by path; then the very same list is the base, so that its indexes may be made before. */
function isSorted(articles: readonly ArticleFacts[]): boolean {
  return articles.every((facts, at) => {
    const before = articles[at - 1]
    return !before || byPath(before, facts) <= 0
  })
}

/**
 * The same corpus with other facts for one open article, undefined where it is not open any more; the very same
 * object where they say the same.
 */
export function withOpenFacts(
  corpus: CorpusFacts,
  path: string,
  facts: ArticleFacts | undefined
): CorpusFacts {
  const before = corpus.open.get(path)
  const now = facts && (before ? changeFacts(before, facts) : indexFacts(facts))
  if (before === now) return corpus
  const open = new Map(corpus.open)
  if (now) open.set(path, now)
  else open.delete(path)
  const isOld = before && now && !changesOthers(corpus, before, now)
  const usage = before && now && namesSame(before.facts, now.facts) ? corpus.usage : {}
  const stored = storedFacts(corpus, path)
  const saysSame = saysTheSame(corpus, before?.facts ?? stored, now?.facts ?? stored)
  return {
    ...corpus,
    open,
    changeToken: isOld ? corpus.changeToken : {},
    storedToken: saysSame ? corpus.storedToken : {},
    usage
  }
}

/** The facts of an article as it is stored; undefined where it is not. */
function storedFacts({base, changed}: FactsLayers, path: string): ArticleFacts | undefined {
  return changed.has(path) ? changed.get(path)?.facts : articlesByPath(base).get(path)
}

/** Whether an article tells those that are not open the same as before, as it does when it is opened or closed unchanged. */
function saysTheSame(
  corpus: FactsLayers,
  old: ArticleFacts | undefined,
  facts: ArticleFacts | undefined
): boolean {
  if (!old || !facts) return old === facts
  const now = keepSame(old, facts)
  if (now === old) return true
  const isSame = old.id === now.id && old.claims === now.claims && old.references === now.references
  return (
    isSame &&
    namesSame(old, now) &&
    (old.textHash === now.textHash || !sharesText(corpus, old, now))
  )
}

function changeFacts(before: IndexedFacts, now: ArticleFacts): IndexedFacts {
  const facts = keepSame(before.facts, now)
  if (facts === before.facts) return before
  return facts.names === before.facts.names ? {facts, uses: before.uses} : indexFacts(facts)
}

function namesSame(a: ArticleFacts, b: ArticleFacts): boolean {
  return a.names === b.names && a.entries === b.entries && isSameContext(a, b)
}

/** The same corpus with other facts for some stored articles, by path; undefined for those that are gone. */
export function withStoredFacts(
  corpus: CorpusFacts,
  facts: ReadonlyMap<string, ArticleFacts | undefined>
): CorpusFacts {
  const changed = new Map(corpus.changed)
  for (const [path, now] of facts) changed.set(path, now && indexFacts(now))
  return mergeChanged({...corpus, changed, changeToken: {}, storedToken: {}, usage: {}})
}

/** Makes one layer of the stored articles when so many have changed that looking through them costs. */
function mergeChanged(corpus: CorpusFacts): CorpusFacts {
  const {base, changed} = corpus
  if (changed.size <= MOST_CHANGED) return corpus
  const kept = base.filter(({path}) => !changed.has(path))
  const added = [...changed.values()].flatMap(known => (known ? [known.facts] : []))
  return {...corpus, base: [...kept, ...added].sort(byPath), changed: new Map()}
}

const MOST_CHANGED = 64

/**
 * Whether findings in other articles may be others when an open article says something new: if others can refer
 * to what has changed, use the same names, or have the same text. Most keystrokes change nothing but a text that
 * no other article has.
 */
function changesOthers(corpus: FactsLayers, old: IndexedFacts, now: IndexedFacts): boolean {
  const [before, after] = [old.facts, now.facts]
  if (before.id !== after.id) return true
  if (before.claims !== after.claims || before.references !== after.references) return true
  if (before.textHash !== after.textHash && sharesText(corpus, before, after)) return true
  return changedNames(old, now).some(key => isUsedElsewhere(corpus, after.path, key))
}

/** Whether another article has the text that an article had, or the one it has now. */
function sharesText(
  {base, changed, open}: FactsLayers,
  old: ArticleFacts,
  now: ArticleFacts
): boolean {
  const {withText} = articleIndex(base)
  const isSame = ({path, textHash}: ArticleFacts): boolean =>
    path !== now.path &&
    textHash !== undefined &&
    (textHash === old.textHash || textHash === now.textHash)
  for (const hash of [old.textHash, now.textHash])
    if (hash !== undefined && withText(hash).some(path => path !== now.path)) return true
  return [...changed.values(), ...open.values()].some(known => known && isSame(known.facts))
}

/** Whether all names mean the same in two versions of an article as far as its metadata decide that. */
function isSameContext(a: ArticleFacts, b: ArticleFacts): boolean {
  return a.date === b.date && a.language === b.language
}

/** The names of which an article does not say the same any more. A date or a language may change what all of them mean. */
function changedNames(old: IndexedFacts, now: IndexedFacts): readonly string[] {
  const isSame = isSameContext(old.facts, now.facts)
  if (old.facts.names === now.facts.names && isSame) return []
  const all = [...new Set([...old.uses.keys(), ...now.uses.keys()])]
  if (!isSame) return all
  return all.filter(key => describe(old, key) !== describe(now, key))
}

function describe({uses}: IndexedFacts, key: string): string {
  return JSON.stringify(uses.get(key)?.map(({ref, count}) => [ref, count]))
}

/** Only what is open shows findings. */
function isUsedElsewhere({open}: FactsLayers, path: string, key: string): boolean {
  for (const [other, known] of open) if (other !== path && known?.uses.has(key)) return true
  return false
}
