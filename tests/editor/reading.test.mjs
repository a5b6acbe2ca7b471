// What the editor shows that is not written: hints, lenses, symbols of the corpus.
import assert from 'node:assert/strict'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {START_LIMIT} from './waits.mjs'
import {poll} from './workbench.mjs'

const ARTICLE = 'articles/harbour.news.txt'
const CLAIM_LINE = 9

const {skip} = await need(ensureEditor)
let session
let workbench

before(
  async () => {
    if (skip) return
    session = await openSession()
    workbench = session.workbench
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const step = createSteps(() => session, skip)

step('shows hints as soon as they are switched on', async () => {
  await workbench.openFile(ARTICLE)
  assert.doesNotMatch(await workbench.text(CLAIM_LINE), /Ada Lind:/)
  session.set({'newsmark.inlayHints': 'full'})
  await poll(
    'who says the claim',
    () => workbench.text(CLAIM_LINE),
    text => /Ada Lind:\s*:claim\[/.test(text)
  )
  await session.shoot('hints')
  session.set({})
  await poll(
    'no hint',
    () => workbench.text(CLAIM_LINE),
    text => !text.includes('Ada Lind:')
  )
})

step('says above an entry how often it is mentioned, and shows where', async () => {
  session.set({'newsmark.codeLens': true})
  await workbench.openFile('glossary.yaml')
  const lenses = session.page.locator('.codelens-decoration')
  const lens = lenses.filter({hasText: /^2 mentions in 1 article$/})
  await lens.first().waitFor()
  await session.shoot('lenses')
  const list = session.page.locator('.peekview-widget .ref-tree')
  await workbench.repeatUntil(() => lens.first().locator('a').click(), list)
  await list.getByText('harbour.news.txt').first().waitFor()
  await session.shoot('lens references')
  await session.page.keyboard.press('Escape')
  session.set({})
  await lenses.first().waitFor({state: 'detached'})
})

step('finds an entry of the corpus by one of its names', async () => {
  const input = session.page.locator(
    '.quick-input-widget .quick-input-filter .monaco-inputbox input'
  )
  await workbench.pressUntil('Control+T', input)
  await input.fill('#the mayor')
  const row = session.page.locator('.quick-input-widget .monaco-list-row', {hasText: 'the mayor'})
  await row.first().waitFor()
  assert.match((await row.first().textContent()) ?? '', /Ada Lind/)
  await session.shoot('symbols')
  await session.page.keyboard.press('Enter')
  await session.page.locator('.tab.active[data-resource-name="glossary.yaml"]').waitFor()
})
