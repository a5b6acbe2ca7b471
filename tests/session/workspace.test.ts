import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {editBetween} from '../../server/src/base/edits.js'
import {
  changeStored,
  closeArticle,
  editArticle,
  openArticle,
  removeProject,
  setProject
} from '../../server/src/session/change.js'
import {changesOtherFiles} from '../../server/src/session/changes-others.js'
import {corpusOf, factsOf, findingsOf, modelOf} from '../../server/src/session/derive.js'
import {projectFindingsOf} from '../../server/src/session/project-findings.js'
import {articleAt, articlesOf, textAt} from '../../server/src/session/queries.js'
import type {Article, Workspace} from '../../server/src/session/workspace.js'
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
const B = `${ROOT}/b.news.txt`

/** Replaces the first occurrence of a text in an open article. */
function edit(workspace: Workspace, path: string, old: string, text: string): Workspace {
  const start = articleOf(workspace, path).text.indexOf(old)
  return editArticle(workspace, path, {start, end: start + old.length, text})
}

function articleOf(workspace: Workspace, path: string): Article {
  const article = articleAt(workspace, path)
  if (!article) throw new Error(`No article at ${path}`)
  return article
}

function store(workspace: Workspace, ...found: readonly Article[]): Workspace {
  return changeStored(workspace, ROOT, {found, gone: []})
}

function remove(workspace: Workspace, ...gone: readonly string[]): Workspace {
  return changeStored(workspace, ROOT, {found: [], gone})
}

function rulesIn(workspace: Workspace, path: string): readonly string[] {
  return findingsOf(workspace, articleOf(workspace, path)).findings.map(({ruleId}) => ruleId)
}

describe('an edit', () => {
  test('that tells other articles nothing new leaves all but the article as it was', () => {
    const {workspace} = openFixture(FIXTURE)
    const edited = edit(workspace, A, 'The', 'Then the')
    expect(edited.corpora).toBe(workspace.corpora)
    expect(edited.stored).toBe(workspace.stored)
    expect(edited.projects).toBe(workspace.projects)
    expect(articleOf(edited, A).text).toContain('Then the')
    expect(articleOf(workspace, A).text).not.toContain('Then the')
  })

  test('of a claim’s id reaches the articles that refer to it, until the article is closed', () => {
    const {workspace} = openFixture(FIXTURE)
    expect(rulesIn(workspace, B)).toEqual([])
    const edited = edit(workspace, A, '#c1', '#c2')
    expect(rulesIn(edited, B)).toEqual(['unknown-claim'])
    expect(rulesIn(closeArticle(edited, A), B)).toEqual([])
  })

  test('of the article’s own id does so too', () => {
    const {workspace} = openFixture(FIXTURE)
    const edited = edit(workspace, A, 'The', '---\nid: other\n---\nThe')
    expect(rulesIn(edited, B)).toEqual(['unknown-claim'])
    expect([...(corpusOf(edited, ROOT)?.ids.keys() ?? [])]).toEqual(['b', 'other'])
  })

  test('of an article that is not open is an error', () => {
    const {workspace} = openFixture(FIXTURE)
    expect(() => editArticle(workspace, B, {start: 0, end: 0, text: ''})).toThrow(B)
  })
})

describe('what is derived', () => {
  test('is kept while its inputs stay', () => {
    const {workspace} = openFixture(FIXTURE)
    const article = articleOf(workspace, A)
    expect(modelOf(workspace, article)).toBe(modelOf(workspace, article))
    expect(factsOf(workspace, article)).toBe(factsOf(workspace, article))
    expect(findingsOf(workspace, article)).toBe(findingsOf(workspace, article))
    expect(modelOf(edit(workspace, A, 'The', 'A'), article)).toBe(modelOf(workspace, article))
  })

  test('of a project that is not there is an error', () => {
    const {workspace} = openFixture(FIXTURE)
    const article = articleOf(workspace, A)
    expect(() => modelOf(removeProject(workspace, ROOT), article)).toThrow(ROOT)
  })

  test('leaves out what compares articles until they have been read', () => {
    const {workspace} = openFixture(FIXTURE.replace('a#c1', 'a#c9'))
    expect(rulesIn(workspace, B)).toEqual(['unknown-claim'])
    const unread = {...workspace, corpora: new Map()}
    expect(rulesIn(unread, B)).toEqual([])
  })
})

