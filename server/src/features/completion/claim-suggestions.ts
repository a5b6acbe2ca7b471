import {contentReader} from '../../model/content-text.js'
import {corpusOf} from '../../session/derive.js'
import type {AttributeContext} from './attribute-context.js'
import type {CompletionContext} from './cursor-context.js'
import {MOST_SUGGESTIONS, type Suggestion, suggest} from './suggestion.js'

/** The claims that a claim may refer to: those of its own article, then those of the others. */
export function suggestClaims(
  context: CompletionContext,
  {name, kind, tagStart, span}: Extract<AttributeContext, {readonly type: 'value'}>
): readonly Suggestion[] {
  const isContinuing = name === 'continues'
  const typed = context.model.syntax.text.slice(span.start, context.offset)
  const own = suggestOwn(context, tagStart, isContinuing ? kind : undefined)
  return isContinuing ? own : [...own, ...suggestOthers(context, typed)]
}

/** What continues a claim is of the same kind; no claim refers to itself. */
function suggestOwn(
  {model}: CompletionContext,
  tagStart: number,
  kind: string | undefined
): readonly Suggestion[] {
  const content = contentReader(model.syntax)
  return [...model.claimsById]
    .filter(([, {unit}]) => unit.tag.start !== tagStart)
    .filter(([, {unit}]) => kind === undefined || unit.tag.kind === kind)
    .map(([id, {unit}]) => {
      const speaker = unit.attributes.find(attribute => attribute.name === 'speaker')
      const detail = speaker?.written.value
      return suggest({type: 'claim', label: id, detail, text: content(unit.index)})
    })
}

/** The claims of the other articles, by the ids of both. */
function suggestOthers(
  {workspace, root, model}: CompletionContext,
  typed: string
): readonly Suggestion[] {
  const suggestions: Suggestion[] = []
  const corpus = corpusOf(workspace, root)
  for (const article of corpus?.ids.keys() ?? []) {
    if (article === model.id) continue
    for (const id of corpus?.article(article)?.claims.keys() ?? []) {
      const label = `${article}#${id}`
      if (label.includes(typed)) suggestions.push(suggest({type: 'claim', label}))
    }
    if (suggestions.length > MOST_SUGGESTIONS) break
  }
  return suggestions
}
