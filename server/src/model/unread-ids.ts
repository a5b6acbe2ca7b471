import {firstIndex} from '../base/binary-search.js'
import type {SyntaxProblem} from '../syntax/syntax.js'
import type {Tag} from '../syntax/tag.js'
import type {ArticleModel} from './article-model.js'

/**
 * The ids on tags that cannot be read in full, as their kind is unknown or their attributes are malformed, with these
 * tags. A reference to such an id is no mistake of its own: the tag is reported.
 */
export function unreadIds({
  units,
  syntax
}: Pick<ArticleModel, 'units' | 'syntax'>): ReadonlyMap<string, Tag> {
  const malformed = syntax.problems.length > 0
  let ids: Map<string, Tag> | undefined
  for (const {tag, kind, id} of units) {
    if (!kind && id !== undefined) {
      ids ??= new Map()
      ids.set(id, tag)
    } else if (malformed && hasMalformedAttributes(syntax.problems, tag)) {
      ids ??= new Map()
      for (const [, written = ''] of syntax.text.slice(tag.contentEnd, tag.end).matchAll(ID)) {
        ids.set(written, tag)
      }
    }
  }
  return ids ?? NONE
}

const ID = /#([^\s"'#.<=>`}]+)/g

const NONE: ReadonlyMap<string, Tag> = new Map()

/** Whether a tag has malformed attributes; `problems` are those of its article, sorted by start. */
export function hasMalformedAttributes(problems: readonly SyntaxProblem[], tag: Tag): boolean {
  if (problems.length === 0) return false
  const first = firstIndex(problems.length, at => (problems[at]?.start ?? 0) >= tag.contentEnd)
  for (let at = first; (problems[at]?.start ?? Number.POSITIVE_INFINITY) <= tag.end; at++) {
    if (problems[at]?.type === 'invalid-attributes') return true
  }
  return false
}
