import type {Span} from '../../base/span.js'
import type {Unit} from '../../model/article-model.js'
import {endOfAttribute} from '../../rules/shared/attribute-edits.js'
import {parse} from '../../syntax/parse.js'
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

/**
 * Writes what stands behind the content of a tag. `text` is the article that its unit is from. What nobody changed stays as it
 * is written; with `isPlain`, not if it cannot be read: then its end depends on what comes behind it, and a comment holds it.
 */
export function writeClosing(tag: MergedTag, text: string, isPlain: boolean): string {
  const {contentEnd, end} = tag.unit.tag
  const written = text.slice(contentEnd, end)
  const isBroken = isPlain && !standsAlone(written)
  if (!isBroken && isUnchanged(tag, text)) return written
  const attributes = allAttributes(tag)
  const closing =
    attributes.length === 0 ? ']' : `]{${attributes.map(each => each.written).join(' ')}}`
  return isBroken ? closing + writeUnread(written.slice(1)) : closing
}

/** Whether the end of a tag reads the same whatever stands behind it. */
function standsAlone(closing: string): boolean {
  const {tags, problems} = parse(`:x[${closing}`)
  return problems.length === 0 && tags[0]?.end === closing.length + ':x['.length
}

/** A comment with what cannot be read as attributes. */
function writeUnread(written: string): string {
  return `<!-- unreadable: ${JSON.stringify(written).replaceAll('>', '\\u003e')} -->`
}
