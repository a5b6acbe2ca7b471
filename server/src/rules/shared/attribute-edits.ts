import type {Edit} from '../../base/edits.js'
import type {Span} from '../../base/span.js'
import type {Unit} from '../../model/article-model.js'
import type {Tag, TagAttribute} from '../../syntax/tag.js'

/**
 * The span to delete to remove the attribute at an index: `{name=x}` as a whole, or the attribute with the white space
 * on one side. The tag's attributes have to be well-formed.
 */
export function removalOf({attributes, tag}: Unit, index: number, text: string): Span {
  const attribute = attributes[index]
  const before = attributes[index - 1]
  const after = attributes[index + 1]
  if (attribute && after)
    return {start: attribute.written.nameSpan.start, end: after.written.nameSpan.start}
  if (attribute && before)
    return {
      start: endOfAttribute(before.written, text),
      end: endOfAttribute(attribute.written, text)
    }
  // The braces stay where a `{` follows, which would become the tag's attributes.
  return text[tag.end] === '{'
    ? {start: tag.contentEnd + 2, end: tag.end - 1}
    : {start: tag.contentEnd + 1, end: tag.end}
}

/** The offset behind an attribute as written, its closing quote included. */
export function endOfAttribute({nameSpan, valueSpan}: TagAttribute, text: string): number {
  if (!valueSpan) return nameSpan.end
  const quote = text.charAt(valueSpan.start - 1)
  return quote === '"' || quote === "'" ? valueSpan.end + 1 : valueSpan.end
}

/** The edit that adds an attribute before those of a tag, which have to be well-formed. */
export function addAttribute({contentEnd, end, attributes}: Tag, attribute: string): Edit {
  const hasBraces = end > contentEnd + 1
  const at = hasBraces ? contentEnd + 2 : end
  const text = hasBraces ? attribute + (attributes.length > 0 ? ' ' : '') : `{${attribute}}`
  return {start: at, end: at, text}
}
