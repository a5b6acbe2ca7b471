import {excerpt} from '../../base/excerpt.js'
import {phrase} from '../../base/phrase.js'
import type {Steps} from '../../base/steps.js'
import type {Attribute, Code, Kind} from '../../codebook/codebook.js'
import {searchNames, shownName} from '../../glossary/entry-names.js'
import type {ArticleModel} from '../../model/article-model.js'
import {indexMentions} from '../../model/mentions-by-id.js'
import type {AttributeContext, CursorContext} from '../../syntax/cursor-context.js'
import {MOST_SUGGESTIONS, type Suggestion, suggest} from './completion.js'
import {
  type CompletionContext,
  entriesInUse,
  unitStartingAt,
  type ValueContext
} from './completion-context.js'
import {suggestClaims} from './suggest-claims.js'
import {suggestEntry} from './suggest-entry.js'
import {LONGEST_NAME} from './words-there.js'

/** Suggests the kinds that may stand at a place, with the brackets of a tag unless they are there. */
export function suggestKinds(
  {model}: CompletionContext,
  {span, within}: Extract<CursorContext, {readonly type: 'kind'}>
): readonly Suggestion[] {
  const around = within === undefined ? undefined : model.codebook.kinds.get(within)
  const {text} = model.syntax
  const hasBracket = text[span.end] === '['
  return [...model.codebook.kinds.values()]
    .filter(({name}) => !around || around.contains.has(name))
    .map(({name, label, description, unit}) =>
      suggest({
        type: 'kind',
        label: name,
        detail: label === name ? undefined : label,
        text: description || undefined,
        insert: hasBracket ? name : `${name}[`,
        // In front of words the bracket is closed behind those that are chosen to be a name.
        snippet:
          hasBracket || (unit === 'mention' && isWord(text, span.end)) ? undefined : `${name}[$0]`,
        goesOn: unit === 'mention'
      })
    )
}

function isWord(text: string, offset: number): boolean {
  return /^[\p{L}\p{N}]/u.test(text.slice(offset, offset + 2))
}

/** Suggests the attributes that a tag may still get, the required ones first. */
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
    detail: required ? phrase`required` : undefined,
    text: description || undefined,
    insert: isBare ? name : `${name}=`,
    snippet: isBare || !isQuoted ? undefined : `${name}="$0"`,
    goesOn: !isBare && !isQuoted
  })
}

/** Suggests the lowest free id of a claim kind: the first letter of the kind and a number, `#c1` for the first claim. */
function nextId(model: ArticleModel, kind: Kind): readonly Suggestion[] {
  if (kind.unit !== 'claim') return []
  const letter = kind.name.charAt(0)
  const used = new Set(model.units.map(({id}) => id))
  let number = 1
  while (used.has(`${letter}${number}`)) number++
  const label = `#${letter}${number}`
  return [suggest({type: 'id', label, detail: phrase`a new id`})]
}

/** Suggests values of an attribute, by its type. */
export function* suggestValues(
  context: CompletionContext,
  at: ValueContext
): Steps<readonly Suggestion[]> {
  const attribute = context.model.codebook.kinds.get(at.kind)?.attributes.get(at.name)
  if (!attribute || (at.before.length > 0 && !attribute.many)) return []
  const values = [
    ...suggestCodes(attribute),
    ...(yield* suggestEntries(context, at, attribute)),
    ...suggestMentions(context, attribute),
    ...(attribute.type === 'claim' ? suggestClaims(context, at) : []),
    // Beside entries, a `ref` cannot say that there is none.
    ...(at.name === 'ref' && at.before.length > 0 ? [] : suggestAlso(attribute))
  ]
  return values.filter(({insert}) => !at.before.includes(insert))
}

/** Suggests codes in the order of the codebook, the deprecated ones last. */
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

/** Suggests the values that are accepted besides those of the type. */
function suggestAlso({also}: Attribute): readonly Suggestion[] {
  return [...also].map(([label, text]) => suggest({type: 'code', label, text: text || undefined}))
}

/** Suggests entries by id, name or any alias; the typed text is replaced by the id. */
function* suggestEntries(
  {model, offset}: CompletionContext,
  {span}: ValueContext,
  {type, of}: Attribute
): Steps<readonly Suggestion[]> {
  if (type !== 'entry') return []
  const typed = model.syntax.text.slice(span.start, offset)
  const first = entriesInUse(model)
  const found = yield* searchNames(model.glossary, {
    typed,
    kinds: of,
    first,
    byId: true,
    most: MOST_SUGGESTIONS + 1
  })
  // One more than are sent tells that the list is cut.
  return found.slice(0, MOST_SUGGESTIONS + 1).map(found => {
    const {entry} = found
    const shown = shownName(found, typed)
    return suggest({
      type: 'entry',
      label: shown,
      ...suggestEntry(model, entry, shown),
      insert: entry.id,
      filter: typed || `${shown} ${entry.id}`
    })
  })
}

/** Suggests the mentions of the article by their ids, where the attribute takes them. */
function suggestMentions(
  {model}: CompletionContext,
  {mentions, of}: Attribute
): readonly Suggestion[] {
  if (!mentions) return []
  return [...indexMentions(model.units)]
    .filter(([id, {kind}]) => of.has(kind.name) && !model.glossary.entries.has(id))
    .map(([label, {text}]) => suggest({type: 'id', label, detail: excerpt(text, LONGEST_NAME)}))
}
