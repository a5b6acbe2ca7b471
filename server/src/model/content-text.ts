import {toBaseText} from '../syntax/base-text.js'
import type {Syntax} from '../syntax/syntax.js'

/** The content of a tag as a reader reads it: without markup and comments, with escapes resolved. */
export function contentText(syntax: Syntax, index: number): string {
  const tag = syntax.tags[index]
  if (!tag) return ''
  const nested = (syntax.tags[index + 1]?.start ?? Number.POSITIVE_INFINITY) < tag.contentEnd
  const {contentStart, contentEnd, start: tagStart} = tag
  const content = syntax.text.slice(contentStart, contentEnd)
  if (!nested && !content.includes('\\') && !content.includes('<!--')) return content
  const within = (offset: number): boolean => offset > tagStart && offset < contentEnd
  return toBaseText({
    ...syntax,
    text: syntax.text.slice(0, contentEnd),
    bodyStart: contentStart,
    tags: syntax.tags.slice(index + 1).filter(inner => within(inner.start)),
    escapes: syntax.escapes.filter(within),
    comments: syntax.comments.filter(({start}) => within(start))
  }).text
}
