import type {Edit} from '../../base/edits.js'
import {joinPhrases, type Phrase, phrase} from '../../base/phrase.js'
import type {Unit} from '../../model/article-model.js'
import {attributeOf} from '../../model/unit-attributes.js'
import {endOfAttribute} from '../../rules/shared/attribute-edits.js'
import {toBaseSpan} from '../../syntax/base-text.js'
import {contentSpan, type Tag, type TagAttribute} from '../../syntax/tag.js'
import {type Refusal, refuse} from '../act.js'
import type {Change, NewTag} from './check-change.js'
import type {Place} from './place.js'
import {malformed} from './targets.js'
import {type NewAttribute, writeOne} from './write-attributes.js'

/**
 * The change that gives a tag an attribute: in the place of the one of that name which holds, with its quotes where it
 * had some without need, or else behind the others; an id before them.
 */
export function giveAttribute(place: Place, unit: Unit, given: NewAttribute): Change | Refusal {
  return giveAttributes(place, unit, [given])
}

/** The change that gives a tag several attributes; of two of a name, the last one. */
export function giveAttributes(
  place: Place,
  unit: Unit,
  given: readonly NewAttribute[]
): Change | Refusal {
  const {tag, attributes, index} = unit
  const {text} = place.model.syntax
  const all = tag.attributes.map(pairOf)
  const edits: Edit[] = []
  const fresh: NewAttribute[] = []
  for (const each of new Map(given.map(one => [one.name, one])).values()) {
    const known = attributeOf(attributes, each.name)?.written
    if (!known) fresh.push(each)
    else if (known.value !== each.value) {
      all[tag.attributes.indexOf(known)] = [each.name, each.value]
      edits.push(rewriteAttribute(text, known, each.value))
    }
  }
  const id = fresh.filter(({name}) => name === 'id')
  const others = fresh.filter(({name}) => name !== 'id')
  const added = [...id.map(pairOf), ...all, ...others.map(pairOf)]
  const change = {edits: [...edits, ...written(text, tag, id, others)], gone: [index]}
  return malformed(place.model, unit) ?? {...change, added: [tagWith(place, tag, added)]}
}

/** The edits that write attributes which a tag does not have yet. */
function written(
  text: string,
  tag: Tag,
  id: readonly NewAttribute[],
  others: readonly NewAttribute[]
): readonly Edit[] {
  const {contentEnd, end, attributes} = tag
  const last = attributes.at(-1)
  const [first, behind] = [id, others].map(list => list.map(writeOne).join(' '))
  if (!last) {
    const all = [first, behind].filter(Boolean).join(' ')
    const start = end === contentEnd + 1 ? end : contentEnd + 1
    return all ? [{start, end, text: `{${all}}`}] : []
  }
  const at = endOfAttribute(last, text)
  return [
    ...(first ? [{start: contentEnd + 2, end: contentEnd + 2, text: `${first} `}] : []),
    ...(behind ? [{start: at, end: at, text: ` ${behind}`}] : [])
  ]
}

/** The change that takes all attributes of some names from a tag. */
export function takeAttributes(
  place: Place,
  unit: Unit,
  names: ReadonlySet<string>
): Change | Refusal {
  const {tag} = unit
  const left = tag.attributes.filter(({name}) => !names.has(name))
  if (left.length === tag.attributes.length)
    return refuse(
      phrase`This tag has no ${joinPhrases(quoteAll(names), (a, b) => phrase`${a} or ${b}`)}`
    )
  const edits = removals(place.model.syntax.text, tag, names)
  return (
    malformed(place.model, unit) ?? {
      edits,
      gone: [unit.index],
      added: [tagWith(place, tag, left.map(pairOf))]
    }
  )
}

function quoteAll(names: Iterable<string>): readonly Phrase[] {
  return Array.from(names, name => phrase`\`${name}\``)
}

/** Several changes as one. */
export function joinChanges(changes: readonly Change[]): Change {
  return {
    edits: changes.flatMap(({edits}) => edits),
    gone: changes.flatMap(({gone}) => gone),
    added: changes.flatMap(({added}) => added)
  }
}

function pairOf({name, value}: TagAttribute | NewAttribute): readonly [string, string] {
  return [name, value]
}

function tagWith({base}: Place, tag: Tag, attributes: NewTag['attributes']): NewTag {
  return {kind: tag.kind, ...toBaseSpan(base, contentSpan(tag)), attributes}
}

/** The edit that gives an attribute another value, in its quotes where it had some without need. */
export function rewriteAttribute(text: string, known: TagAttribute, value: string): Edit {
  const {name, nameSpan, valueSpan} = known
  const end = endOfAttribute(known, text)
  const isShort = /[#.]/.test(text.charAt(nameSpan.start))
  if (!valueSpan || isShort || value === '')
    return {start: nameSpan.start, end, text: writeOne({name, value})}
  const isQuoted = end > valueSpan.end
  const quote = text.charAt(valueSpan.end)
  if (isQuoted && (quote === "'" || !writeValue(known.value).startsWith('"')))
    return {...valueSpan, text: encode(value, quote)}
  return {
    start: isQuoted ? valueSpan.start - 1 : valueSpan.start,
    end,
    text: writeValue(value)
  }
}

/** A value as it is usually written, with quotes only where it needs them. */
export function writeValue(value: string): string {
  return writeOne({name: 'x', value}).slice(2)
}

/** A value between quotes of a sort. */
function encode(value: string, quote: string): string {
  return value.replace(/[&"'\n\r]/g, sign =>
    /["']/.test(sign) && sign !== quote ? sign : `&#${sign.charCodeAt(0)};`
  )
}

function removals(
  text: string,
  {attributes, contentEnd, end}: Tag,
  names: ReadonlySet<string>
): Edit[] {
  const edits: Edit[] = []
  for (let at = 0; at < attributes.length; at++) {
    const first = at
    while (names.has(attributes[at]?.name ?? '')) at++
    if (at === first) continue
    const [before, after] = [attributes[first - 1], attributes[at]]
    const start = attributes[first]?.nameSpan.start ?? 0
    const last = attributes[at - 1]
    if (after) edits.push({start, end: after.nameSpan.start, text: ''})
    else if (before && last)
      edits.push({start: endOfAttribute(before, text), end: endOfAttribute(last, text), text: ''})
    // The braces stay where a `{` follows, which would become the tag's attributes.
    else if (text.charAt(end) === '{') edits.push({start: contentEnd + 2, end: end - 1, text: ''})
    else edits.push({start: contentEnd + 1, end, text: ''})
  }
  return edits
}
