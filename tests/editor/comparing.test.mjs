// What an annotator does to compare an article with the version of another coder.
import assert from 'node:assert/strict'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {AnnotationView} from './annotation-view.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {START_LIMIT} from './waits.mjs'
import {poll} from './workbench.mjs'

const CORPUS = path.join(import.meta.dirname, 'workspace/coders')
const OURS = 'coders/anna/truce.news.txt'

const {skip} = await need(ensureEditor)
let session
let workbench
let keyboard
/** @type {AnnotationView} */
let ours
/** @type {AnnotationView} */
let theirs

before(
  async () => {
    if (skip) return
    session = await openSession(CORPUS)
    workbench = session.workbench
    keyboard = session.page.keyboard
    ours = new AnnotationView(workbench, 0)
    theirs = new AnnotationView(workbench, 1)
    await workbench.openFile(OURS)
  },
  {timeout: START_LIMIT}
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

step('shows both in the annotation editor, where ours is shown in it', async () => {
  await workbench.command('View: Close All Editors')
  await workbench.openFile(OURS)
  await ours.open()
  await ours.focused()
  await workbench.ask('Newsmark: Compare with Another Coder…')
  const rows = session.page.locator('.quick-input-widget .monaco-list-row')
  await rows.filter({hasText: 'ben'}).first().click()
  await shows('Disagreement 1 of 2')
  await theirs.shown()
  await theirs.state('read-only')
  assert.match(await theirs.banner(), /cannot be changed/)
  assert.ok((await theirs.marks()).includes('actor Ann'))
  assert.ok(!(await ours.marks()).includes('actor Ann'))
  await poll(
    'the mark that they alone have to be selected',
    () => theirs.selected(),
    words => words === 'Ann'
  )
  await session.shoot('comparison annotated')
})

step('goes to the disagreements of both, and takes one over', async () => {
  await ours.focused()
  await keyboard.press('Alt+F5')
  await shows('Disagreement 2 of 2')
  for (const side of [ours, theirs])
    await poll(
      'the claim to be selected',
      () => side.selected(),
      words => words.length > 'Ann'.length
    )
  await keyboard.press('Alt+F6')
  await shows('Disagreement 1 of 1')
  await ours.changing(() => keyboard.press('Control+Z'))
})

step('selects in step', async () => {
  const words = (await ours.paragraphs())[0]?.split(' ').slice(0, 2).join(' ') ?? ''
  await ours.select(words)
  await poll(
    'the same words there',
    () => theirs.selected(),
    selected => selected === words
  )
})

step('keeps each side in the editor that it is changed to', async () => {
  await ours.focused()
  // In a browser VS Code leaves this key to the page.
  await keyboard.press('Control+Shift+V')
  await session.page
    .locator('.editor-group-container')
    .first()
    .locator('.view-line')
    .first()
    .waitFor()
  await session.page.waitForTimeout(400)
  await workbench.ask('Newsmark: Next Disagreement of Coders')
  await shows('Disagreement')
  assert.equal(await session.page.locator('iframe.webview.ready').count(), 1)
})
