import * as v from 'valibot'
import {isDate} from '../codebook/date.js'
import type {Entry} from '../glossary/entry.js'
import type {ArticleModel} from '../model/article-model.js'
import {entryRelated} from './mention-facts.js'
import type {ArticleRule, Reporter} from './rule.js'
import {findUntagged, type Untagged} from './untagged/find-untagged.js'
import {tagFor, wrapName} from './untagged/wrap-name.js'
import {quote} from './wording.js'

/** Reports a name in running text that surely means an entry of the glossary and stands in no tag. */
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
    const date = dateOf(model)
    if (mentions === 'all') {
      for (const name of findUntagged(model, date, () => true)) suggest(model, name, date, report)
      return
    }
    const marked = new Set(model.mentions.map(({entry}) => entry))
    const isOpen = (entry: Entry): boolean => !marked.has(entry)
    for (const name of findUntagged(model, date, isOpen)) {
      if (isOpen(name.entry)) suggest(model, name, date, report)
      marked.add(name.entry)
    }
  }
}

/** The article's date; one that cannot be read decides nothing. */
function dateOf({metadata}: ArticleModel): string | undefined {
  const date = metadata.fields.get('date')?.text
  return date && isDate(date) ? date : undefined
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
