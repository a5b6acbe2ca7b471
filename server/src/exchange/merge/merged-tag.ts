import type {Span} from '../../base/span.js'
import type {Unit} from '../../model/article-model.js'
import {endOfAttribute} from '../../rules/shared/attribute-edits.js'
import {writeUsual} from '../../syntax/write-markup.js'

/** A tag of the merged article: around which words of the merged base text it stands, and what it says. */
export interface MergedTag extends Span {
  readonly kind: string
  readonly attributes: readonly WrittenAttribute[]
  /** The annotation that it is a fragment of. */
  readonly group: Group
  readonly isHead: boolean
  /** The tag of ours or theirs that it comes from. */
  readonly unit: Unit
  readonly side: 'ours' | 'theirs'
}

/** What the fragments of a merged annotation share. */
export interface Group {
  /** Found when the first fragment needs it, by which others name it. */
  readonly id: () => string
  /** The id, if it has one by now. */
  readonly known: () => string | undefined
}

/** An attribute, and how it stands in the braces. */
export interface WrittenAttribute {
  readonly name: string
  readonly value: string
  readonly written: string
}

/** The attributes of a tag as they are written in its article. */
export function attributesOf(text: string, {tag}: Unit): readonly WrittenAttribute[] {
  return tag.attributes.map(attribute => ({
    name: attribute.name,
    value: attribute.value,
    written: text.slice(attribute.nameSpan.start, endOfAttribute(attribute, text))
  }))
}

/** An attribute in the usual form. */
export function newAttribute(name: string, value: string): WrittenAttribute {
  return {name, value, written: writeUsual({[name]: value}).slice(1, -1)}
}

/** The attributes of a tag with the id that its annotation got for its other fragments. */
export function allAttributes({attributes, isHead, group}: MergedTag): readonly WrittenAttribute[] {
  const id = group.known()
  if (!isHead || id === undefined || attributes.some(({name}) => name === 'id')) return attributes
  return [newAttribute('id', id), ...attributes]
}

/** Whether a tag says what one of an article says, in the same words. */
export function isUnchanged(tag: MergedTag, text: string): boolean {
  const now = allAttributes(tag)
  const before = attributesOf(text, tag.unit)
  return (
    tag.kind === tag.unit.tag.kind &&
    now.length === before.length &&
    now.every(({written}, at) => written === before[at]?.written)
  )
}

/** Writes what stands behind the content of a tag. `text` is the article that its unit is from. */
export function writeClosing(tag: MergedTag, text: string): string {
  const {contentEnd, end} = tag.unit.tag
  if (isUnchanged(tag, text)) return text.slice(contentEnd, end)
  const attributes = allAttributes(tag)
  return attributes.length === 0 ? ']' : `]{${attributes.map(({written}) => written).join(' ')}}`
}
