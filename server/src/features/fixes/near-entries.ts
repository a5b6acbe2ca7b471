import {foldName} from '../../base/names.js'
import type {Steps} from '../../base/steps.js'
import type {Entry} from '../../glossary/entry.js'
import {likeEntries, likeEntrySteps} from '../../glossary/like-entries.js'
import type {ArticleModel} from '../../model/article-model.js'

/**
 * The entries of a kind that an unknown name may mean, best first: those that the article names already and of which it
 * is the end of a name (`Mistura` behind `Staffan de Mistura`), those with an inflected form of the name
 * (`Deutschlands`), and those with the nearest spelling.
 */
export function nearEntries(model: ArticleModel, kind: string, text: string): readonly Entry[] {
  const wanted = foldName(text)
  const found = new Set<Entry>()
  for (const {entry} of model.mentions)
    if (entry?.kind === kind && isEndOfName(entry, wanted)) found.add(entry)
  for (const entry of likeEntries(model.glossary, kind, wanted)) found.add(entry)
  return [...found].slice(0, MOST)
}

/** Looks for the entries of a glossary with a like name, before somebody asks for them who cannot wait. */
export function* lookForNear({glossary}: ArticleModel, kind: string, text: string): Steps<void> {
  yield* likeEntrySteps(glossary, kind, foldName(text))
}

/** More than so many choices are no help. */
const MOST = 5

/** Whether a folded text is the last words of a name of an entry. */
function isEndOfName({names}: Entry, wanted: string): boolean {
  return names.some(({text}) => foldName(text).endsWith(` ${wanted}`))
}
