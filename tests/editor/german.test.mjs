// The extension in a VS Code whose language is German.
import assert from 'node:assert/strict'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'

const {skip} = await need(ensureEditor)
let session

before(
  async () => {
    if (!skip) session = await openSession(undefined, {language: 'de'})
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const step = createSteps(() => session, skip)

step('says in German what is known of a mention, and what can be done', async () => {
  const {page, workbench} = session
  await workbench.openFile('articles/harbour.news.txt')
  await page.locator('.squiggly-error').first().waitFor({timeout: FIRST_WAIT})
  await workbench.line(8).getByText('Ada Lind', {exact: true}).hover()
  const card = page.locator('.monaco-hover:not(.hidden) .hover-contents')
  await card
    .filter({hasText: /Hier genannt: einmal/})
    .first()
    .waitFor()
  await session.shoot('german hover')
  const fix = await workbench.action([10, 36], 'Zu `coast-guard` ändern')
  await fix.first().waitFor()
  await session.shoot('german fix')
  await page.keyboard.press('Escape')
})

step('speaks German in commands, views and menus', async () => {
  const {page, workbench} = session
  await workbench.openFile('articles/harbour.news.txt')
  await page
    .locator('.activitybar .action-label[aria-label^="Newsmark"]')
    .click({timeout: FIRST_WAIT})
  for (const text of ['Glossar', 'Aussagen', 'Fortschritt', 'nach Sprecher'])
    await page.locator('.pane-header', {hasText: text}).first().waitFor()
  await page.locator('.monaco-list-row', {hasText: 'Mit Problemen'}).waitFor()
  await session.shoot('german views')
  await workbench.command('Newsmark: Karte und Graph des Artikels zeigen')
  const panel = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame')
  await panel.getByRole('heading', {name: 'Wer was über wen sagt'}).waitFor()
  assert.equal(await panel.locator('html').getAttribute('lang'), 'de')
  await session.shoot('german panel')
  await workbench.ask('Newsmark: Aktionen zeigen')
  await page.locator('.quick-input-widget .monaco-list-row', {hasText: 'Alle Probleme'}).waitFor()
  await session.shoot('german actions')
})
