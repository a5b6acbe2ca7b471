import {describe, test} from 'vitest'
import {quickFixesAt} from '../../server/src/features/fixes/quick-fixes.js'
import {checkDrawn} from './check-drawn.js'
import {openFixture} from './open-fixture.js'

/** Compares the fixes offered at the cursor with what is drawn: what they replace, their titles, the text they put. */
function checkFixes(fixture: string): void {
  const opened = openFixture(fixture)
  const {workspace, path, offset} = opened
  const found = quickFixesAt(workspace, path, {start: offset, end: offset}).flatMap(
    ({title, edits, isPreferred}) =>
      edits.map(edit => ({
        path,
        span: {start: edit.start, end: edit.end},
        text: `${isPreferred ? '* ' : ''}${title} → ${edit.text}`
      }))
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

  test('that the rule itself has, and that stand for what it expected', () => {
    checkFixes(`
=== glossary.yaml ===
actors: {un: {name: UN}}
=== article.news.txt ===
:actor[UN]{re$0f=un mention=name}
           ^^^^^^^ * Remove the \`ref\` →${' '}
`)
    checkFixes(`
A :act$0or[ ] met :place[Rome]{role=event role=dateline}.
  ^^^^^^^ * Remove the tag →${' '}
          ^ * Remove the tag →${' '}
`)
  })

  test('for all of a rule in the file, as safe as the one at the cursor', () => {
    checkFixes(`
=== glossary.yaml ===
actors: {un: {name: UN}}
=== article.news.txt ===
:actor[UN]{re$0f=un} met :actor[UN]{ref=un} and :actor[UN]{ref="un" #a}.
          ^^^^^^^^ * Remove the \`ref\` →${' '}
          ^^^^^^^^ Fix all 3 of \`redundant-ref\` in this file →${' '}
                                 ^^^^^^^^ Fix all 3 of \`redundant-ref\` in this file →${' '}
                                                         ^^^^^^^^^ Fix all 3 of \`redundant-ref\` in this file →${' '}
`)
    checkFixes(`
A :act$0or[] met :actor[]{mention=name} and :place[] x.
  ^^^^^^^^ * Remove the tag →${' '}
  ^^^^^^^^ Fix all 2 of \`empty-tag\` in this file →${' '}
                                          ^^^^^^^^ Fix all 2 of \`empty-tag\` in this file →${' '}
`)
    checkFixes(`
=== glossary.yaml ===
actors:
  a: {nam$0: A}
      ^^^ * Change to \`name\` → name
      ^^^ Fix all 2 of \`invalid-glossary\` in this file → name
  b: {nme: B}
      ^^^ Fix all 2 of \`invalid-glossary\` in this file → name
`)
  })

  test('only where there is a finding', () => {
    checkFixes(':acter[UN] s$0poke.\n')
  })
})
