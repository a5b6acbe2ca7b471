import type {CompletionContext, CursorContext} from './cursor-context.js'
import {type Suggestion, suggest} from './suggestion.js'

/** The kinds that may stand at a place, with the brackets of a tag unless they are there. */
export function suggestKinds(
  {model}: CompletionContext,
  {span, within}: Extract<CursorContext, {readonly type: 'kind'}>
): readonly Suggestion[] {
  const around = within === undefined ? undefined : model.codebook.kinds.get(within)
  const hasBracket = model.syntax.text[span.end] === '['
  return [...model.codebook.kinds.values()]
    .filter(({name}) => !around || around.contains.has(name))
    .map(({name, label, description}) =>
      suggest({
        type: 'kind',
        label: name,
        detail: label === name ? undefined : label,
        text: description || undefined,
        insert: hasBracket ? name : `${name}[`,
        snippet: hasBracket ? undefined : `${name}[$0]`
      })
    )
}
