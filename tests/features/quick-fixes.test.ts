import {describe, test} from 'vitest'
import {quickFixesAt} from '../../server/src/features/quick-fixes.js'
import {checkDrawn} from './check-drawn.js'
import {openFixture} from './open-fixture.js'

/** Compares the fixes offered at the cursor with what is drawn: what they replace, their titles, the text they put. */
function checkFixes(fixture: string): void {
  const opened = openFixture(fixture)
  const {workspace, path, offset} = opened
  const found = quickFixesAt(workspace, path, {start: offset, end: offset}).map(
    ({title, edit, isPreferred}) => ({
      path,
      span: {start: edit.start, end: edit.end},
      text: `${isPreferred ? '* ' : ''}${title} → ${edit.text}`
    })
  )
  checkDrawn(opened, found)
}

describe('quick fixes', () => {
  test('for what was misspelt', () => {
    checkFixes(`
=== glossary.yaml ===
actors: {merkel: {name: Angela Merkel}}
=== article.news.txt ===
:claim[Yes]{speaker=mer$0kle}
                    ^^^^^^ * Change to \`merkel\` → merkel
`)
    checkFixes(`
:act$0er[UN]
 ^^^^^ * Change to \`actor\` → actor
`)
    checkFixes(`
:claim[Yes]{spea$0ke=author}
            ^^^^^^ * Change to \`speaker\` → speaker
`)
    checkFixes(`
:claim[Yes]{speaker=author stance=suport$0}
                                  ^^^^^^ * Change to \`support\` → support
`)
  })

  test('for a name of several entries', () => {
    const glossary = `
=== glossary.yaml ===
actors: {a: {name: Smith}, b: {name: Smith, aliases: [Jo]}}
=== article.news.txt ===
`
    checkFixes(`${glossary}
:actor[Smi$0th] spoke.
             | Refer to \`a\` (Smith) → {ref=a}
             | Refer to \`b\` (Smith) → {ref=b}
`)
    checkFixes(`${glossary}
:actor[Smi$0th]{mention=name} spoke.
              | Refer to \`a\` (Smith) → ref=a${' '}
              | Refer to \`b\` (Smith) → ref=b${' '}
`)
  })

  test('in the files of a project', () => {
    checkFixes(`
=== newsmark.yaml ===
inclu$0d: [a]
^^^^^^ * Change to \`include\` → include
`)
  })

  test('only where there is a finding', () => {
    checkFixes(':acter[UN] s$0poke.\n')
  })
})
