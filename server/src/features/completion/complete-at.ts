import {modelOf, syntaxOf} from '../../session/derive.js'
import {articleAt} from '../../session/queries.js'
import type {Workspace} from '../../session/workspace.js'
import {suggestAttributes} from './attribute-suggestions.js'
import type {CompletionContext} from './cursor-context.js'
import {cursorContext} from './cursor-context.js'
import {suggestKinds} from './kind-suggestions.js'
import {suggestNames} from './name-suggestions.js'
import {type Completion, MOST_SUGGESTIONS, type Suggestion} from './suggestion.js'
import {suggestValues} from './value-suggestions.js'

/** What could be written at an offset of an article; undefined where that is mere text. */
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
  // Which of the names of an entry fits best is another question with every letter.
  const isCut =
    suggestions.length > MOST_SUGGESTIONS || suggestions.some(({type}) => type === 'entry')
  return {span: at.span, suggestions: suggestions.slice(0, MOST_SUGGESTIONS), isCut}
}

function suggestionsFor(
  context: CompletionContext,
  at: NonNullable<ReturnType<typeof cursorContext>>
): Iterable<Suggestion> {
  if (at.type === 'kind') return suggestKinds(context, at)
  if (at.type === 'content') return suggestNames(context, at)
  if (at.type === 'name') return suggestAttributes(context, at)
  return suggestValues(context, at)
}
