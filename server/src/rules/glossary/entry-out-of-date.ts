import {type DateBounds, holdsAt, isDate} from '../../codebook/dates.js'
import type {Entry} from '../../glossary/entry.js'
import type {Mention} from '../../model/article-model.js'
import {aliasFor} from '../../model/resolve-mention.js'
import {contentSpan} from '../../syntax/tag.js'
import type {Related} from '../finding.js'
import type {ArticleRule} from '../rule.js'
import {entryBounds, glossaryFacts, hasBounds} from '../shared/glossary-facts.js'
import {quote} from '../shared/wording.js'

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
      // Where all dates of an entry and its names hold, it need not be known which of them count.
      if (!bounds || holdsAt(bounds, date) || entry.kind !== kind.name) continue
      const valid = datedName(mention, entry) ?? datedEntry(entry)
      if (!valid || holdsAt(valid.bounds, date)) continue
      const message = `${quote(mention.text)} does not fit an article of ${date}: choose another entry, or correct its dates in the glossary (${inWords(valid.bounds)})`
      report({message, span: contentSpan(mention.tag), related: [valid.related]})
    }
  }
}

/** The dates of an entry or a name, and its place in the glossary. */
interface Dated {
  readonly bounds: DateBounds
  readonly related: Related
}

/** The mention's name, if it has dates of its own: these replace those of the entry. */
function datedName({text}: Mention, entry: Entry): Dated | undefined {
  const alias = aliasFor(entry, text)
  if (!alias || !hasBounds(alias)) return undefined
  const location = {path: entry.location.path, span: alias.span}
  return {bounds: alias, related: {message: `The name of \`${entry.id}\``, location}}
}

/** The entry, unless its dates are those of its `function`, which people outlive. */
function datedEntry(entry: Entry): Dated | undefined {
  const bounds = entryBounds(entry)
  const {id, location} = entry
  return bounds && {bounds, related: {message: `The entry \`${id}\``, location}}
}

function inWords({since, until}: DateBounds): string {
  if (since && until) return `from ${since} until ${until}`
  return since ? `from ${since} on` : `until ${until}`
}
