import {type BaseText, toBaseOffset, toBaseText} from '../syntax/base-text.js'
import type {Syntax} from '../syntax/syntax.js'

/** Gives the content of a tag, by its index, as a reader reads it: without markup, escapes resolved. */
export type ContentReader = (index: number) => string

/**
 * Makes a reader for the contents of an article's tags.
 * Content that is nothing but text is cut out as it is written; the base text is made when first needed.
 */
export function contentReader(syntax: Syntax): ContentReader {
  const {text, tags} = syntax
  let base: BaseText | undefined
  return index => {
    const tag = tags[index]
    if (!tag) return ''
    const next = tags[index + 1]
    if (!next || next.start >= tag.contentEnd) {
      const content = text.slice(tag.contentStart, tag.contentEnd)
      if (!content.includes('\\') && !content.includes('<!--')) return content
    }
    base ??= toBaseText(syntax)
    return base.text.slice(toBaseOffset(base, tag.contentStart), toBaseOffset(base, tag.contentEnd))
  }
}
