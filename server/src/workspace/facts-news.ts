import type {ArticleFacts} from '../model/facts.js'
import type {FactsLayers, IndexedFacts} from './facts-layers.js'
import {indexStored} from './stored-index.js'

/**
 * Whether findings in other articles may be others when an open article says something new: if others can refer
 * to what has changed, use the same names, or have the same text. Most keystrokes change nothing but a text that
 * no other article has.
 */
export function isNews(corpus: FactsLayers, old: IndexedFacts, now: IndexedFacts): boolean {
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
  const {byText} = indexStored(base)
  const isSame = ({path, textHash}: ArticleFacts): boolean =>
    path !== now.path &&
    textHash !== undefined &&
    (textHash === old.textHash || textHash === now.textHash)
  for (const hash of [old.textHash, now.textHash])
    if (hash !== undefined && byText.get(hash)?.some(isSame)) return true
  return [...changed.values(), ...open.values()].some(known => known && isSame(known.facts))
}

/** The names of which an article does not say the same any more. A date may change what all of them mean. */
function changedNames(old: IndexedFacts, now: IndexedFacts): readonly string[] {
  if (old.facts.names === now.facts.names && old.facts.date === now.facts.date) return []
  const all = [...new Set([...old.uses.keys(), ...now.uses.keys()])]
  if (old.facts.date !== now.facts.date) return all
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
