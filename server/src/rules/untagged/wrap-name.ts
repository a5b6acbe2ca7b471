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
 * Puts a tag in the place of a name. A colon before it or a brace behind it would then mean something else, and is
 * escaped. No backslash can stand before it: such a name counts as a part of a path.
 */
export function wrapName({text}: Syntax, {start, end}: Untagged, tag: string): Edit {
  const brace = text.charAt(end) === '{' ? '\\' : ''
  if (text.charAt(start - 1) !== ':') return {start, end, text: `${tag}${brace}`}
  return {start: start - 1, end, text: `\\:${tag}${brace}`}
}
