import {isDate} from '../codebook/date.js'
import type {Entry} from '../glossary/entry.js'
import type {Mention} from '../model/article-model.js'
import {type DateBounds, holdsAt} from '../model/date-bounds.js'
import {aliasFor} from '../model/resolve-mention.js'
import type {Related} from './finding.js'
import {entryBounds, glossaryFacts, hasBounds} from './glossary-facts.js'
import type {ArticleRule} from './rule.js'
import {contentSpan} from './tag-spans.js'
import {quote} from './wording.js'

/** Reports a mention in an article of a time at which its name, or its entry, does not hold. */
export const entryOutOfDate: ArticleRule = {
  id: 'entry-out-of-date',
  subject: 'article',
  group: 'glossary',
  severity: 'warning',
  summary: 'A name or an entry outside of its time',
  check({mentions, metadata, glossary}, report) {
    const {dated} = glossaryFacts(glossary)
    const date = metadata.fields.get('date')?.text
    if (dated.size === 0 || !date || !isDate(date)) return
    for (const mention of mentions) {
      const {entry, kind} = mention
      if (!entry) continue
      const bounds = dated.get(entry)
      // While all of an entry's dates hold, it does not matter which of them count for this name.
      if (!bounds || holdsAt(bounds, date) || entry.kind !== kind.name) continue
      const valid = datedName(mention, entry) ?? datedEntry(entry)
      if (!valid || holdsAt(valid.bounds, date)) continue
      const message = `${quote(mention.text)} does not fit an article of ${date}: choose another entry, or correct its dates in the glossary (${inWords(valid.bounds)})`
      report({message, span: contentSpan(mention.tag), related: [valid.related]})
    }
  }
}

/** The bounds of something in the glossary, and where it stands. */
interface Dated {
  readonly bounds: DateBounds
  readonly related: Related
}

/** The mention's name, if it has dates of its own; then those of the entry do not matter. */
function datedName({text}: Mention, entry: Entry): Dated | undefined {
  const alias = aliasFor(entry, text)
  if (!alias || !hasBounds(alias)) return undefined
  const location = {path: entry.location.path, span: alias.span}
  return {bounds: alias, related: {message: `The name of \`${entry.id}\``, location}}
}

/** The entry, unless its dates are those of its `function`: people outlive these. */
function datedEntry(entry: Entry): Dated | undefined {
  const bounds = entryBounds(entry)
  const {id, location} = entry
  return bounds && {bounds, related: {message: `The entry \`${id}\``, location}}
}

function inWords({since, until}: DateBounds): string {
  if (since && until) return `from ${since} until ${until}`
  return since ? `from ${since} on` : `until ${until}`
}
