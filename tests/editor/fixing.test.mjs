// What the packaged extension does about findings: fixing, accepting, and checking what is not open.
import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'
import {poll} from './workbench.mjs'

const CORPUS = path.join(import.meta.dirname, 'workspace/ferry')
const ARTICLE = 'articles/ferry.news.txt'
const CLOSED = 'articles/night boat.news.txt'
const FIXED = `---
id: ferry
title: Ferry stopped
source: Example Wire
date: 2024-03-04
language: en
---
:actor[Ada Lind] stopped the ferry on Monday.
Since then it has lain in :place[Norrvik] with its lights on.
<!-- newsmark-ignore-next-line unresolved-mention -- known to nobody -->
A fisher, :actor[Jon Berg], waited in vain.
:actor[The crew]{mention=nominal} went home.
All was quiet in :place[Norrvik] on Tuesday.
`

const {skip} = await need(ensureEditor)
let session
let workbench

before(
  async () => {
    if (skip) return
    session = await openSession(CORPUS)
    session.set({'newsmark.problems': 'openFiles'})
    workbench = session.workbench
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const step = createSteps(() => session, skip)

step('does not show what the baseline accepts', async () => {
  await workbench.openFile('articles/old.news.txt')
  await session.page.locator('.squiggly-warning').first().waitFor({timeout: FIRST_WAIT})
  await workbench.showProblems()
  const rows = await workbench.countedProblems(2)
  assert.match(rows[0], /Harbour Board.*line 9/)
  assert.match(rows[1], /ola-holm.*line 6/)
  await session.shoot('baseline')
})

step('fades a comment that silences nothing', async () => {
  await workbench.openFile(ARTICLE)
  await workbench.countedProblems(7)
  await poll(
    'the faded rule',
    () => workbench.line(11).locator('.squiggly-inline-unnecessary').allTextContents(),
    texts => texts.join('') === 'unknown-kind'
  )
  await session.shoot('unused suppression')
})

step('accepts a finding with the reason that it asks for', async () => {
  const input = session.page.locator('.quick-input-widget:visible input.input')
  // A click on a light bulb's menu that closes just then is lost.
  await workbench.repeatUntil(
    () => choose([10, 20], 'Ignore `unresolved-mention` here, because …', 'ignore'),
    input
  )
  await session.shoot('reason')
  await session.page.keyboard.type('known to nobody')
  await session.page.keyboard.press('Enter')
  await poll(
    'the comment',
    () => workbench.text(10),
    text => text === '<!-- newsmark-ignore-next-line unresolved-mention -- known to nobody -->'
  )
  assert.doesNotMatch((await workbench.countedProblems(6)).join(), /Jon Berg/)
})

step('fixes all of a rule in the file', async () => {
  await choose([8, 20], 'Fix all 2 of `redundant-ref` in this file', 'fix all')
  await poll(
    'both lines',
    async () => [await workbench.text(8), await workbench.text(9)],
    texts => !/ref=/.test(texts.join())
  )
})

step('removes the comment that silences nothing', async () => {
  await choose([12, 40], 'Remove the comment', 'remove')
  await poll(
    'the line behind it',
    () => workbench.text(12),
    text => text.startsWith(':actor[The crew]')
  )
})

step('fixes on saving what is safe to fix', async () => {
  session.set({
    'newsmark.problems': 'openFiles',
    '[newsmark]': {'editor.codeActionsOnSave': {'source.fixAll.newsmark': 'explicit'}}
  })
  const file = path.join(session.folder, ARTICLE)
  await workbench.goto(13)
  await poll(
    'the fixed file',
    async () => {
      await session.page.keyboard.press('Control+S')
      return readFileSync(file, 'utf8')
    },
    text => text === FIXED
  )
  await workbench.countedProblems(2)
})

step(
  'shows what is wrong in files that are not open, with links to the pages of the rules',
  async () => {
    session.set({'newsmark.problems': 'folder'})
    assert.match(
      (await workbench.countedProblems(3)).join('\n'),
      /Error:.*norrvick.*line 9 and character 32/
    )
    const row = session.page.locator('.markers-panel-container .monaco-list-row', {
      hasText: 'norrvick'
    })
    await row.locator('a[href^="command:newsmark.explainRule"]').waitFor()
    await session.shoot('problems of the folder')
  }
)

step('checks all by a task, and says how it ended', async () => {
  session.set({'terminal.integrated.gpuAcceleration': 'off'})
  await workbench.task('newsmark', 'newsmark: check')
  const rows = session.page.locator('.terminal-wrapper .xterm-rows > div')
  await poll(
    'the exit code',
    async () => (await rows.allTextContents()).join('').replaceAll('\u00a0', ' '),
    // What ends within half a second is said to have failed to launch, with the same code.
    text => /exit code: 1/.test(text)
  )
  await session.shoot('task')
  await workbench.showProblems()
  await workbench.countedProblems(3)
  await session.shoot('problems of the task')
})

step('shows a finding of the task once when its file is opened', async () => {
  await workbench.openFile(CLOSED)
  const row = session.page.locator('.markers-panel-container .monaco-list-row', {
    hasText: 'norrvick'
  })
  // Only findings of the server have a link to the rule's page.
  await row.locator('a[href^="command:newsmark.explainRule"]').waitFor()
  await workbench.countedProblems(3)
})

/** Takes one of the actions that the light bulb offers at a place. */
async function choose(place, title, picture) {
  const action = await workbench.action(place, title)
  await session.shoot(picture)
  await action.click()
}
