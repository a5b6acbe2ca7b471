import {firstIndex} from '../../base/binary-search.js'
import {compareText} from '../../base/compare.js'
import {phrase} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {ArticleModel, Mention, Unit} from '../../model/article-model.js'
import {isMention} from '../../model/queries.js'
import {holdingAttributes} from '../../model/unit-attributes.js'
import {hasMalformedAttributes} from '../../model/unread-ids.js'
import type {Syntax} from '../../syntax/syntax.js'
import type {Tag} from '../../syntax/tag.js'
import {kindSpan} from '../../syntax/tag.js'
import type {Report, ReportedFix} from '../finding.js'
import type {ArticleRule} from '../rule.js'

/** Reports a tag directly inside another of its kind that says the same of the same words. */
export const duplicateSpan: ArticleRule = {
  id: 'duplicate-span',
  subject: 'article',
  group: 'consistency',
  severity: 'warning',
  fix: 'unsafe',
  summary: 'Two tags that say the same of the same words',
  judges: 'tag',
  check(model, report) {
    for (const stack of findStacks(model)) {
      const seen = new Map<string, Unit>()
      for (const unit of stack) {
        if (!unit.kind || hasMalformedAttributes(model.syntax.problems, unit.tag)) continue
        const says = senseOf(unit)
        const outer = seen.get(says)
        if (outer) report(describe(unit, outer, model))
        else seen.set(says, unit)
      }
    }
  }
}

/** Finds stacks of tags over the same words, the outermost first; empty tags are left out. */
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
  const message = phrase`These words are tagged as \`${tag.kind}\` twice: remove one of the two tags`
  const location = {path, span: kindSpan(outer.tag)}
  const fix = id === undefined ? removeMarkup(tag, syntax.text) : undefined
  return {
    message,
    span: kindSpan(tag),
    related: [{message: 'The first one', location}],
    ...(fix && {fix})
  }
}

/** Whether only white space and comments stand between the edges of a tag and those of the one around it. */
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
  const found = comments[firstIndex(comments.length, at => (comments[at]?.start ?? 0) >= offset)]
  return found?.start === offset ? found : undefined
}

/** A key of what a tag says: the entry of a mention, else the attributes but those about the work of annotating. */
function senseOf(unit: Unit): string {
  if (isMention(unit)) return JSON.stringify([unit.kind.name, entryOf(unit)])
  const said = holdingAttributes(unit.attributes)
    .filter(({name}) => !ABOUT_WORK.has(name))
    .map(({name, written}) => [name, written.value])
    .sort(([a = ''], [b = '']) => compareText(a, b))
  return JSON.stringify([unit.tag.kind, said])
}

const ABOUT_WORK: ReadonlySet<string> = new Set(['id', 'class', 'status', 'note', 'by'])

/** The entry of a mention, several in the order of their ids; else what its `ref` says. */
function entryOf({entry, entries, ref}: Mention): string {
  if (entries.length > 1)
    return entries
      .map(({id}) => id)
      .sort(compareText)
      .join(' ')
  return entry?.id ?? ref?.text ?? ''
}

/**
 * The fix that removes the markup of a tag; undefined where a blank line or a comment alone on its line might come of
 * it.
 */
function removeMarkup(tag: Tag, text: string): ReportedFix | undefined {
  const {start, contentStart, contentEnd, end, kind} = tag
  if (/[\s<]/.test(text.charAt(contentStart)) || /[\s>]/.test(text.charAt(contentEnd - 1)))
    return undefined
  const edits = [
    {start, end: contentStart, text: ''},
    {start: contentEnd, end, text: ''}
  ]
  return {title: phrase`Remove the inner \`${kind}\``, safety: 'unsafe', edits}
}
