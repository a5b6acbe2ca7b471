import {type BaseText, toBaseOffset, toBaseText} from './base-text.js'
import type {Syntax} from './syntax.js'

/** Gives the content of the tag at an index as base text; empty for an index without a tag. */
export type ContentReader = (index: number) => string

/**
 * Makes a reader for the contents of an article's tags. Content without markup is cut out of the written text, as most
 * is; the base text of the article is made when a content needs it.
 */
export function contentReader(syntax: Syntax): ContentReader {
  const {text, tags, escapes, comments} = syntax
  const isPlain = escapes.length + comments.length === 0
  let base: BaseText | undefined
  return index => {
    const tag = tags[index]
    if (!tag) return ''
    const next = tags[index + 1]
    if (!next || next.start >= tag.contentEnd) {
      const content = text.slice(tag.contentStart, tag.contentEnd)
      if (isPlain || !(content.includes('\\') || content.includes('<!--'))) return content
    }
    base ??= toBaseText(syntax)
    return base.text.slice(toBaseOffset(base, tag.contentStart), toBaseOffset(base, tag.contentEnd))
  }
}
