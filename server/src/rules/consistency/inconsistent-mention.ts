import * as v from 'valibot'
import {normaliseName} from '../../base/names.js'
import {phrase} from '../../base/phrase.js'
import {type DateBounds, isBefore} from '../../codebook/dates.js'
import type {NameSense} from '../corpus.js'
import type {CorpusRule} from '../rule.js'
import {textsOf, textsOption} from '../shared/list-option.js'
import {quote} from '../shared/wording.js'

/**
 * Reports a name that means another entry than in most of the corpus. The option `allow` lists names that may be
 * shared.
 */
export const inconsistentMention: CorpusRule = {
  id: 'inconsistent-mention',
  subject: 'corpus',
  concern: 'senses',
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
      const senses = corpus.sensesOf(kind, name)
      if (senses.length < 2 || senses.length > MOST_SENSES || allowed.has(name)) continue
      const own = corpus.senseOf(article, use)
      const key = `${kind} ${own} ${name}`
      if (own === undefined || seen.has(key)) continue
      seen.add(key)
      const usual = usualSense(own, senses)
      if (!usual) continue
      const where =
        usual.path === article.path
          ? phrase`elsewhere in the article`
          : phrase`in ${quote(usual.path)}`
      const message = phrase`${quote(name)} means \`${own}\` here: check whether \`${usual.entry}\` is meant, as ${where}`
      report({message, span})
    }
  }
}

/** The most senses of a name that are compared; one with more says nothing by itself. */
const MOST_SENSES = 100

/** The most frequent sense of a name at the time of a sense; undefined where it is that sense. */
function usualSense(own: string, senses: readonly NameSense[]): NameSense | undefined {
  const sense = senses.find(({entry}) => entry === own)
  const usual = sense && senses.find(({periods}) => overlap(periods, sense.periods))
  return usual?.entry === own ? undefined : usual
}

function overlap(a: readonly DateBounds[], b: readonly DateBounds[]): boolean {
  return a.some(one => b.some(other => !endsBefore(one, other) && !endsBefore(other, one)))
}

function endsBefore({until}: DateBounds, {since}: DateBounds): boolean {
  return until !== undefined && since !== undefined && isBefore(until, since)
}
