import fc from 'fast-check'
import {expect, test} from 'vitest'
import {collectFacts, factsWithHash} from '../../server/src/model/facts/collect-facts.js'
import type {ArticleFacts} from '../../server/src/model/facts/facts.js'
import {hashText} from '../../server/src/model/facts/text-hash.js'
import {resolve} from '../../server/src/model/resolve.js'
import {parse} from '../../server/src/syntax/parse.js'
import {reparse} from '../../server/src/syntax/reparse.js'
import {parseFixture} from '../support/fixture.js'
import {toProject} from '../support/project.js'

const {codebook, glossary} = toProject(
  parseFixture(`
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  eve: {name: Eve}
=== a.news.txt ===
`).files
).project

const PIECES = [
  ':actor[Eve]',
  ':actor[Eve]{ref=un}',
  ':actor[she]{ref=eve mention=pronoun}',
  ':actor[Eve]{ref="eve un"}',
  ':actor[Eve]{ref=none}',
  ':actor[Eve]{ref=eve =}',
  ':place[Geneva]{#w}',
  ':claim[said by :actor[Eve] ',
  ']{#c1 speaker="un eve" topic=a}',
  ']{#c2 rebuts="c1 b#c1" speaker=anonymous}',
  ':claim[more]{continues=c1}',
  ':clam[it]{#c3}',
  '---\nid: b\n---\n',
  '<!-- :actor[no] -->',
  '\n\n',
  '\r\n\r\n',
  ' and ',
  'x'
]

/** Facts but for the places of claims, of which the ids count alone. */
function plain({claims, ...facts}: ArticleFacts): unknown {
  return {...facts, claims: [...claims.keys()]}
}

test('the facts of an edited article are those of its text read afresh', () => {
  const article = fc.array(fc.constantFrom(...PIECES), {maxLength: 20}).map(all => all.join(''))
  const inserted = fc.oneof(fc.constantFrom('', 'x', ' and ', '\n'), fc.constantFrom(...PIECES))
  const edit = fc.record({at: fc.nat(), length: fc.nat(3), text: inserted})
  let moved = 0
  fc.assert(
    fc.property(article, fc.array(edit, {maxLength: 6}), (start, edits) => {
      let model = resolve('a.news.txt', parse(start), codebook, glossary)
      let facts = collectFacts(model)
      for (const {at, length, text} of edits) {
        const from = at % (model.syntax.text.length + 1)
        const to = Math.min(model.syntax.text.length, from + length)
        const syntax = reparse(model.syntax, {start: from, end: to, text})
        const before = {facts, model}
        model = resolve('a.news.txt', syntax, codebook, glossary, model)
        if (before.model.links === model.links) moved++
        facts = factsWithHash(model, hashText(syntax).hash, before)
        const fresh = resolve('a.news.txt', parse(syntax.text), codebook, glossary)
        expect(plain(facts)).toEqual(plain(collectFacts(fresh)))
      }
    }),
    {numRuns: 1000}
  )
  expect(moved).toBeGreaterThan(300)
})
