import * as v from 'valibot'
import type {Edit} from '../../base/edits.js'
import type {Entry} from '../../glossary/entry.js'
import type {ArticleModel} from '../../model/article-model.js'
import {dateOf} from '../../model/resolve.js'
import {findCandidates} from '../../model/resolve-mention.js'
import type {Syntax} from '../../syntax/syntax.js'
import {escapeText, writeUsual} from '../../syntax/write-markup.js'
import type {ArticleRule, Reporter} from '../rule.js'
import {entryRelated, quote} from '../shared/wording.js'
import {findUntagged, type Untagged} from './untagged/find-untagged.js'

/** Reports a name in running text that means an entry of the glossary for sure and is not tagged. */
export const untaggedMention: ArticleRule = {
  id: 'untagged-mention',
  subject: 'article',
  group: 'consistency',
  severity: 'info',
  strict: 'warning',
  fix: 'unsafe',
  options: v.strictObject({
    mentions: v.optional(
      v.pipe(
        v.picklist(['first', 'all']),
        v.description(
          '`first` reports an entry once, and only where the article has no tag for it; `all` reports each name.'
        )
      )
    )
  }),
  summary: 'A name of the glossary without a tag',
  check(model, report, {mentions}) {
    if (model.glossary.entries.size === 0) return
    const date = dateOf(model.metadata)
    if (mentions === 'all') {
      for (const name of findUntagged(model, date, () => true)) suggest(model, name, date, report)
      return
    }
    const tagged = new Set(model.mentions.map(({entry}) => entry))
    const isOpen = (entry: Entry): boolean => !tagged.has(entry)
    for (const name of findUntagged(model, date, isOpen)) {
      if (isOpen(name.entry)) suggest(model, name, date, report)
      tagged.add(name.entry)
    }
  }
}

function suggest(
  model: ArticleModel,
  name: Untagged,
  date: string | undefined,
  report: Reporter
): void {
  const {entry, start, end} = name
  const tag = tagFor(model, name, date)
  const edit = wrapName(model.syntax, name, tag)
  const written = quote(model.syntax.text.slice(start, end))
  report({
    message: `${written} is not tagged: mark it as a mention of \`${entry.id}\``,
    span: {start, end},
    expected: edit.start === start && edit.text === tag ? [tag] : [],
    fix: {title: `Tag as ${entry.kind}`, safety: 'unsafe', edits: [edit]},
    related: [entryRelated(entry)]
  })
}

/** The tag for a name in running text, with a `ref` only where the name alone does not mean the entry. */
function tagFor(
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
 * The edit that puts a tag in the place of a name. A colon before it and a brace behind it are escaped, as they would
 * become markup. No backslash can stand before it: such a name counts as a part of a path.
 */
function wrapName({text}: Syntax, {start, end}: Untagged, tag: string): Edit {
  const brace = text.charAt(end) === '{' ? '\\' : ''
  if (text.charAt(start - 1) !== ':') return {start, end, text: `${tag}${brace}`}
  return {start: start - 1, end, text: `\\:${tag}${brace}`}
}
