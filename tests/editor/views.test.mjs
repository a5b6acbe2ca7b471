// The views of the corpus, the panel of an article, the menus and the help.
import assert from 'node:assert/strict'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {ensureEditor} from './install.mjs'
import {checkPanel, PANEL_THEMES} from './panel-looks.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'
import {poll} from './workbench.mjs'

const CORPUS = path.join(import.meta.dirname, '../../examples/aleppo-2016')
const ARTICLE = 'articles/2016-04-22-truce-in-trouble.news.txt'

const {skip} = await need(ensureEditor)
let session
let workbench
let page

before(
  async () => {
    if (skip) return
    session = await openSession(CORPUS)
    workbench = session.workbench
    page = session.page
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const step = createSteps(() => session, skip)

/** The rows of a view, as they are drawn. */
function rows(view) {
  return page.locator(`.pane:has(.pane-header[aria-label^="${view}"]) .monaco-list-row`)
}

function row(view, text) {
  return rows(view).filter({hasText: text}).first()
}

const input = () => page.locator('.quick-input-widget input').first()
const panel = () => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame')

/** Shows the article that is open already, from its first line on. */
async function showArticle() {
  await page.locator('.tab[data-resource-name*="truce-in-trouble"]').first().click()
  await workbench.goto(1)
}

step('shows glossary, claims and progress of a corpus', async () => {
  await workbench.openFile(ARTICLE)
  const icon = page.locator('.activitybar .action-label[aria-label^="Newsmark"]')
  await icon.waitFor({timeout: FIRST_WAIT})
  await icon.click()
  await row('Glossary', /^Actor\s*46$/).waitFor()
  await row('Claims', /Staffan de Mistura\s*8/).waitFor()
  await row('Progress', /Done\s*6/).waitFor()
  await session.shoot('views')
})

step('opens kinds and types down to an entry, and the entry’s file', async () => {
  await row('Glossary', 'Place').click()
  await row('Glossary', /^country/).click()
  await row('Glossary', /^Russia/).click()
  await page.locator('.tab.active[data-resource-name="places.yaml"]').waitFor()
  await session.shoot('views entry')
})

step('finds entries by an alias, and says what is shown', async () => {
  await workbench.ask('Newsmark: Search the Glossary')
  await input().fill('un envoy')
  const found = row('Glossary', 'Staffan de Mistura')
  await found.waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.pane-header', {hasText: '“un envoy”'}).waitFor()
  await found.click({button: 'right'})
  await page.getByRole('menuitem', {name: 'Show All Mentions in Context'}).waitFor()
  await session.shoot('views search')
  await page.keyboard.press('Escape')
  await workbench.command('Newsmark: Show Unused Entries')
  await poll(
    'fewer entries',
    () => rows('Glossary').allInnerTexts(),
    texts => !texts.some(text => /46/.test(text))
  )
  await workbench.command('Newsmark: Show All Entries')
  await row('Glossary', /46/).waitFor()
})

step('groups claims by topic, and shows who answers one', async () => {
  await workbench.command('Newsmark: Group Claims by Topic')
  await page.locator('.pane-header', {hasText: 'by topic'}).waitFor()
  await workbench.command('Newsmark: Group Claims by Speaker')
  await row('Claims', 'Staffan de Mistura').click()
  const claim = row('Claims', 'The truce in Syria is still in force')
  await claim.click()
  await page.locator('.tab.active[data-resource-name*="truce-in-trouble"]').waitFor()
  await claim.locator('.monaco-tl-twistie').click()
  await row('Claims', /^rebuts:/).waitFor()
  await session.shoot('views claims')
})

step('follows what is typed once it is saved', async () => {
  await workbench.openFile(ARTICLE)
  await workbench.goto(14, 1)
  await page.keyboard.type(':actor[Nobody At All]{status=suggested} ')
  await page.keyboard.press('Control+S')
  await row('Progress', /Done\s*5/).waitFor()
  await poll(
    'the line as it was',
    async () => {
      await page.keyboard.press('Control+Z')
      return page.locator('.view-line', {hasText: 'Nobody'}).count()
    },
    count => count === 0
  )
  await page.keyboard.press('Control+S')
})

step('draws the map and the graph of the article, and goes to what is clicked', async () => {
  await showArticle()
  await workbench.command('Newsmark: Show Map and Graph of the Article')
  await panel().locator('.map svg .place text', {hasText: 'Moscow'}).waitFor()
  await panel().locator('.graph svg .link').first().waitFor()
  await panel()
    .getByRole('button', {name: /^Castello Road/})
    .click()
  await page.locator('.editor-instance .selected-text').first().waitFor()
  assert.equal(await workbench.selected(), 'Castello Road')
  await panel().getByRole('button', {name: 'Zoom in'}).click()
  await session.shoot('panel')
  await panel().locator('#graph').scrollIntoViewIfNeeded()
  await session.shoot('panel graph')
})

for (const [theme, name] of Object.entries(PANEL_THEMES))
  step(`shows the panel to everyone in ${theme}`, async () => {
    session.set({'workbench.colorTheme': theme})
    await panel().locator(`body.${name}`).waitFor()
    await panel().locator('#map').scrollIntoViewIfNeeded()
    await session.shoot(`panel ${name} map`)
    await panel().locator('#claims').scrollIntoViewIfNeeded()
    await session.shoot(`panel ${name} graph`)
    assert.deepEqual(await checkPanel(panel()), [], 'parts that are not there')
  })

step('shows what can be done, and where help is', async () => {
  await workbench.ask('Newsmark: Show Actions')
  await page.locator('.quick-input-widget .monaco-list-row', {hasText: 'All Problems'}).waitFor()
  await session.shoot('actions')
  await page.keyboard.press('Escape')
  await workbench.ask('Newsmark: Get Help')
  const first = page.locator('.quick-input-widget .monaco-list-row', {hasText: 'First Steps'})
  await first.click()
  await page.locator('.getting-started-step', {hasText: 'Start a corpus'}).first().waitFor()
  await session.shoot('walkthrough')
})

step('tags what is selected by a chord and the name of an entry', async () => {
  await showArticle()
  await workbench.goto(14, 1)
  // Without the first key, the second would be typed into the article.
  await workbench.pressUntil('Control+K', page.getByText(/was pressed\. Waiting/).first())
  await page.keyboard.press('a')
  await page.locator('.quick-input-widget', {hasText: 'Tag Selection as …'}).waitFor()
  await input().fill('Kerry')
  const entry = page.locator('.quick-input-widget .monaco-list-row', {hasText: 'John Kerry'})
  await entry.first().waitFor()
  await session.shoot('tag selection')
  await entry.first().click()
  await page.locator('.view-line', {hasText: ':actor[The]{ref=kerry}'}).waitFor()
  await page.keyboard.press('Control+Z')
})

step('dims markup, but for the tag at the cursor', async () => {
  session.set({'newsmark.dimMarkup': 0.35})
  const faint = () =>
    page
      .locator('.view-line', {hasText: 'Syrian\u00a0Observatory'})
      .locator('span > span')
      .evaluateAll(spans =>
        spans
          .filter(span => getComputedStyle(span).opacity === '0.35')
          .map(span => span.textContent)
      )
  await workbench.goto(18)
  await poll('faint markup', faint, texts => texts.some(text => text.includes(':')))
  await session.shoot('dimmed')
  await workbench.goto(19, 12)
  await poll('markup in full strength', faint, texts => texts.length === 0)
})

step('asks nothing of the network', () => {
  assert.deepEqual(page.outside, [])
})
