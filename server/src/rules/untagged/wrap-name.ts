import type {ArticleModel} from '../../model/article-model.js'
import {findCandidates} from '../../model/resolve-mention.js'
import {escapeText} from '../../syntax/escape-text.js'
import type {Edit} from '../../syntax/reparse.js'
import type {Syntax} from '../../syntax/syntax.js'
import {writeUsual} from '../../syntax/write-attributes.js'
import type {Untagged} from './find-untagged.js'

/** The tag that a name in running text should have: with a `ref` only where the name alone means something else. */
export function tagFor(
  {syntax, glossary}: ArticleModel,
  {start, end, entry}: Untagged,
  date: string | undefined
): string {
  const text = syntax.text.slice(start, end)
  const [found, ...others] = findCandidates(entry.kind, text, glossary, date)
  const isClear = found === entry && others.length === 0
  const attributes = isClear ? '' : writeUsual({ref: entry.id})
  return `:${entry.kind}[${escapeText(text, true)}]${attributes}`
}

/**
 * Puts a tag in the place of a name. A sign beside it that would then mean something else is escaped: a
 * colon or backslash before the tag, a brace behind it.
 */
export function wrapName({text}: Syntax, {start, end}: Untagged, tag: string): Edit {
  const before = text.charAt(start - 1)
  const needsEscape = (before === ':' || before === '\\') && !isEscaped(text, start - 1)
  const brace = text.charAt(end) === '{' ? '\\' : ''
  if (!needsEscape) return {start, end, text: `${tag}${brace}`}
  return {start: start - 1, end, text: `\\${before}${tag}${brace}`}
}

/** Whether an odd number of backslashes stands before an offset: of two, the first escapes the second. */
function isEscaped(text: string, offset: number): boolean {
  let start = offset
  while (text.charAt(start - 1) === '\\') start--
  return (offset - start) % 2 === 1
}
