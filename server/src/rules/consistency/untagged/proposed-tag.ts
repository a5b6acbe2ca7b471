import type {Edit} from '../../../base/edits.js'
import {oncePer} from '../../../base/memo.js'
import type {Span} from '../../../base/span.js'
import type {Kind} from '../../../codebook/codebook.js'
import type {Entry} from '../../../glossary/entry.js'
import type {ArticleModel} from '../../../model/article-model.js'
import {findCandidates, type NameContext} from '../../../model/resolve-mention.js'
import type {Syntax} from '../../../syntax/syntax.js'
import {escapeText, writeUsual} from '../../../syntax/write-markup.js'

/** The edits that put the tag of an entry in the place of a name in running text. */
export interface ProposedTag {
  /** The tag of somebody who has looked at it. */
  readonly edit: Edit
  /** A tag that nobody has looked at, and that says so as far as the codebook knows how. */
  readonly suggestion: Edit
  /** Whether they change nothing but the name. */
  readonly isPlain: boolean
}

/**
 * Proposes the tag of an entry for a span of running text, in UTF-16 offsets of the article, with a `ref` only where the
 * words alone do not mean the entry.
 */
export function proposeTag(
  {syntax, glossary, codebook}: ArticleModel,
  span: Span,
  entry: Entry,
  context: NameContext
): ProposedTag {
  const text = syntax.text.slice(span.start, span.end)
  const candidates = findCandidates(entry.kind, text, glossary, context)
  const isClear = candidates.length === 1 && candidates[0] === entry
  const kind = codebook.kinds.get(entry.kind)
  const signature = kind ? signatureOf(kind) : {}
  const bare = `:${entry.kind}[${escapeText(text, true)}]`
  const tag = isClear ? bare : bare + writeUsual({ref: entry.id})
  const suggested = bare + writeUsual(isClear ? signature : {ref: entry.id, ...signature})
  const edit = wrapName(syntax, span, tag)
  return {edit, suggestion: wrapName(syntax, span, suggested), isPlain: edit.text === tag}
}

/** The attributes that say, on a tag of a kind, that nobody has looked at it and what has written it. */
const signatureOf = oncePer(({attributes}: Kind): Record<string, string> => {
  if (attributes.get('status')?.codes.has('suggested') !== true) return {}
  return {status: 'suggested', ...(attributes.has('by') && {by: 'glossary'})}
})

/**
 * The edit that puts a tag in the place of a span. A colon before it and a brace behind it are escaped, as they would
 * become markup. No backslash can stand before it: such a name counts as a part of a path.
 */
function wrapName({text}: Syntax, {start, end}: Span, tag: string): Edit {
  const brace = text.charAt(end) === '{' ? '\\' : ''
  if (text.charAt(start - 1) !== ':') return {start, end, text: `${tag}${brace}`}
  return {start: start - 1, end, text: `\\:${tag}${brace}`}
}
