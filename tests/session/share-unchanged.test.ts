import {describe, expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {setProject, setStored, storedSteps} from '../../server/src/session/change.js'
import {findingsOf} from '../../server/src/session/derive.js'
import {projectFindingsOf} from '../../server/src/session/project-findings.js'
import {articleAt, articlesOf} from '../../server/src/session/queries.js'
import {emptyWorkspace, type Workspace} from '../../server/src/session/workspace.js'
import {openFixture, ROOT} from '../features/open-fixture.js'
import {parseFixture} from '../support/fixture.js'
import {toProject} from '../support/project.js'

const FIXTURE = `
=== newsmark.yaml ===
rules: {missing-metadata: off}
=== glossary.yaml ===
actors: {un: {name: UN}}
=== a.news.txt ===
$0The :actor[UN] said :claim[it is calm]{#c1 speaker=un}.
=== b.news.txt ===
:claim[It is not]{#c1 speaker=un rebuts=a#c1}
`

const A = `${ROOT}/a.news.txt`

function rulesIn(workspace: Workspace, path: string): readonly string[] {
  const article = articleAt(workspace, path)
  return article ? findingsOf(workspace, article).findings.map(({ruleId}) => ruleId) : []
}

describe('a project that is loaded again', () => {
  const load = (fixture: string): ReturnType<typeof toProject>['project'] =>
    toProject(parseFixture(fixture).files.filter(({path}) => !path.endsWith('.txt'))).project

  test('with a new glossary keeps codebook, configuration and articles', () => {
    const {workspace} = openFixture(FIXTURE)
    const before = setProject(workspace, load(FIXTURE))
    const after = setProject(before, load(FIXTURE.replace('name: UN', 'name: U.N.')))
    expect(after.projects.get(ROOT)?.codebook).toBe(before.projects.get(ROOT)?.codebook)
    expect(after.projects.get(ROOT)?.config).toBe(before.projects.get(ROOT)?.config)
    expect(after.corpora).toBe(before.corpora)
    expect(rulesIn(before, A)).toEqual([])
    expect(rulesIn(after, A)).toEqual(['unresolved-mention'])
  })

  test('with the same texts keeps the glossary', () => {
    const {workspace} = openFixture(FIXTURE)
    const before = setProject(workspace, load(FIXTURE))
    const after = setProject(before, load(FIXTURE))
    expect(after.projects.get(ROOT)?.glossary).toBe(before.projects.get(ROOT)?.glossary)
  })

  const CODEBOOK = `${FIXTURE}=== codebook.yaml ===\nkinds: {actor: null}\n`
  const withCodebook = CODEBOOK.replace('rules:', 'codebook: codebook.yaml\nrules:')

  test.each([
    {what: 'a new comment', text: FIXTURE.replace('rules:', '# new\nrules:'), config: true},
    {what: 'new settings', text: FIXTURE.replace('off}', 'off, unknown-kind: off}'), config: false},
    {
      what: 'another selection',
      text: FIXTURE.replace('rules:', 'exclude: [b]\nrules:'),
      config: false
    }
  ])('with $what keeps its articles and what they know of each other', ({text, config}) => {
    const {workspace} = openFixture(FIXTURE)
    const before = setProject(workspace, load(FIXTURE))
    const after = setProject(before, load(text))
    expect(after.projects.get(ROOT)?.config === before.projects.get(ROOT)?.config).toBe(config)
    expect(after.stored).toBe(before.stored)
    expect(after.corpora).toBe(before.corpora)
  })

  test('with a new codebook keeps its articles, and not what they know of each other', () => {
    const {workspace} = openFixture(CODEBOOK)
    const after = setProject(workspace, load(withCodebook))
    expect(after.stored).toBe(workspace.stored)
    expect(after.corpora.has(ROOT)).toBe(false)
    const again = setStored(after, ROOT, runSteps(storedSteps(after, articlesOf(after, ROOT))))
    expect(rulesIn(again, A)).toContain('unknown-kind')
  })

  test('finds what is wrong in its own files', () => {
    const project = load(FIXTURE.replace('rules:', 'ruls:'))
    expect(projectFindingsOf(emptyWorkspace, project).findings).toMatchObject([
      {ruleId: 'invalid-project', path: 'newsmark.yaml'}
    ])
  })
})
