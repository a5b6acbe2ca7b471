import type {Attribute, Kind} from '../../codebook/codebook.js'
import type {AttributeContext} from './attribute-context.js'
import {type CompletionContext, unitStartingAt} from './cursor-context.js'
import {type Suggestion, suggest} from './suggestion.js'

/** The attributes that a tag may still get: those it must have first. */
export function suggestAttributes(
  {model}: CompletionContext,
  at: Extract<AttributeContext, {readonly type: 'name'}>
): readonly Suggestion[] {
  const kind = model.codebook.kinds.get(at.kind)
  if (!kind) return []
  const {text} = model.syntax
  const unit = unitStartingAt(model, at.tagStart)
  const behind = (unit?.attributes ?? [])
    .filter(({written}) => written.nameSpan.start >= at.span.end)
    .map(({name}) => name)
  const present = new Set([...at.before, ...behind])
  const isFree = ({name}: Attribute): boolean => name !== 'id' && !present.has(name)
  const hasEquals = /^\s*=/.test(text.slice(at.span.end, at.span.end + 2))
  const attributes = [...kind.attributes.values()]
    .filter(isFree)
    .sort((a, b) => Number(b.required) - Number(a.required))
    .map(attribute => suggestAttribute(attribute, hasEquals))
  return present.has('id') || hasEquals ? attributes : [...nextId(model, kind), ...attributes]
}

function suggestAttribute(attribute: Attribute, hasEquals: boolean): Suggestion {
  const {name, type, required, description} = attribute
  const isBare = hasEquals || type === 'flag'
  const isQuoted = type === 'text' || (type === 'code' && attribute.codes.size === 0)
  return suggest({
    type: 'attribute',
    label: name,
    detail: required ? 'required' : undefined,
    text: description || undefined,
    insert: isBare ? name : `${name}=`,
    snippet: isBare || !isQuoted ? undefined : `${name}="$0"`,
    goesOn: !isBare && !isQuoted
  })
}

/** The next free id of the form that the ids of this kind have in the article: `#c3` behind `#c2`. */
function nextId(model: CompletionContext['model'], kind: Kind): readonly Suggestion[] {
  if (kind.unit !== 'claim') return []
  const letter = kind.name.charAt(0)
  const used = new Set(model.units.map(({id}) => id))
  let number = model.claims.length + 1
  while (used.has(`${letter}${number}`)) number++
  const label = `#${letter}${number}`
  return [suggest({type: 'id', label, detail: 'a new id'})]
}
