import type {Edit} from '../../base/edits.js'
import {normaliseId} from '../../base/names.js'
import type {Attribute} from '../../codebook/codebook.js'
import type {Unit} from '../../model/article-model.js'
import {endOfAttribute} from '../../rules/shared/attribute-edits.js'
import {toBaseSpan} from '../../syntax/base-text.js'
import {contentSpan, type TagAttribute} from '../../syntax/tag.js'
import {rewriteAttribute, writeValue} from './change-attributes.js'
import type {Change, NewTag} from './check-change.js'
import type {Place} from './place.js'
import {writeOne} from './write-attributes.js'

/**
 * Gives the new text of one value of an attribute of a tag, an id normalised; undefined for one that stays.
 */
export type RenameValue = (unit: Unit, definition: Attribute, value: string) => string | undefined

/**
 * The change that gives values of attributes another text, in all tags of an article; each value of a list by itself, and a
 * value that a list has then twice once. Undefined where no value is another.
 */
export function rewriteValues(place: Place, rename: RenameValue): Change | undefined {
  const {model, base} = place
  const edits: Edit[] = []
  const gone: number[] = []
  const added: NewTag[] = []
  for (const unit of model.units) {
    const {tag, index, attributes} = unit
    const values = tag.attributes.map(({name, value}): [string, string] => [name, value])
    const before = edits.length
    for (const [at, {written, definition, name}] of attributes.entries()) {
      const tokens = definition ? renamed(unit, definition, written, rename) : undefined
      if (!tokens) continue
      edits.push(...editsFor(model.syntax.text, written, tokens))
      values[at] = [name, textOf(tokens)]
    }
    if (edits.length === before) continue
    gone.push(index)
    added.push({kind: tag.kind, ...toBaseSpan(base, contentSpan(tag)), attributes: values})
  }
  return gone.length > 0 ? {edits, gone, added} : undefined
}

/** A part of a value as written: a value of a list or the white space before it. */
interface Token {
  readonly old: string
  readonly text: string
}

/** The parts of a value; undefined where all stay. */
function renamed(
  unit: Unit,
  definition: Attribute,
  {value, valueSpan}: TagAttribute,
  rename: RenameValue
): readonly Token[] | undefined {
  if (!valueSpan || value === '') return undefined
  const parts = definition.many ? value.split(/(\s+)/) : [value]
  const tokens = parts.map((old, at): Token => {
    const isValue = at % 2 === 0 && old !== ''
    return {old, text: (isValue ? rename(unit, definition, normaliseId(old)) : undefined) ?? old}
  })
  if (tokens.every(({old, text}) => old === text)) return undefined
  return definition.many ? withoutRepeats(tokens) : tokens
}

/** A renamed value that stands in its list already goes, with the white space before it or behind it. */
function withoutRepeats(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = []
  const seen = new Set<string>()
  const isRenamed = new Set(tokens.filter(({old, text}) => old !== text).map(({text}) => text))
  for (const token of tokens) {
    const {old, text} = token
    const isValue = old !== '' && !/^\s/.test(old)
    if (isValue && isRenamed.has(text) && seen.has(text)) {
      const blank = kept.pop()
      kept.push({old: (blank?.old ?? '') + old, text: ''})
      continue
    }
    if (isValue) seen.add(text)
    kept.push(token)
  }
  return kept
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({text}) => text).join('')
}

/** Replaces the values alone where these are written as they are, or else the whole attribute. */
function editsFor(text: string, written: TagAttribute, tokens: readonly Token[]): Edit[] {
  const {name, valueSpan, value, nameSpan} = written
  const isShort = /[#.]/.test(text.charAt(nameSpan.start))
  const isLong = (id: string): boolean => !writeOne({name, value: id}).startsWith('#')
  // An id that stands behind `id=` for its signs alone goes back behind `#`.
  if (name === 'id' && !isShort && isLong(value) && !isLong(textOf(tokens)))
    return [
      {
        start: nameSpan.start,
        end: endOfAttribute(written, text),
        text: writeOne({name, value: textOf(tokens)})
      }
    ]
  const isVerbatim = valueSpan && text.slice(valueSpan.start, valueSpan.end) === value
  const isQuoted = valueSpan && endOfAttribute(written, text) > valueSpan.end
  const fits = (part: string): boolean => {
    if (isShort) return SHORT.test(part)
    return isQuoted ? !/["'&\n\r]/.test(part) : writeValue(part) === part
  }
  const isPlain = isVerbatim && tokens.every(({old, text: part}) => part === old || fits(part))
  if (!isPlain || textOf(tokens) === '') return [rewriteAttribute(text, written, textOf(tokens))]
  const edits: Edit[] = []
  let start = valueSpan.start
  for (const {old, text: part} of tokens) {
    if (part !== old) edits.push({start, end: start + old.length, text: part})
    start += old.length
  }
  return edits
}

/** What stands behind `#` without doubt. */
const SHORT = /^[\p{L}\p{M}\p{N}_-]+$/u
