import {expect, test} from 'vitest'
import {toMentionRecords} from '../../server/src/exchange/mention-record.js'
import {definitionAt} from '../../server/src/features/definition/definition-at.js'
import {outlineOf} from '../../server/src/features/document-symbols.js'
import {hoverAt} from '../../server/src/features/hover/hover-at.js'
import {collectFacts} from '../../server/src/model/facts/collect-facts.js'
import {runArticleRules} from '../../server/src/rules/run-rules.js'
import {modelOf} from '../../server/src/session/derive.js'
import {openFixture} from './open-fixture.js'

const FIXTURE = `
=== glossary.yaml ===
actors:
  ann: {name: Ann}
  bob: {name: Bob, deprecated: true}
=== article.news.txt ===
:actor[the$0 man]{ref=ann ref=bob mention=name mention=nominal} said :claim[no]{#c1 speaker=ann speaker=bob stance=support stance=oppose}.
`

test('of two equal attributes everyone who reads them takes the last', () => {
  const {workspace, path, offset} = openFixture(FIXTURE)
  const article = workspace.open.get(path)
  if (!article) throw new Error('Unexpected fixture without an open article')
  const model = modelOf(workspace, article)
  const [mention] = model.mentions
  expect([mention?.ref?.text, mention?.entry?.id]).toEqual(['bob', 'bob'])
  expect(toMentionRecords(model)).toMatchObject([
    {entry: 'bob', attributes: {ref: ['bob'], mention: 'nominal'}},
    {attributes: {speaker: ['bob'], stance: 'oppose'}}
  ])
  // A description is no name: of the last `mention` the facts take none.
  expect(collectFacts(model).names).toEqual([])
  expect(JSON.stringify(hoverAt(workspace, path, offset))).toContain('Bob')
  const inClaim = article.text.indexOf('no]')
  const claim = JSON.stringify(hoverAt(workspace, path, inClaim))
  expect(claim).toContain('Bob')
  expect(claim).not.toContain('Ann')
  expect(JSON.stringify(outlineOf(workspace, path))).toContain('Bob')
  expect(definitionAt(workspace, path, offset)?.targets).toHaveLength(1)
  const found = runArticleRules(model, new Map()).findings.map(({ruleId}) => ruleId)
  expect(found).toContain('deprecated-entry')
  expect(found).not.toContain('unknown-alias')
})
