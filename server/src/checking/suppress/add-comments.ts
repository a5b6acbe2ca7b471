import type {Edit} from '../../base/edits.js'
import {type BaseText, toBaseOffset, toBaseText} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import type {Syntax} from '../../syntax/syntax.js'
import {forFile, type Ignorable, placeComments} from './place-comments.js'

/** What silences findings in an article. */
export interface AddedComments {
  /** Insertions, sorted by place; none where nothing can silence them. */
  readonly edits: readonly Edit[]
  readonly text: string
}

/**
 * Silences findings in an article by comments. What a reader reads and what the tags say stays as it is: comments
 * that would change it are given up for one for the whole file, and that for none.
 */
export function addComments(
  syntax: Syntax,
  findings: readonly Ignorable[],
  reason: string | undefined
): AddedComments {
  const rules = findings.map(({ruleId}) => ruleId)
  const before = essenceOf(syntax)
  for (const plan of [
    () => placeComments(syntax, findings, reason),
    () => [forFile(syntax, rules, reason)]
  ]) {
    const edits = findings.length > 0 ? plan() : []
    const text = insert(syntax.text, edits)
    if (essenceOf(parse(text)) === before) return {edits, text}
  }
  return {edits: [], text: syntax.text}
}

function insert(text: string, edits: readonly Edit[]): string {
  let inserted = ''
  let from = 0
  for (const edit of edits) {
    inserted += text.slice(from, edit.start) + edit.text
    from = edit.start
  }
  return inserted + text.slice(from)
}

/** The base text, and the tags with their places in it. */
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
