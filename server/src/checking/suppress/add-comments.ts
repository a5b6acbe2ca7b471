import {applyEdits, type Edit} from '../../base/edits.js'
import {type BaseText, toBaseOffset, toBaseText} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import type {Syntax} from '../../syntax/syntax.js'
import {commentForFile, type Ignorable, placeComments} from './place-comments.js'

/** The comments that suppress findings in an article. */
export interface AddedComments {
  /** Insertions, sorted by place; none where no comment can suppress the findings. */
  readonly edits: readonly Edit[]
  /** The article with the comments. */
  readonly text: string
}

/**
 * Adds comments to an article that suppress findings in it, with a reason if one is given. The base text and the tags
 * stay as they are: where comments above the lines would change them, one comment for the whole file is tried, then
 * none is added.
 */
export function addComments(
  syntax: Syntax,
  findings: readonly Ignorable[],
  reason: string | undefined
): AddedComments {
  const rules = findings.map(({ruleId}) => ruleId)
  const before = essenceOf(syntax)
  for (const place of [
    () => placeComments(syntax, findings, reason),
    () => [commentForFile(syntax, rules, reason)]
  ]) {
    const edits = findings.length > 0 ? place() : []
    const text = applyEdits(syntax.text, edits)
    if (essenceOf(parse(text)) === before) return {edits, text}
  }
  return {edits: [], text: syntax.text}
}

/** All that comments must not change: the base text, the problems, and the tags with their base-text offsets. */
function essenceOf(syntax: Syntax): string {
  const base = toBaseText(syntax)
  return JSON.stringify([
    syntax.frontMatter,
    base.text,
    syntax.problems.map(({type}) => type),
    syntax.tags.map(tag => describeTag(base, tag))
  ])
}

function describeTag(
  base: BaseText,
  {kind, start, end, attributes}: Syntax['tags'][number]
): unknown {
  const pairs = attributes.map(({name, value}) => [name, value])
  return [kind, toBaseOffset(base, start), toBaseOffset(base, end), pairs]
}
