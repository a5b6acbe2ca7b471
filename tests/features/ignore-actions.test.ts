import {describe, test} from 'vitest'
import {ignoreActionsAt} from '../../server/src/features/ignore-actions.js'
import {checkDrawn} from './check-drawn.js'
import {openFixture} from './open-fixture.js'

/** Compares the comments offered at the cursor with what is drawn: where they go, their titles, their texts. */
function checkIgnoring(fixture: string): void {
  const opened = openFixture(fixture)
  const {workspace, path, offset} = opened
  const found = ignoreActionsAt(workspace, path, {start: offset, end: offset}).map(
    ({title, edit}) => ({
      path,
      span: {start: edit.start, end: edit.end},
      text: `${title}: ${JSON.stringify(edit.text)}`
    })
  )
  checkDrawn(opened, found)
}

const FRONT = '---\ntitle: T\nsource: S\ndate: 2016-04-22\n---'

describe('comments are offered', () => {
  test('for the line and for the file', () => {
    checkIgnoring(`
${FRONT}
One.
| Ignore \`unknown-kind\` in this file, because …: "<!-- newsmark-ignore-file unknown-kind -- reason -->\\n"
Two, :act$0er[UN], :actr[UN].
| Ignore \`unknown-kind\` here, because …: "<!-- newsmark-ignore-next-line unknown-kind -- reason -->\\n"
`)
  })

  test('for the file alone where no line above will do', () => {
    checkIgnoring(`
---
date: so$0on
---
One.
| Ignore \`invalid-front-matter\` in this file, because …: "<!-- newsmark-ignore-file invalid-front-matter -- reason -->\\n"
`)
  })

  test('for each rule that finds something there', () => {
    const offered = ['claim-without-speaker', 'empty-tag'].flatMap(rule => [
      `| Ignore \`${rule}\` here, because …: "<!-- newsmark-ignore-next-line ${rule} -- reason -->\\n"`,
      `| Ignore \`${rule}\` in this file, because …: "<!-- newsmark-ignore-file ${rule} -- reason -->\\n"`
    ])
    checkIgnoring(`
${FRONT}
:cla$0im[]
${offered.join('\n')}
`)
  })

  test('for nothing in a comment that is of no use, nor where all is well', () => {
    checkIgnoring(`
${FRONT}
<!-- newsmark-ignore-file unknown$0-kind -- none -->
`)
    checkIgnoring(`
${FRONT}
:place[the c$0ity]{mention=nominal}
`)
  })
})
