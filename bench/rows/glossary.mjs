import {ensureCorpus} from '../corpus.mjs'
import {checkSide, expectSeeded} from './newsmark.mjs'

/** Faults that nobody sees without a glossary. */
const OF_ENTRIES = ['unknown-entry']

/** `newsmark check` on so many articles with a glossary of so many entries, 0 for none at all. */
export function checkWithGlossary(build, {articles, entries, args}) {
  const {root, seeded} = ensureCorpus(articles, entries)
  const except = entries === 0 ? OF_ENTRIES : []
  return checkSide(build, {cwd: root, args, expect: found => expectSeeded(found, seeded, except)})
}

/**
 * `newsmark check` on one article, with a glossary of so many entries and with whatever an earlier start has kept of
 * it. The article is the first one with a fault.
 */
export function checkOneAgain(build, entries) {
  const {root, seeded} = ensureCorpus(100, entries)
  const [first] = seeded
  const expect = found => expectSeeded(found, [first])
  return checkSide(build, {cwd: root, args: [first.path], expect})
}
