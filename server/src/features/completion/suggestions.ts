import type {Edit} from '../../base/edits.js'
import type {Attribute, Code, Kind} from '../../codebook/codebook.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import {corpusOf} from '../../session/derive.js'
import type {Workspace} from '../../session/workspace.js'
import {contentReader} from '../../syntax/content-text.js'
import {MOST_SUGGESTIONS, type Suggestion, suggest} from './completion.js'
import type {AttributeContext, CursorContext} from './cursor-context.js'
import {type FoundName, searchNames} from './entry-names.js'

/** All that suggestions are made of. */
export interface CompletionContext {
  readonly workspace: Workspace
  readonly root: string
  readonly model: ArticleModel
  /** UTF-16 offset of the cursor. */
  readonly offset: number
}

/** The ids of the entries that an article mentions or refers to already. */
function entriesInUse({mentions, units}: ArticleModel): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const {entry} of mentions) if (entry) ids.add(entry.id)
  for (const {attributes} of units) {
    for (const {definition, values} of attributes) {
      if (definition?.type === 'entry') for (const {text} of values) ids.add(text)
    }
  }
  return ids
}

/** The unit whose tag starts at an offset; undefined where the tag is not whole yet. */
function unitStartingAt({units}: ArticleModel, start: number): Unit | undefined {
  return units.find(({tag}) => tag.start === start)
}

/** Suggests the kinds that may stand at a place, with the brackets of a tag unless they are there. */
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
    detail: required ? 'required' : undefined,
    text: description || undefined,
    insert: isBare ? name : `${name}=`,
    snippet: isBare || !isQuoted ? undefined : `${name}="$0"`,
    goesOn: !isBare && !isQuoted
  })
}

/** Suggests the next free id of a claim kind: the first letter of the kind and a number, as `#c3` behind `#c2`. */
function nextId(model: CompletionContext['model'], kind: Kind): readonly Suggestion[] {
  if (kind.unit !== 'claim') return []
  const letter = kind.name.charAt(0)
  const used = new Set(model.units.map(({id}) => id))
  let number = model.claims.length + 1
  while (used.has(`${letter}${number}`)) number++
  const label = `#${letter}${number}`
  return [suggest({type: 'id', label, detail: 'a new id'})]
}

/** Suggests the names of entries for the content of a mention. */
export function suggestNames(
  context: CompletionContext,
  {kind: kindName, span}: Extract<CursorContext, {readonly type: 'content'}>
): readonly Suggestion[] {
  const {model, offset} = context
  const kind = model.codebook.kinds.get(kindName)
  const typed = model.syntax.text.slice(span.start, offset)
  if (kind?.unit !== 'mention' || typed.length > LONGEST_NAME || /[\n\r[\]]/.test(typed)) return []
  const end = closingBracket(context, kind, span.start)
  const found = searchNames(model.glossary, {
    typed,
    kinds: new Set([kind.name]),
    first: entriesInUse(model),
    byId: false
  })
  return found.map(name => suggestName(context, kind, name, typed, end))
}

/** UTF-16 units; longer texts are no names. */
const LONGEST_NAME = 80

function suggestName(
  {model}: CompletionContext,
  {name: kind, label}: Kind,
  {entry, text}: FoundName,
  typed: string,
  close: number | undefined
): Suggestion {
  const escaped = text.replace(/[\\[\]]/g, '\\$&')
  const isShared = model.glossary.named(kind, text).length > 1
  const reference = isShared ? `{ref=${entry.id}}` : ''
  const isWhole = close !== undefined
  const edits: Edit[] =
    isWhole && isShared && model.syntax.text[close + 1] !== '{'
      ? [{start: close + 1, end: close + 1, text: reference}]
      : []
  return suggest({
    type: 'entry',
    label: text,
    detail: text === entry.name ? `${label} ${entry.id}` : `${entry.name} (${entry.id})`,
    insert: isWhole ? escaped : `${escaped}]${reference}`,
    filter: typed || text,
    edits
  })
}

/** UTF-16 offset of the bracket that closes the tag; undefined where none does. */
function closingBracket(
  {model}: CompletionContext,
  {name}: Kind,
  contentStart: number
): number | undefined {
  const unit = unitStartingAt(model, contentStart - name.length - 2)
  return unit?.tag.contentEnd
}

type ValueContext = Extract<AttributeContext, {readonly type: 'value'}>

/** Suggests values of an attribute, by its type. */
export function suggestValues(context: CompletionContext, at: ValueContext): readonly Suggestion[] {
  const attribute = context.model.codebook.kinds.get(at.kind)?.attributes.get(at.name)
  if (!attribute) return []
  const values = [
    ...suggestCodes(attribute),
    ...suggestEntries(context, at, attribute),
    ...(attribute.type === 'claim' ? suggestClaims(context, at) : []),
    ...suggestAlso(attribute)
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

/** Suggests the claims that a claim may refer to: those of its own article, then those of the others. */
function suggestClaims(
  context: CompletionContext,
  {name, kind, tagStart, span}: ValueContext
): readonly Suggestion[] {
  const isContinuing = name === 'continues'
  const typed = context.model.syntax.text.slice(span.start, context.offset)
  const own = suggestOwnClaims(context, tagStart, isContinuing ? kind : undefined)
  return isContinuing ? own : [...own, ...suggestClaimsOfOthers(context, typed)]
}

/**
 * Suggests the claims of the article but the claim itself; with `kind`, those that a fragment of that kind may
 * continue.
 */
function suggestOwnClaims(
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

/** Suggests the claims of the other articles, as `article#claim`. */
function suggestClaimsOfOthers(
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
