// What stands beside an article in VS Code for the web: its map and graph, the pages it leads to, and links.
import assert from 'node:assert/strict'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {openInExplorer} from './explorer.mjs'
import {ensureWebEditor} from './install-web.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'
import {openWebSession} from './web-session.mjs'

const ARTICLE = 'harbour.news.txt'
const ACTORS_LINE = 8

const {skip} = await need(ensureWebEditor)
let session
let page
let workbench

before(
  async () => {
    if (skip) return
    session = await openWebSession()
    page = session.page
    workbench = session.workbench
    await openInExplorer(session, ARTICLE, ['articles'])
    await page.locator('.squiggly-error').first().waitFor({timeout: FIRST_WAIT})
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const step = createSteps(
  () => session,
  skip,
  () => false
)

step('draws the map and the graph of the article, and goes to what is clicked', async () => {
  const panel = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame')
  await workbench.command('Newsmark: Show Map and Graph of the Article')
  await panel.locator('.map svg .place text', {hasText: 'Norrvik'}).waitFor()
  await panel.locator('.graph svg .link').first().waitFor()
  await panel
    .getByRole('button', {name: /^Norrvik/})
    .first()
    .click()
  await page.locator('.editor-instance .selected-text').first().waitFor()
  assert.equal(await workbench.selected(), 'Norrvik')
  await session.shoot('web panel')
  await workbench.command('View: Close All Editors')
})

step('opens the page of a rule from a finding', async () => {
  await openInExplorer(session, ARTICLE, ['articles'])
  await workbench.showProblems()
  await workbench.countedProblems(2)
  await page.locator('.markers-panel-container a[href^="command:newsmark"]').first().click()
  const preview = page.locator('.tab.active', {hasText: 'Preview'})
  await preview.waitFor()
  const rule = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame')
  await rule.getByRole('heading', {level: 1}).first().waitFor()
  await session.shoot('web rule')
  await workbench.command('View: Close All Editors')
})

step('shows all mentions of an entry, over the articles of the folder', async () => {
  await openInExplorer(session, ARTICLE, ['articles'])
  await workbench.goto(ACTORS_LINE, 10)
  await workbench.command('Newsmark: Show All Mentions in Context')
  const lines = page.locator('.editor-instance .view-lines').first()
  await lines
    .getByText(/harbour\.news\.txt/)
    .first()
    .waitFor()
  await session.shoot('web mentions')
  await workbench.command('View: Close All Editors')
})

step('goes to the entry of a mention', async () => {
  await openInExplorer(session, ARTICLE, ['articles'])
  await workbench.goto(ACTORS_LINE, 10)
  await workbench.pressUntil('F12', page.locator('.tab.active[data-resource-name="glossary.yaml"]'))
  await workbench.line(2).waitFor()
})

step('links the coordinates of a place to a map', async () => {
  await openInExplorer(session, 'glossary.yaml')
  await page
    .locator('.editor-instance .detected-link', {hasText: /61\.2|17\.1/})
    .first()
    .waitFor()
})

step('asks nothing of the network', () => {
  assert.deepEqual(session.outside, [])
})
