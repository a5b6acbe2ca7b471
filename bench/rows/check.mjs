import {join} from 'node:path'
import {ROOT} from '../builds.mjs'
import {ensureCorpus, ensureTypedArticle, PARAGRAPHS} from '../corpus.mjs'
import {checkSide, expectSeeded} from './newsmark.mjs'

const EXAMPLE = join(ROOT, 'examples', 'aleppo-2016')
const EXAMPLE_ARTICLE = join('articles', '2016-04-22-truce-in-trouble.news.txt')

/** `newsmark check` on a corpus of so many articles, with 500 entries. */
export function checkCorpus(build, count, args = []) {
  const {root, seeded} = ensureCorpus(count)
  return checkSide(build, {cwd: root, args, expect: found => expectSeeded(found, seeded)})
}

/** `newsmark check` on one article of about 3 KB, with 500 entries and a fault in its middle; processor time. */
export function checkOne(build) {
  const {root, article} = ensureTypedArticle(PARAGRAPHS['3 KB'])
  return checkSide(build, {cwd: root, args: [article], isCpu: true, expect: expectUnknown})
}

/** `newsmark check` on one article of the examples; processor time. */
export function checkExample(build) {
  const expect = found => `${found.length} findings`
  return checkSide(build, {cwd: EXAMPLE, args: [EXAMPLE_ARTICLE], isCpu: true, expect})
}

/** `newsmark check` on one article of about 10 MB. */
export function checkLarge(build) {
  const {root, article} = ensureTypedArticle(PARAGRAPHS['10 MB'])
  return checkSide(build, {cwd: root, args: [article], expect: expectUnknown})
}

/** Throws unless the one unknown entry was found. */
function expectUnknown(findings) {
  if (!findings.some(({ruleId}) => ruleId === 'unknown-entry'))
    throw new Error('Unexpected silence on unknown-entry')
  return 'found the seeded fault'
}
