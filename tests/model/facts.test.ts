import {expect, test} from 'vitest'
import {collectFacts, parseClaimName} from '../../server/src/model/collect-facts.js'
import {parseFixture} from '../support/fixture.js'
import {toProject} from '../support/project.js'

test.each([
  ['c1', {claim: 'c1'}],
  ['#c1', {claim: 'c1'}],
  ['a#c1', {article: 'a', claim: 'c1'}],
  ['a#b#c1', {article: 'a#b', claim: 'c1'}],
  ['a#', {article: 'a', claim: ''}]
])('the name %s', (name, expected) => {
  expect(parseClaimName(name)).toEqual(expected)
})

test.each([
  ['its own claims are no open references', ':claim[a]{#c1 rebuts="c1 #c1 a#c1"}', 'c1', ''],
  ['those of others are', ':claim[a]{#c1 rebuts="b#c1 c2"}', 'c1', 'rebuts b#c1; rebuts a#c2'],
  ['continuations are neither', ':claim[a]{#c1} :claim[b]{#c2 continues=c9}', 'c1', ''],
  ['a misspelt kind may be a claim', ':clam[a]{#c1} :claim[b]{rebuts=c1}', 'c1', ''],
  ['an id that is not read may be a claim', ':claim[a]{= #c1} :claim[b]{rebuts=c1}', 'c1', ''],
  ['but no actor is one', ':actor[a]{#c1} :claim[b]{rebuts=c1}', '', 'rebuts a#c1']
])('%s', (_, text, claims, references) => {
  const [model] = toProject(parseFixture(`=== a.news.txt ===\n${text}\n`).files).articles
  if (!model) throw new Error('The fixture has no article')
  const facts = collectFacts(model)
  expect([...facts.claims.keys()].join(' ')).toBe(claims)
  const described = facts.references.map(
    ({relation, article, claim}) => `${relation} ${article}#${claim}`
  )
  expect(described.join('; ')).toBe(references)
})
