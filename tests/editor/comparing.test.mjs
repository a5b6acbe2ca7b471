// What an annotator does to compare an article with the version of another coder.
import assert from 'node:assert/strict'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {poll} from './workbench.mjs'

const CORPUS = path.join(import.meta.dirname, 'workspace/coders')
const OURS = 'coders/anna/truce.news.txt'

const {skip} = await need(ensureEditor)
let session
let workbench
let keyboard

before(
  async () => {
    if (skip) return
    session = await openSession(CORPUS)
    workbench = session.workbench
    keyboard = session.page.keyboard
    await workbench.openFile(OURS)
  },
  {timeout: 300_000}
)

after(() => session?.close())

const step = createSteps(
  () => session,
  skip,
  name => name.startsWith('opens')
)

/** The lines of the two editors as they are wrapped, in some order. */
async function sides() {
  const groups = session.page.locator('.editor-group-container')
  const texts = []
  for (let at = 0; at < 2; at++) {
    const lines = await groups.nth(at).locator('.view-line').allTextContents()
    const plain = lines.map(line => line.replaceAll('\u00a0', ' '))
    texts.push(plain.sort().join('\n'))
  }
  return texts
}

const status = () =>
  session.page.locator('[id="newsmark.comparison"], .statusbar-item', {
    hasText: /Disagreement|No disagreement/
  })

function shows(text) {
  return poll(
    `“${text}” in the status bar`,
    () => status().first().textContent(),
    found => found?.includes(text)
  )
}

step('opens the version of another coder beside ours', async () => {
  await workbench.ask('Newsmark: Compare with Another Coder…')
  const rows = session.page.locator('.quick-input-widget .monaco-list-row')
  await rows.filter({hasText: 'ben'}).first().waitFor()
  await rows.filter({hasText: 'ben'}).first().click()
  await shows('Disagreement 1 of 2')
  await poll(
    'both texts',
    sides,
    ([ours, theirs]) => ours?.includes('Ann met') && theirs?.includes(':actor[Ann]')
  )
  await session.shoot('comparison')
})

step('cannot change what the other coder has', async () => {
  const [, before] = await sides()
  await session.page.locator('.editor-group-container').nth(1).locator('.view-line').first().click()
  await keyboard.type('x')
  const [, after] = await sides()
  assert.equal(after, before)
  await session.page.locator('.editor-group-container').nth(0).locator('.view-line').first().click()
})

step('goes to the next disagreement and back', async () => {
  await keyboard.press('Alt+F5')
  await shows('Disagreement 2 of 2')
  await keyboard.press('Shift+Alt+F5')
  await shows('Disagreement 1 of 2')
})

step('takes over what the other coder says, which one step takes back', async () => {
  const [before] = await sides()
  await keyboard.press('Alt+F6')
  await poll('a mark of theirs', sides, ([ours]) => ours?.includes(':actor[Ann]{ref=none}'))
  await shows('Disagreement 1 of 1')
  await keyboard.press('Alt+F6')
  await poll('a value of theirs', sides, ([ours]) => ours?.includes('stance=oppose'))
  await shows('No disagreement')
  await keyboard.press('Control+Z')
  await poll('the value of ours', sides, ([ours]) => ours?.includes('stance=support'))
  await keyboard.press('Control+Z')
  await poll('our text', sides, ([ours]) => ours === before)
})

step('lists the disagreements', async () => {
  await workbench.ask('Newsmark: List the Disagreements of Coders')
  const rows = session.page.locator('.quick-input-widget .monaco-list-row')
  await rows.filter({hasText: 'stance support → oppose'}).first().waitFor()
  await session.shoot('disagreements')
  await rows.filter({hasText: 'stance support → oppose'}).first().click()
  await shows('Disagreement 2 of 2')
})
