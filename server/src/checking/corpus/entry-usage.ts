import type {Glossary} from '../../glossary/glossary.js'
import type {ArticleFacts} from '../../model/facts/facts.js'
import {entriesUsed} from '../../rules/shared/name-senses.js'
import type {UpperLayers} from './layers.js'

/**
 * The entries that are used while the base alone does not say so, and those that are not used any more:
 * what stands above the base is added to `used`, what it covers taken away.
 */
export function changedEntryUsage(
  glossary: Glossary,
  used: ReadonlyMap<string, number>,
  base: ReadonlyMap<string, ArticleFacts>,
  {above, hidden}: UpperLayers
): ReadonlyMap<string, boolean> {
  const change = new Map<string, number>()
  const add = (facts: ArticleFacts | undefined, times: number): void => {
    if (!facts) return
    for (const id of entriesUsed(glossary, facts)) change.set(id, (change.get(id) ?? 0) + times)
  }
  for (const path of hidden) add(base.get(path), -1)
  for (const {facts} of above) add(facts, 1)
  const changed = new Map<string, boolean>()
  for (const [id, times] of change) {
    const before = used.get(id) ?? 0
    const isUsed = before + times > 0
    if (isUsed !== before > 0) changed.set(id, isUsed)
  }
  return changed
}
