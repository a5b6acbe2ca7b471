import {modelOf, syntaxOf} from '../../session/derive.js'
import {articleAt} from '../../session/queries.js'
import type {Workspace} from '../../session/workspace.js'
import {type Completion, MOST_SUGGESTIONS, type Suggestion} from './completion.js'
import {type CursorContext, cursorContext} from './cursor-context.js'
import {
  type CompletionContext,
  suggestAttributes,
  suggestKinds,
  suggestNames,
  suggestValues
} from './suggestions.js'

/** The completion at a UTF-16 offset of an article; undefined in plain text, and where there is nothing to suggest. */
export function completeAt(
  workspace: Workspace,
  path: string,
  offset: number
): Completion | undefined {
  const article = articleAt(workspace, path)
  const at = article && cursorContext(syntaxOf(article), offset)
  if (!article || !at) return undefined
  const model = modelOf(workspace, article)
  const suggestions = [...suggestionsFor({workspace, root: article.root, model, offset}, at)]
  if (suggestions.length === 0) return undefined
  // Which name of an entry fits best has to be asked again with every letter.
  const isIncomplete =
    suggestions.length > MOST_SUGGESTIONS || suggestions.some(({type}) => type === 'entry')
  return {span: at.span, suggestions: suggestions.slice(0, MOST_SUGGESTIONS), isCut: isIncomplete}
}

function suggestionsFor(context: CompletionContext, at: CursorContext): Iterable<Suggestion> {
  if (at.type === 'kind') return suggestKinds(context, at)
  if (at.type === 'content') return suggestNames(context, at)
  if (at.type === 'name') return suggestAttributes(context, at)
  return suggestValues(context, at)
}
