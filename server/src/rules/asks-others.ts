import type {Glossary} from '../glossary/glossary.js'
import type {ArticleFacts} from '../model/facts.js'
import {sharedNames} from './shared-names.js'

/**
 * Whether an article says something that only the rest of the corpus can judge: it refers to claims of others, or
 * uses a name that several entries bear. Where not, reading all others would at best show that it is a copy.
 */
export function asksOthers({references, names}: ArticleFacts, glossary: Glossary): boolean {
  if (references.length > 0) return true
  const isShared = sharedNames(glossary)
  return names.some(({kind, name}) => isShared(kind, name))
}
