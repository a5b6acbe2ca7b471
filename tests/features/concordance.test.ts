import {expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {
  concordanceOf,
  concordanceText,
  MOST_MENTIONS
} from '../../server/src/features/concordance.js'
import {readingTextAt} from '../../server/src/features/reading-text.js'
import type {Workspace} from '../../server/src/session/workspace.js'
import {openFixture, ROOT} from './open-fixture.js'

/** The concordance of the UN in English. */
function textOf(workspace: Workspace): string {
  const page = runSteps(concordanceOf(workspace, ROOT, 'un'))
  return page ? concordanceText(page, String) : ''
}

const GLOSSARY = `
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
`

/** Compares the concordance of `un` with the lines that are expected. */
function check(fixture: string, expected: string): void {
  const {workspace} = openFixture(GLOSSARY + fixture)
  expect(textOf(workspace)).toBe(expected.slice(1))
}

test('a concordance has a line for each mention, as a reader reads it, in the order of the articles', () => {
  check(
    `=== b.news.txt ===
---
title: The UN
---
On Monday, <!-- who? --> after a long night of talks
in :place[Geneva], the :actor[United
Nations] said :claim[that the \\[old\\] :actor[UN] is no more]{speaker=un}.
=== a.news.txt ===
:actor[They]{ref=un}
`,
    `
United Nations (un): 3 mentions in 2 articles

                                          They    a.news.txt:1
    a long night of talks in Geneva, the  United Nations  said that the [old] UN is no more.  b.news.txt:5
  the United Nations said that the [old]  UN  is no more.  b.news.txt:6
`
  )
})

test('a concordance parts no character', () => {
  const faces = '😀'.repeat(60)
  const {workspace} = openFixture(`${GLOSSARY}=== a.news.txt ===\nx${faces}:actor[UN]${faces}\n`)
  const text = textOf(workspace)
  expect(text).not.toMatch(/\p{Cs}/u)
  expect(text).toContain('😀  UN  😀')
})

test('a concordance of what nobody names is empty, and of no entry none', () => {
  check('=== a.news.txt ===\nNobody.\n', '\nUnited Nations (un): no mentions\n\n')
  const {workspace} = openFixture(GLOSSARY)
  expect(runSteps(concordanceOf(workspace, ROOT, 'gone'))).toBeUndefined()
  expect(runSteps(concordanceOf(workspace, '/elsewhere', 'un'))).toBeUndefined()
})

test('a concordance that is too long says how much is left out', () => {
  const many = ':actor[UN] '.repeat(MOST_MENTIONS - 1)
  const {workspace} = openFixture(
    `${GLOSSARY}=== a.news.txt ===\n${many}\n=== b.news.txt ===\n${':actor[UN] '.repeat(3)}\n`
  )
  const lines = textOf(workspace).split('\n')
  expect(lines[0]).toBe('United Nations (un): 5,002 mentions in 2 articles')
  expect(lines.filter(line => line.includes('.news.txt:'))).toHaveLength(MOST_MENTIONS)
  expect(lines.at(-2)).toBe('2 more mentions: `newsmark mentions` gives all')
})

test('the text of an article has no markup, comments and front matter', () => {
  const {workspace, path} = openFixture(
    '---\ntitle: x\n---\nThe :actor[U$0N]{ref=un}, <!-- so --> it \\[says].\n'
  )
  expect(readingTextAt(workspace, path)).toBe('The UN,  it [says].\n')
  expect(readingTextAt(workspace, '/elsewhere')).toBeUndefined()
})
