import type {Steps} from '../../base/steps.js'
import {modelOf, syntaxOf} from '../../session/derive.js'
import {articleAt} from '../../session/queries.js'
import type {Article, Workspace} from '../../session/workspace.js'
import {type CursorContext, cursorContext} from '../../syntax/cursor-context.js'
import {type Completion, MOST_SUGGESTIONS, type Suggestion} from './completion.js'
import type {CompletionContext} from './completion-context.js'
import {type FieldContext, fieldContext, suggestFields} from './front-matter.js'
import {suggestNames} from './suggest-names.js'
import {suggestAttributes, suggestKinds, suggestValues} from './suggestions.js'

/**
 * The completion at a UTF-16 offset of an article, in steps, as large glossaries are searched; undefined in plain text, and where there is nothing to suggest. With
 * `byCharacter` nobody has asked: a character was typed that tags begin or go on with, and in front matter it says nothing.
 */
export function* completeAt(
  workspace: Workspace,
  path: string,
  offset: number,
  byCharacter = false
): Steps<Completion | undefined> {
  const article = articleAt(workspace, path)
  if (!article) return undefined
  const field = fieldContext(article.text, offset)
  if (field) return byCharacter ? undefined : completeField(workspace, article, field)
  const at = cursorContext(syntaxOf(article), offset)
  if (!at) return undefined
  const model = modelOf(workspace, article)
  const suggestions = yield* suggestionsFor({workspace, root: article.root, model, offset}, at)
  if (suggestions.length === 0) return undefined
  // Which name of an entry fits best has to be asked again with every letter.
  const isIncomplete =
    suggestions.length > MOST_SUGGESTIONS ||
    suggestions.some(({type}) => type === 'entry' || type === 'claim')
  return {span: at.span, suggestions: suggestions.slice(0, MOST_SUGGESTIONS), isCut: isIncomplete}
}

function completeField(
  workspace: Workspace,
  article: Article,
  field: FieldContext
): Completion | undefined {
  const suggestions = suggestFields(workspace, article, field)
  if (suggestions.length === 0) return undefined
  const isCut = suggestions.length > MOST_SUGGESTIONS
  return {span: field.span, suggestions: suggestions.slice(0, MOST_SUGGESTIONS), isCut}
}

function* suggestionsFor(
  context: CompletionContext,
  at: CursorContext
): Steps<readonly Suggestion[]> {
  if (at.type === 'kind') return suggestKinds(context, at)
  if (at.type === 'content') return yield* suggestNames(context, at)
  if (at.type === 'name') return suggestAttributes(context, at)
  return yield* suggestValues(context, at)
}
