import {modelOf} from '../../session/derive.js'
import {articleAt, occurrencesOf, subjectAt} from '../../session/queries.js'
import type {Workspace} from '../../session/workspace.js'
import {type Definition, definitionAt} from './definition-at.js'

/**
 * Where the article at a path first speaks of what is named at a UTF-16 offset: the first mention of an entry, a claim
 * itself, wherever it stands. Undefined outside of articles, and for an entry that the article only names in attributes.
 */
export function declarationAt(
  workspace: Workspace,
  path: string,
  offset: number
): Definition | undefined {
  const article = articleAt(workspace, path)
  const found = article && subjectAt(workspace, path, offset)
  if (!article || !found) return undefined
  if (found.subject.type !== 'entry') return definitionAt(workspace, path, offset)
  const first = occurrencesOf(workspace, article, found.subject).find(
    ({form}) => form === 'mention'
  )
  if (!first) return undefined
  const {mentions} = modelOf(workspace, article)
  const tag = mentions.find(mention => mention.tag.contentStart === first.span.start)?.tag
  const span = tag ? {start: tag.start, end: tag.end} : first.span
  return {origin: found.span, targets: [{path, span, nameSpan: first.span}]}
}
