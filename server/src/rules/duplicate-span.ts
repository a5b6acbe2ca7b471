import type {ArticleModel, Mention, Unit} from '../model/article-model.js'
import {isMention} from '../model/queries.js'
import {hasMalformedAttributes} from '../model/unread-ids.js'
import type {Span} from '../syntax/span.js'
import type {Syntax} from '../syntax/syntax.js'
import type {Tag} from '../syntax/tag.js'
import type {Fix, Report} from './finding.js'
import type {ArticleRule} from './rule.js'
import {kindSpan} from './tag-spans.js'

/** Reports a tag directly in another of its kind that says the same of the same words. */
export const duplicateSpan: ArticleRule = {
  id: 'duplicate-span',
  subject: 'article',
  group: 'consistency',
  severity: 'warning',
  fix: 'unsafe',
  summary: 'Two tags that say the same of the same words',
  check(model, report) {
    for (const stack of findStacks(model)) {
      const seen = new Map<string, Unit>()
      for (const unit of stack) {
        if (!unit.kind || hasMalformedAttributes(model.syntax.problems, unit.tag)) continue
        const says = meaningOf(unit)
        const outer = seen.get(says)
        if (outer) report(describe(unit, outer, model))
        else seen.set(says, unit)
      }
    }
  }
}

/** The tags that stand over the very same words, the outermost first; tags around nothing are left out. */
function findStacks({units, syntax}: ArticleModel): Iterable<readonly Unit[]> {
  const stacks = new Map<Unit, Unit[]>()
  for (const unit of units) {
    const {parent} = unit
    if (!parent || parent.index !== unit.index - 1 || !isSameSpan(parent, unit, syntax)) continue
    const stack = stacks.get(parent) ?? [parent]
    stack.push(unit)
    stacks.delete(parent)
    stacks.set(unit, stack)
  }
  for (const innermost of stacks.keys()) {
    const {contentStart, contentEnd} = innermost.tag
    if (isNothing(syntax, contentStart, contentEnd)) stacks.delete(innermost)
  }
  return stacks.values()
}

function describe({tag, id}: Unit, outer: Unit, {path, syntax}: ArticleModel): Report {
  const message = `These words are tagged as \`${tag.kind}\` twice: remove one of the two tags`
  const location = {path, span: kindSpan(outer.tag)}
  const fix = id === undefined ? removeMarkup(tag, syntax.text) : undefined
  return {
    message,
    span: kindSpan(tag),
    related: [{message: 'The first one', location}],
    ...(fix && {fix})
  }
}

/** Whether nothing but white space and comments stands between the edges of a tag and those of the one around it. */
function isSameSpan({tag: outer}: Unit, {tag}: Unit, syntax: Syntax): boolean {
  return (
    isNothing(syntax, outer.contentStart, tag.start) && isNothing(syntax, tag.end, outer.contentEnd)
  )
}

function isNothing({text, comments}: Syntax, start: number, end: number): boolean {
  let offset = start
  while (offset < end) {
    if (/\s/.test(text.charAt(offset))) offset++
    else if (text.charCodeAt(offset) === LESS_THAN) {
      const comment = commentAt(comments, offset)
      if (!comment) return false
      offset = comment.end
    } else return false
  }
  return true
}

const LESS_THAN = 0x3c

function commentAt(comments: readonly Span[], offset: number): Span | undefined {
  let low = 0
  let high = comments.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((comments[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  const found = comments[low]
  return found?.start === offset ? found : undefined
}

/** Mentions mean their entry. Other tags mean what their attributes say, but for those on the work with them. */
function meaningOf(unit: Unit): string {
  if (isMention(unit)) return JSON.stringify([unit.kind.name, entryOf(unit)])
  const said = unit.attributes
    .filter(({name}) => !ABOUT_WORK.has(name))
    .map(({name, written}) => [name, written.value])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
  return JSON.stringify([unit.tag.kind, said])
}

const ABOUT_WORK: ReadonlySet<string> = new Set(['id', 'class', 'status', 'note', 'by'])

function entryOf({entry, ref}: Mention): string {
  return entry?.id ?? ref?.text ?? ''
}

/** Undefined where the line ends at the edges would make a blank line, or a comment would stand alone on its line. */
function removeMarkup(tag: Tag, text: string): Fix | undefined {
  const {start, contentStart, contentEnd, end, kind} = tag
  if (/[\s<]/.test(text.charAt(contentStart)) || /[\s>]/.test(text.charAt(contentEnd - 1)))
    return undefined
  const edits = [
    {start, end: contentStart, text: ''},
    {start: contentEnd, end, text: ''}
  ]
  return {title: `Remove the inner \`${kind}\``, safety: 'unsafe', edits}
}