describe('entries that nothing names', () => {
  const {workspace} = openFixture(`
=== newsmark.yaml ===
rules: {unused-entry: info}
=== glossary.yaml ===
actors: {un: {name: UN}, who: {name: WHO}}
=== a.news.txt ===
The :actor[$0UN] met.
=== b.news.txt ===
It is calm.
`)
  const unusedIn = (given: Workspace): readonly string[] =>
    projectRun(given).findings.map(({message}) => /`(.*?)`/.exec(message)?.[1] ?? '')

  test('are known once the articles have been read', () => {
    expect(unusedIn(workspace)).toEqual(['who'])
    expect(unusedIn({...workspace, corpora: new Map()})).toEqual([])
  })

  test('follow what is typed, and stay the same while that changes nothing', () => {
    const typed = edit(workspace, A, 'met', 'has met')
    expect(projectRun(typed)).toBe(projectRun(workspace))
    expect(changesOtherFiles(workspace, typed)).toBe(false)
    const renamed = edit(typed, A, 'UN', 'WHO')
    expect(unusedIn(renamed)).toEqual(['un'])
    expect(changesOtherFiles(typed, renamed)).toBe(true)
    expect(unusedIn(edit(typed, A, 'UN', 'W'))).toEqual(['un', 'who'])
  })

  test('follow what is stored', () => {
    const stored = store(workspace, {...articleOf(workspace, B), text: ':actor[WHO]', derived: {}})
    expect(unusedIn(stored)).toEqual([])
    expect(unusedIn(remove(stored, B))).toEqual(['who'])
  })

  function projectRun(given: Workspace) {
    const project = given.projects.get(ROOT)
    if (!project) throw new Error('There is no project')
    return projectFindingsOf(given, project)
  }
})

test('a name that means two entries follows the other articles and the glossary', () => {
  const fixture = `
=== newsmark.yaml ===
rules: {missing-metadata: off, shared-alias: off}
=== glossary.yaml ===
actors: {a: {name: A, aliases: [X]}, b: {name: B, aliases: [X]}}
=== a.news.txt ===
:actor[X]{ref=b}
=== b.news.txt ===
$0:actor[X]{ref=a}
`
  const {workspace} = openFixture(fixture)
  expect(rulesIn(workspace, B)).toEqual(['inconsistent-mention'])
  expect(rulesIn(remove(workspace, A), B)).toEqual([])
  expect(rulesIn(edit(workspace, B, 'X', 'A'), B)).toEqual(['redundant-ref'])
  const files = parseFixture(fixture.replace('B, aliases: [X]', 'B')).files
  const {project} = toProject(files.filter(({path}) => !path.endsWith('.txt')))
  expect(rulesIn(setProject(workspace, project), B)).toEqual(['redundant-ref'])
})

describe('stored articles', () => {
  test('come, change and go', () => {
    const {workspace} = openFixture(FIXTURE)
    const b = articleOf(workspace, B)
    const changed = store(workspace, {
      ...b,
      text: ':claim[x]{#c1 speaker=un rebuts=a#c2}',
      derived: {}
    })
    expect(rulesIn(changed, B)).toEqual(['unknown-claim'])
    expect(store(changed, articleOf(changed, B))).toBe(changed)
    const gone = remove(workspace, B)
    expect(articleAt(gone, B)).toBeUndefined()
    expect(remove(gone, B)).toBe(gone)
    expect(remove(workspace, A, B).stored.get(ROOT)?.size).toBe(0)
    expect(changeStored(workspace, '/elsewhere', {found: [b], gone: []})).toBe(workspace)
  })

  test('of which one is open are counted once', () => {
    const {workspace} = openFixture(FIXTURE)
    expect([...articlesOf(workspace, ROOT)].map(({path}) => path)).toEqual([A, B])
    expect(textAt(workspace, `${ROOT}/glossary.yaml`)).toContain('actors')
    expect(textAt(workspace, `${ROOT}/nowhere`)).toBeUndefined()
  })

  test('that the project does not include tell the others nothing while they are open', () => {
    const {workspace} = openFixture(FIXTURE)
    const draft = {...articleOf(workspace, A), path: `${ROOT}/c`, name: 'c', included: false}
    expect(openArticle(workspace, draft).corpora).toBe(workspace.corpora)
  })
})

test('of several articles with one id the first by path counts, open or not', () => {
  const {workspace} = openFixture(`
=== a.news.txt ===
---
id: x
---
=== b.news.txt ===
$0---
id: x
---
=== c.news.txt ===
---
id: x
---
`)
  const pathOf = (id: string, given = workspace): string | undefined =>
    corpusOf(given, ROOT)?.article(id)?.path
  expect(pathOf('x')).toBe('a.news.txt')
  const withoutA = remove(workspace, A)
  expect(pathOf('x', withoutA)).toBe('b.news.txt')
  const renamed = edit(withoutA, B, 'id: x', 'id: y')
  expect(pathOf('x', renamed)).toBe('c.news.txt')
  expect(pathOf('y', renamed)).toBe('b.news.txt')
})

test('the edit between two texts makes the one of the other', () => {
  const text = fc.array(fc.constantFrom('a', 'b', '🇺🇳', '\n')).map(parts => parts.join(''))
  fc.assert(
    fc.property(text, text, (old, wanted) => {
      const {start, end, text: inserted} = editBetween(old, wanted)
      expect(old.slice(0, start) + inserted + old.slice(end)).toBe(wanted)
    })
  )
  expect(editBetween('the same', 'the same')).toEqual({start: 8, end: 8, text: ''})
})
