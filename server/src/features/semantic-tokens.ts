import {pushTo} from '../base/group.js'
import type {Span} from '../base/span.js'
import {isDeprecated} from '../glossary/entry.js'
import type {ArticleModel, Unit} from '../model/article-model.js'
import {isMention, unitAt} from '../model/queries.js'
import {modelOf} from '../session/derive.js'
import {articleAt} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'

/** The types of tokens, in the order of the legend. */
export const tokenTypes = [
  'newsmarkActor',
  'newsmarkPlace',
  'newsmarkClaim',
  'newsmarkKind',
  'newsmarkAttribute',
  'newsmarkValue',
  'newsmarkComment',
  'newsmarkText'
] as const

/** The modifiers of tokens, in the order of the legend. */
export const tokenModifiers = ['unresolved', 'ambiguous', 'deprecated'] as const

/** A token: a span within one line, with its type. */
export interface Token extends Span {
  readonly type: (typeof tokenTypes)[number]
  readonly modifier: (typeof tokenModifiers)[number] | undefined
}

/**
 * The tokens of an article, or of a span of it in UTF-16 offsets: sorted, disjoint, none over a line end. The content
 * of a tag is a token of it where no other tag covers it.
 */
export function tokensIn(workspace: Workspace, path: string, within?: Span): readonly Token[] {
  const article = articleAt(workspace, path)
  if (!article) return []
  const model = modelOf(workspace, article)
  const {text, comments} = model.syntax
  const isWanted = ({start, end}: Span): boolean =>
    within === undefined || (start < within.end && within.start < end)
  const inside = spansInside(model)
  const tokens = model.units
    .filter(({tag}) => isWanted(tag))
    .flatMap(unit => tokensOf(unit, inside.get(unit.index) ?? []))
  for (const comment of comments) tokens.push(token('newsmarkComment', comment))
  for (const span of textBehindUnclosed(model)) tokens.push(token('newsmarkText', span))
  return tokens
    .flatMap(whole => splitLines(text, whole))
    .filter(isWanted)
    .sort((a, b) => a.start - b.start)
}

/**
 * The text that a grammar by lines takes for the content of a tag that is not closed: up to the end of the paragraph, or
 * so far that no line of it is coloured, without the tags and comments in it.
 */
function textBehindUnclosed({syntax}: ArticleModel): readonly Span[] {
  const {text, tags, comments, blocks, problems} = syntax
  const spans: Span[] = []
  for (const problem of problems) {
    if (problem.type !== 'unclosed-tag' || (spans.at(-1)?.end ?? 0) > problem.start) continue
    if (tags.some(tag => tag.start < problem.start && problem.start < tag.end)) continue
    const block = blocks.find(({end}) => end > problem.start)
    const end = Math.min(block?.end ?? text.length, problem.start + FARTHEST)
    let start = problem.end
    for (const other of [...tags, ...comments].sort((a, b) => a.start - b.start)) {
      if (other.end <= start || other.start >= end) continue
      if (other.start > start) spans.push({start, end: other.start})
      start = other.end
    }
    if (start < end) spans.push({start, end})
  }
  return spans
}

/** UTF-16 units. */
const FARTHEST = 2000

function tokensOf(unit: Unit, inside: readonly Span[]): Token[] {
  const {tag, kind, attributes} = unit
  const kindSpan = {start: tag.start + 1, end: tag.contentStart - 1}
  const type = contentType(unit)
  const modifier = modifierOf(unit)
  return [
    token('newsmarkKind', kindSpan, kind ? undefined : 'unresolved'),
    ...(type ? ownWords(unit, inside).map(span => token(type, span, modifier)) : []),
    ...attributes.flatMap(({written, definition, values}) => [
      token('newsmarkAttribute', written.nameSpan),
      ...values.map(({text, span}) =>
        token(
          'newsmarkValue',
          span,
          definition?.codes.get(text)?.deprecated ? 'deprecated' : undefined
        )
      )
    ])
  ]
}

/** The token type of a tag's content. The kinds of a team look like the most similar built-in ones. */
function contentType({kind, tag}: Unit): Token['type'] | undefined {
  if (tag.kind === 'place') return 'newsmarkPlace'
  if (kind?.unit === 'mention') return 'newsmarkActor'
  return kind?.unit === 'claim' ? 'newsmarkClaim' : undefined
}

function modifierOf(unit: Unit): Token['modifier'] {
  if (!isMention(unit)) return undefined
  if (unit.resolution === 'none') return undefined
  if (unit.entries.length > 0) return unit.entries.some(isDeprecated) ? 'deprecated' : undefined
  return unit.resolution === 'ambiguous' ? 'ambiguous' : 'unresolved'
}

/** The spans of a tag's content that no tag or comment covers. */
function ownWords(
  {tag: {contentStart, contentEnd}}: Unit,
  inside: readonly Span[]
): readonly Span[] {
  const spans: Span[] = []
  let start = contentStart
  for (const span of inside) {
    if (span.start > start) spans.push({start, end: span.start})
    start = Math.max(start, span.end)
  }
  if (start < contentEnd) spans.push({start, end: contentEnd})
  return spans
}

/** The spans of the tags and comments directly inside each tag, by its index. */
function spansInside(model: ArticleModel): ReadonlyMap<number, readonly Span[]> {
  const inside = new Map<number, Span[]>()
  for (const {tag} of model.units) if (tag.parent >= 0) pushTo(inside, tag.parent, tag)
  for (const comment of model.syntax.comments) {
    const unit = unitAt(model, comment.start)
    if (unit && comment.start < unit.tag.contentEnd) pushTo(inside, unit.index, comment)
  }
  for (const spans of inside.values()) spans.sort((a, b) => a.start - b.start)
  return inside
}

function splitLines(text: string, whole: Token): readonly Token[] {
  const written = text.slice(whole.start, whole.end)
  if (!/[\n\r]/.test(written)) return [whole]
  return [...written.matchAll(/[^\n\r]+/g)].map(({0: line, index}) => ({
    ...whole,
    start: whole.start + index,
    end: whole.start + index + line.length
  }))
}

function token(type: Token['type'], {start, end}: Span, modifier?: Token['modifier']): Token {
  return {type, start, end, modifier}
}
