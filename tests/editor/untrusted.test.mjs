// A folder that nobody has said to trust: VS Code opens it in Restricted Mode, in which Newsmark works, as it runs nothing of a
// workspace.
import assert from 'node:assert/strict'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {poll} from './workbench.mjs'

const ACTORS_LINE = 8
const MISTAKE_LINE = 10

const {skip} = await need(ensureEditor)
let session
let workbench

before(
  async () => {
    if (skip) return
    session = await openSession(undefined, {isTrusted: false})
    workbench = session.workbench
  },
  {timeout: 300_000}
)

after(() => session?.close())

const step = createSteps(() => session, skip)

step('says what is wrong in an article', async () => {
  await session.page.locator('.statusbar-item', {hasText: 'Restricted Mode'}).waitFor()
  await workbench.openFile('articles/harbour.news.txt')
  await session.page.locator('.squiggly-error').first().waitFor({timeout: 60_000})
  await workbench.showProblems()
  const problems = (await workbench.countedProblems(2)).join('\n')
  assert.match(problems, /Error:.*cost-guard.*line 10/)
  await session.shoot('untrusted')
})

step('shows the entry of a mention on hover', async () => {
  await workbench.line(ACTORS_LINE).getByText('Ada Lind', {exact: true}).hover()
  const card = session.page.locator('.monaco-hover:not(.hidden) .hover-contents')
  await card.filter({hasText: 'Mayor of Norrvik'}).first().waitFor()
  await session.page.mouse.move(600, 700)
})

step('repairs a mistake by a quick fix', async () => {
  const fix = await workbench.action([MISTAKE_LINE, 36], 'Change to `coast-guard`')
  await fix.first().click()
  await poll(
    'the repaired line',
    () => workbench.text(MISTAKE_LINE),
    text => text.includes('ref=coast-guard')
  )
  await workbench.countedProblems(1)
})
