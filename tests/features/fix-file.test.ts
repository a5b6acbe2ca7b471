import {describe, expect, test} from 'vitest'
import {applyEdits} from '../../server/src/base/edits.js'
import {fixFile, type ReloadWith} from '../../server/src/features/fixes/fix-file.js'
import {findingsOf} from '../../server/src/session/derive.js'
import type {FixtureFile} from '../support/fixture.js'
import {toProject} from '../support/project.js'
import {openFixture} from './open-fixture.js'

/** Fixes the file that holds the cursor, and compares its text. */
function checkFixed(fixture: string, expected: string): void {
  const {workspace, path, files} = openFixture(fixture)
  const {edits} = fixFile(workspace, path, reloadFixture(files))
  const text = files.find(file => path.endsWith(`/${file.path}`))?.text ?? ''
  expect(applyEdits(text, edits)).toBe(expected)
}

/** Loads the project of a fixture with another text of one file. */
function reloadFixture(files: readonly FixtureFile[]): ReloadWith {
  return (_project, path, text) =>
    toProject(files.map(file => (file.path === path ? {...file, text} : file))).project
}

describe('all safe fixes of a file', () => {
  test('are applied until nothing is left to fix', () => {
    checkFixed(
      `
=== glossary.yaml ===
actors: {un: {name: UN}}
=== article.news.txt ===
$0A :actor[:place[]] met :actor[UN]{ref=un ref=un ref=un} :actr[x].
`,
      'A  met :actor[UN] :actr[x].\n'
    )
  })

  test('leave alone what is accepted', () => {
    const article = 'A :actor[] b <!-- newsmark-ignore-line empty-tag -- still to be found -->\n'
    checkFixed(`$0${article}`, article)
  })

  test('leave the article as it is open', () => {
    const {workspace, path, files} = openFixture('$0A :actor[] b\n')
    const article = workspace.open.get(path)
    if (!article) throw new Error('The article is not open')
    const before = findingsOf(workspace, article)
    fixFile(workspace, path, reloadFixture(files))
    expect(findingsOf(workspace, article)).toBe(before)
  })

  test('of a glossary are applied to the text that they have made', () => {
    checkFixed(
      "=== glossary.yaml ===\n$0actors: {a: {name: A, ids: {wikidata: 'https://www.wikidata.org/wiki/q1', viaf: ' 12 '}}}\n",
      "actors: {a: {name: A, ids: {wikidata: 'Q1', viaf: '12'}}}\n"
    )
  })

  test('leave a glossary alone that has only unsafe ones', () => {
    const glossary = 'actors: {a: {nam: A}}\n'
    checkFixed(`=== glossary.yaml ===\n$0${glossary}`, glossary)
  })
})
