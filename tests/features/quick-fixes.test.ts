import {describe, expect, test} from 'vitest'
import {glossaryFixesAt} from '../../server/src/features/fixes/glossary-fixes.js'
import {quickFixesAt} from '../../server/src/features/fixes/quick-fixes.js'
import {checkDrawn} from './check-drawn.js'
import {openFixture, ROOT} from './open-fixture.js'

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
                                  ^^^^^^ Change to \`mixed\`: Partly for and partly against it. → mixed
                                  ^^^^^^ Change to \`neutral\`: Neither for nor against it. → neutral
                                  ^^^^^^ Change to \`oppose\`: Against it. → oppose
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

  test('for a name that the glossary does not have', () => {
    checkFixes(`
=== glossary.yaml ===
actors: {envoy: {name: Staffan de Mistura}, germany: {name: Deutschland}}
=== article.news.txt ===
:actor[Stafan de Mis$0tura] spoke.
                         | Refer to \`envoy\` (Staffan de Mistura) → {ref=envoy}
                         | It is a description, no name: write \`mention=nominal\` → {mention=nominal}
`)
    checkFixes(`
=== glossary.yaml ===
actors: {envoy: {name: Staffan de Mistura}, mistral: {name: Mistral}}
=== article.news.txt ===
:actor[Staffan de Mistura] left. :actor[Mist$0ura] spoke.
                                                | Refer to \`envoy\` (Staffan de Mistura) → {ref=envoy}
                                                | Refer to \`mistral\` (Mistral) → {ref=mistral}
                                                | It is a description, no name: write \`mention=nominal\` → {mention=nominal}
`)
    checkFixes(`
=== glossary.yaml ===
actors: {germany: {name: Deutschland}}
=== article.news.txt ===
:actor[Deutsch$0lands]{note=x}
                     | Refer to \`germany\` (Deutschland) → ref=germany${' '}
                     | It is a description, no name: write \`mention=nominal\` → mention=nominal${' '}
`)
  })

  test('for a reference to nobody, and to a claim that is not there', () => {
    checkFixes(`
=== glossary.yaml ===
actors: {ann: {name: Ann}}
=== article.news.txt ===
:actor[the envoy]{ref="zzzz$0zzz" note=x}
                  ^^^^^^^^^^^^^ It is a description, no name: write \`mention=nominal\` → mention=nominal
`)
    checkFixes(`
:claim[The truce is over]{#c1 speaker=author} :claim[No]{#c2 speaker=author rebuts=thetruc$0e}
                                                                                   ^^^^^^^^ Change to \`c1\`: The truce is over → c1
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

  test('for names without a tag: one as the own tag, all as suggestions', () => {
    checkFixes(`
=== glossary.yaml ===
actors: {orr: {name: Orr, aliases: [{text: Orrs, match: exact}]}}
places: {aleppo: {name: Aleppo}}
=== article.news.txt ===
They left Ale$0ppo, and Aleppo fell to the Orrs.
          ^^^^^^ * Tag as place → :place[Aleppo]
          ^^^^^^ Fix all 3 of \`untagged-mention\` in this file → :place[Aleppo]{status=suggested by=glossary}
                      ^^^^^^ Fix all 3 of \`untagged-mention\` in this file → :place[Aleppo]{status=suggested by=glossary}
                                         ^^^^ Fix all 3 of \`untagged-mention\` in this file → :actor[Orrs]{status=suggested by=glossary}
`)
  })

  test('for the last names of a person behind the full name: as suggestions', () => {
    checkFixes(`
=== glossary.yaml ===
actors: {obama: {name: Barack Obama, type: person}}
=== article.news.txt ===
Then Barack Ob$0ama spoke, and they cheered Obama.
     ^^^^^^^^^^^^ * Tag as actor → :actor[Barack Obama]
     ^^^^^^^^^^^^ Fix all 2 of \`untagged-mention\` in this file → :actor[Barack Obama]{status=suggested by=glossary}
                                          ^^^^^ Fix all 2 of \`untagged-mention\` in this file → :actor[Obama]{ref=obama status=suggested by=glossary}
`)
  })

  test('for names without a tag also where the markup is broken', () => {
    checkFixes(`
=== glossary.yaml ===
places: {aleppo: {name: Aleppo}}
=== article.news.txt ===
They left Ale$0ppo at noon, and saw :place[Homs.
          ^^^^^^ * Tag as place → :place[Aleppo]
`)
  })

  test('for a name that an actor and a place share, as a choice', () => {
    checkFixes(`
=== glossary.yaml ===
actors: {us: {name: Washington}}
places: {washington: {name: Washington}}
=== article.news.txt ===
He said that Wash$0ington has expressed worries.
             ^^^^^^^^^^ * Change to \`:actor[Washington]\` → :actor[Washington]
             ^^^^^^^^^^ Change to \`:place[Washington]\` → :place[Washington]
`)
  })

  test('only where there is a finding', () => {
    checkFixes(':acter[UN] s$0poke.\n')
  })
})

/** The file, the title and the edit of each change of the glossary that is offered at the cursor. */
function glossaryFixes(fixture: string): readonly string[] {
  const {workspace, path, offset} = openFixture(fixture)
  return glossaryFixesAt(workspace, path, {start: offset, end: offset}).map(fix => {
    const edit = fix.edit()
    return `${fix.path.replace(`${ROOT}/`, '')}: ${fix.title}: ${edit?.start} ${JSON.stringify(edit?.text)}`
  })
}

describe('changes of the glossary', () => {
  const GLOSSARY = 'actors:\n  envoy:\n    name: Staffan de Mistura\n'

  test('for a name that it does not have', () => {
    const fixes = glossaryFixes(
      `\n=== glossary.yaml ===\n${GLOSSARY}=== a.news.txt ===\n:actor[Stafan de Mis$0tura]\n`
    )
    expect(fixes).toEqual([
      'glossary.yaml: New actor `stafan-de-mistura` in glossary.yaml: 45 "\\n  stafan-de-mistura:\\n    name: Stafan de Mistura"',
      'glossary.yaml: Add “Stafan de Mistura” to the names of `envoy` in glossary.yaml: 45 "\\n    aliases: [Stafan de Mistura]"'
    ])
  })

  test('for an id that it does not have, and for a name that the entry does not bear', () => {
    expect(
      glossaryFixes(
        `\n=== glossary.yaml ===\n${GLOSSARY}=== a.news.txt ===\n:actor[The UN]{ref=un$0}\n`
      )
    ).toEqual(['glossary.yaml: New actor `un` in glossary.yaml: 45 "\\n  un:\\n    name: The UN"'])
    expect(
      glossaryFixes(
        `\n=== glossary.yaml ===\n${GLOSSARY}=== a.news.txt ===\n:actor[The o$0ld man]{ref=envoy}\n`
      )
    ).toEqual([
      'glossary.yaml: Add “The old man” to the names of `envoy` in glossary.yaml: 45 "\\n    aliases: [The old man]"'
    ])
  })

  test('for a name that two entries share', () => {
    expect(
      glossaryFixes(`
=== glossary.yaml ===
actors: {a: {name: A, aliases: [Jo]}, b: {name: B, aliases: [J$0o]}}
`)
    ).toEqual([
      'glossary.yaml: Remove “Jo” from the names of `b`: 49 ""',
      'glossary.yaml: Remove “Jo” from the names of `a`: 20 ""'
    ])
  })
})
