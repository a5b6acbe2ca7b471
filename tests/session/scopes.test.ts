import {expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {hoverAt} from '../../server/src/features/hover/hover-at.js'
import {renamableAt} from '../../server/src/features/refactor/renamable.js'
import {renameAt} from '../../server/src/features/refactor/rename.js'
import {referencesAt} from '../../server/src/features/references.js'
import {editArticle, openArticle} from '../../server/src/session/change.js'
import {relationsTo} from '../../server/src/session/claims.js'
import {findingsOf, modelOf} from '../../server/src/session/derive.js'
import {openFixture, ROOT} from '../features/open-fixture.js'

const TEXT =
  'The bridge over the river will be closed from Monday on, as its pillars have to be mended. Buses will go round by the mill, and those on foot may take the ferry. The work is to take a year, and the town will pay for two thirds of what it costs.'

const FILES = `=== coders/anna/truce.news.txt ===
---
id: truce
---
${TEXT} :claim[It is calm]{#c1 speaker=author} in :place[Rome].
=== coders/ben/truce.news.txt ===
---
id: truce
---
${TEXT} :claim[It is calm]{#c1 speaker=author} in Rome.
=== coders/anna/b.news.txt ===
:claim[It is not]{#c1 speaker=author rebuts=truce#c1} :place[Rome]
=== coders/ben/b.news.txt ===
:claim[It is]{#c1 speaker=author supports=truce#c1} :claim[No]{#c2 rebuts=truce#c7} :place[Rome]
=== newsmark.yaml ===
coders: {anna: coders/anna, ben: coders/ben}
=== glossary.yaml ===
places:
  rome: {name: Rome}
`

const TRUCE = `${ROOT}/coders/anna/truce.news.txt`
const {workspace} = openFixture(FILES)
const article = workspace.open.get(TRUCE)
const text = article?.text ?? ''

test('a copy that another coder has is no duplicate, and claims are those of the same coder', () => {
  if (!article) throw new Error('Expected an open article')
  const ids = findingsOf(workspace, article).findings.map(({ruleId}) => ruleId)
  expect(ids).not.toContain('duplicate-article')
  const relations = relationsTo(workspace, ROOT, modelOf(workspace, article), 'c1')
  expect(relations).toEqual([{relation: 'rebuts', article: 'b', id: 'c1'}])
  const other = workspace.stored.get(ROOT)?.get(`${ROOT}/coders/ben/b.news.txt`)
  const found = other ? findingsOf(workspace, other).findings : []
  expect(found.filter(({ruleId}) => ruleId === 'unknown-claim')).toHaveLength(1)
})

test('references by id and a new id stay with the coder', () => {
  const offset = text.indexOf('#c1') + 1
  const places = [...referencesAt(workspace, TRUCE, offset, true)].flat()
  expect(new Set(places.map(({path}) => path))).toEqual(
    new Set([TRUCE, `${ROOT}/coders/anna/b.news.txt`])
  )
  const here = renamableAt(workspace, TRUCE, offset)
  if (!here || 'reason' in here) throw new Error('Expected something to rename')
  const outcome = runSteps(renameAt(workspace, here, 'c7'))
  if (outcome.type !== 'done') throw new Error(String(outcome.reason))
  expect(outcome.changes.map(({path}) => path).sort()).toEqual([
    `${ROOT}/coders/anna/b.news.txt`,
    TRUCE
  ])
})

test('a hover counts the articles of the same coder', () => {
  const hover = hoverAt(workspace, TRUCE, text.indexOf('Rome') + 1)
  const rows = hover?.cards.flatMap(card => card.rows) ?? []
  const told = rows.flatMap(({values}) => values.map(value => String(value.text)))
  expect(told.join(', ')).toMatch(/2 articles/)
})

test('a copy that comes to the same coder is one', () => {
  const path = `${ROOT}/coders/anna/b.news.txt`
  const stored = workspace.stored.get(ROOT)?.get(path)
  if (!stored) throw new Error('Expected a stored article')
  const opened = openArticle(workspace, stored)
  const edited = editArticle(opened, path, {start: 0, end: 0, text: '---\nid: truce\n---\n'})
  const now = edited.open.get(TRUCE)
  if (!now) throw new Error('Expected an open article')
  const own = findingsOf(edited, now).findings.map(({ruleId}) => ruleId)
  expect(own).toContain('duplicate-article')
})
