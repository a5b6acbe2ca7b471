import {type Phrase, phrase} from '../../base/phrase.js'
import {type DateBounds, holdsAt, isDate} from '../../codebook/dates.js'
import type {Entry} from '../../glossary/entry.js'
import {aliasesFor, entryBounds, hasBounds} from '../../glossary/name-periods.js'
import type {Mention} from '../../model/article-model.js'
import {contentSpan} from '../../syntax/tag.js'
import type {ReportedRelated} from '../finding.js'
import type {ArticleRule} from '../rule.js'
import {factsOf} from '../shared/glossary-facts.js'
import {quote} from '../shared/wording.js'

/** Reports a mention in an article of a time at which its name, or its entry, does not hold. */
export const entryOutOfDate: ArticleRule = {
  id: 'entry-out-of-date',
  subject: 'article',
  group: 'glossary',
  severity: 'warning',
  summary: 'A name or an entry outside of its time',
  judges: 'tag',
  readsMarkup: true,
  check({mentions, metadata, glossary}, report) {
    const {dated} = factsOf(glossary)
    const date = metadata.fields.get('date')?.text
    if (dated.size === 0 || !date || !isDate(date)) return
    for (const mention of mentions) {
      for (const entry of mention.entries) {
        const bounds = dated.get(entry)
        // Where all dates of an entry and its names hold, it need not be known which of them count.
        if (!bounds || holdsAt(bounds, date) || entry.kind !== mention.kind.name) continue
        const periods = datedNames(mention, entry) ?? datedEntry(entry)
        if (periods.length === 0 || periods.some(period => holdsAt(period.bounds, date))) continue
        const what =
          mention.entries.length > 1 ? phrase`The entry \`${entry.id}\`` : quote(mention.text)
        const message = phrase`${what} does not fit an article of ${date}: choose another entry, or correct its dates in the glossary (${inWords(periods)})`
        const related = periods.map(period => period.related)
        report({message, span: contentSpan(mention.tag), related})
      }
    }
  }
}

/** The dates of an entry or a name, and its place in the glossary. */
interface Dated {
  readonly bounds: DateBounds
  readonly related: ReportedRelated
}

/** The periods of the mention's name, if it has dates of its own wherever it is listed: these replace those of the entry. */
function datedNames({text}: Mention, entry: Entry): readonly Dated[] | undefined {
  const aliases = aliasesFor(entry, text)
  if (aliases.length === 0 || !aliases.every(hasBounds)) return undefined
  return aliases.map(alias => {
    const location = {path: entry.location.path, span: alias.span}
    return {bounds: alias, related: {message: phrase`The name of \`${entry.id}\``, location}}
  })
}

/** The entry, unless its dates are those of its `function`, which people outlive. */
function datedEntry(entry: Entry): readonly Dated[] {
  const bounds = entryBounds(entry)
  const {id, location} = entry
  return bounds ? [{bounds, related: {message: phrase`The entry \`${id}\``, location}}] : []
}

function inWords([first, ...others]: readonly Dated[]): Phrase {
  if (others.length > 0) return phrase`none of its ${others.length + 1} periods holds then`
  const {since, until} = first?.bounds ?? {}
  if (since && until) return phrase`from ${since} until ${until}`
  return since ? phrase`from ${since} on` : phrase`until ${until}`
}
