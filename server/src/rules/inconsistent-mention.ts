import * as v from 'valibot'
import {type DateBounds, isBefore} from '../model/date-bounds.js'
import {normaliseName} from '../text/normalise.js'
import type {NameMeaning} from './corpus.js'
import {textsOf, textsOption} from './options.js'
import type {CorpusRule} from './rule.js'
import {quote} from './wording.js'

/**
 * Reports a name that means another entry than in most places of the corpus. The option `allow` lists names that
 * are known to be shared.
 */
export const inconsistentMention: CorpusRule = {
  id: 'inconsistent-mention',
  subject: 'corpus',
  group: 'consistency',
  severity: 'info',
  strict: 'warning',
  summary: 'A name that means two entries',
  options: v.strictObject({
    allow: textsOption('Names that may mean several entries; by default none.')
  }),
  check(article, corpus, report, options) {
    const allowed = new Set(Array.from(textsOf(options, 'allow') ?? [], normaliseName))
    const seen = new Set<string>()
    for (const use of article.names) {
      const {kind, name, span} = use
      const meanings = corpus.meaningsOf(kind, name)
      if (meanings.length < 2 || meanings.length > MOST_MEANINGS || allowed.has(name)) continue
      const own = corpus.meaningOf(article, use)
      const key = `${kind} ${own} ${name}`
      if (own === undefined || seen.has(key)) continue
      seen.add(key)
      const usual = usualMeaning(own, meanings)
      if (!usual) continue
      const where =
        usual.path === article.path ? 'elsewhere in the article' : `in ${quote(usual.path)}`
      const message = `${quote(name)} means \`${own}\` here: check whether \`${usual.entry}\` is meant, as ${where}`
      report({message, span})
    }
  }
}

/** A name that means more entries says nothing by itself. */
const MOST_MEANINGS = 100

/** What a name means most often at the time at which it means an entry; undefined where that is the entry itself. */
function usualMeaning(own: string, meanings: readonly NameMeaning[]): NameMeaning | undefined {
  const meaning = meanings.find(({entry}) => entry === own)
  const usual = meaning && meanings.find(({bounds}) => overlap(bounds, meaning.bounds))
  return usual?.entry === own ? undefined : usual
}

function overlap(a: DateBounds, b: DateBounds): boolean {
  return !endsBefore(a, b) && !endsBefore(b, a)
}

function endsBefore({until}: DateBounds, {since}: DateBounds): boolean {
  return until !== undefined && since !== undefined && isBefore(until, since)
}
