import {describe, expect, test} from 'vitest'
import {applyEdits} from '../../server/src/base/edits.js'
import {fixFile} from '../../server/src/features/fixes/fix-file.js'
import {findingsOf} from '../../server/src/session/derive.js'
import {openFixture} from './open-fixture.js'

/** Fixes the file that holds the cursor, and compares its text. */
function checkFixed(fixture: string, expected: string): void {
  const {workspace, path, files} = openFixture(fixture)
  const {edits, errors} = fixFile(workspace, path)
  const text = files.find(file => path.endsWith(`/${file.path}`))?.text ?? ''
  expect(applyEdits(text, edits)).toBe(expected)
  expect(errors).toEqual([])
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
    const {workspace, path} = openFixture('$0A :actor[] b\n')
    const article = workspace.open.get(path)
    if (!article) throw new Error('The article is not open')
    const before = findingsOf(workspace, article)
    fixFile(workspace, path)
    expect(findingsOf(workspace, article)).toBe(before)
  })

  test('leave a glossary alone that has only unsafe ones', () => {
    const glossary = 'actors: {a: {nam: A}}\n'
    checkFixed(`=== glossary.yaml ===\n$0${glossary}`, glossary)
  })
})
