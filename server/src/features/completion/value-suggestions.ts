import type {Attribute, Code} from '../../codebook/codebook.js'
import type {AttributeContext} from './attribute-context.js'
import {suggestClaims} from './claim-suggestions.js'
import {type CompletionContext, entriesInUse} from './cursor-context.js'
import {searchNames} from './entry-names.js'
import {type Suggestion, suggest} from './suggestion.js'

type ValueContext = Extract<AttributeContext, {readonly type: 'value'}>

/** The values that an attribute may get, by its type. */
export function suggestValues(context: CompletionContext, at: ValueContext): readonly Suggestion[] {
  const attribute = context.model.codebook.kinds.get(at.kind)?.attributes.get(at.name)
  if (!attribute) return []
  const values = [
    ...suggestCodes(attribute),
    ...suggestEntries(context, at, attribute),
    ...(attribute.type === 'claim' ? suggestClaims(context, at) : []),
    ...suggestOthers(attribute)
  ]
  return values.filter(({insert}) => !at.before.includes(insert))
}

/** Codes in the order of the codebook, those out of use last. */
function suggestCodes({codes}: Attribute): readonly Suggestion[] {
  return [...codes.values()]
    .sort((a, b) => Number(a.deprecated) - Number(b.deprecated))
    .map(({name, label, definition, deprecated}: Code) =>
      suggest({
        type: 'code',
        label: name,
        detail: label.toLowerCase() === name.replaceAll('-', ' ') ? undefined : label,
        text: definition || undefined,
        isDeprecated: deprecated
      })
    )
}

function suggestOthers({also}: Attribute): readonly Suggestion[] {
  return [...also].map(([label, text]) => suggest({type: 'code', label, text: text || undefined}))
}

/** Entries by id, name or any alias; what was typed is replaced by the id. */
function suggestEntries(
  {model, offset}: CompletionContext,
  {span}: ValueContext,
  {type, of}: Attribute
): readonly Suggestion[] {
  if (type !== 'entry') return []
  const typed = model.syntax.text.slice(span.start, offset)
  const first = entriesInUse(model)
  return searchNames(model.glossary, {typed, kinds: of, first, byId: true}).map(({entry, text}) => {
    const isOtherName = text !== entry.name && text !== entry.id
    return suggest({
      type: 'entry',
      label: entry.id,
      detail: isOtherName ? `${entry.name} (${text})` : entry.name,
      filter: typed || entry.id
    })
  })
}
