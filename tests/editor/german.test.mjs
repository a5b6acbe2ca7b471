// The extension in a VS Code whose language is German: nothing that it shows is English.
import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {AnnotationView} from './annotation-view.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'

const ROOT = path.join(import.meta.dirname, '../..')
const ARTICLE = 'articles/harbour.news.txt'
/** The keys of the article's header, which stand as they do in the file. */
const HEADER = ['id', 'source', 'date', 'language']
const {skip} = await need(ensureEditor)
let session
/** @type {AnnotationView} */
let view

before(
  async () => {
    if (skip) return
    session = await openSession(undefined, {language: 'de'})
    view = new AnnotationView(session.workbench)
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const step = createSteps(() => session, skip)

/** All that Newsmark says in English, where its German is another: what stands before values, between them and behind. */
const ENGLISH = englishParts()

function englishParts() {
  const read = file => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'))
  const english = read('package.nls.json')
  const german = read('package.nls.de.json')
  const pairs = [
    ...Object.keys(english).map(key => [english[key], german[key]]),
    ...Object.entries(read('l10n/bundle.l10n.de.json')),
    ...['german', 'german-phrases', 'german-codebook'].flatMap(name =>
      Object.entries(read(`server/src/lsp/${name}.json`))
    )
  ]
  const whole = new Set()
  const parts = new Set()
  for (const [text, translated] of pairs) {
    if (text === translated) continue
    if (!/\{\d\}/.test(text)) whole.add(text.trim())
    // Two words and more are said by nothing else; one may be a word of an article.
    for (const part of text.split(/\{\d\}|\n|\[|\]\([^)]*\)/))
      if (/[a-z]{2,} [a-z]{2,}.* /i.test(part.trim())) parts.add(part.trim())
  }
  return {whole, parts: [...parts]}
}

/** What is seen and what a screen reader says of all within an element, a line each. */
async function wordsIn(locator) {
  const texts = await locator.evaluateAll(roots =>
    roots.flatMap(root => {
      const all = [root, ...root.querySelectorAll('*')]
      const said = all.flatMap(one =>
        ['aria-label', 'aria-description', 'title', 'placeholder'].map(name =>
          one.getAttribute(name)
        )
      )
      const own = all.flatMap(one =>
        [...one.childNodes].filter(({nodeType}) => nodeType === 3).map(({data}) => data)
      )
      return [root.innerText ?? '', ...own, ...said].flatMap(text => (text ?? '').split(/\n| · /))
    })
  )
  return [...new Set(texts.map(text => text.replaceAll('\u00a0', ' ').trim()))].filter(Boolean)
}

/** Fails for each text of Newsmark that is English somewhere within an element; `own` are words of the article. */
async function assertGerman(what, locator, own = []) {
  const said = await wordsIn(locator)
  assert.ok(said.length > 0, `${what} says nothing`)
  const wrong = said.filter(
    text =>
      !own.includes(text) &&
      (ENGLISH.whole.has(text) || ENGLISH.parts.some(part => text.includes(part)))
  )
  assert.deepEqual(wrong, [], what)
}

step('says in German what is known of a mention, and what can be done', async () => {
  const {page, workbench} = session
  await workbench.openFile(ARTICLE)
  await page.locator('.squiggly-error').first().waitFor({timeout: FIRST_WAIT})
  await workbench.line(8).getByText('Ada Lind', {exact: true}).hover()
  const card = page.locator('.monaco-hover:not(.hidden) .hover-contents')
  await card
    .filter({hasText: /Hier genannt: einmal/})
    .first()
    .waitFor()
  await session.shoot('german hover')
  await assertGerman('the hover', card)
  const fix = await workbench.action([10, 36], 'Zu `coast-guard` ändern')
  await fix.first().waitFor()
  await session.shoot('german fix')
  await assertGerman('the light bulb', page.locator('.action-widget .monaco-list-row'))
  await page.keyboard.press('Escape')
})

step('says in German what can be marked, and who may have said it', async () => {
  const {page, workbench} = session
  const mark = await workbench.action([11, 24], 'als actor markieren')
  await mark.first().waitFor()
  await session.shoot('german acts')
  await assertGerman('the acts', page.locator('.action-widget .monaco-list-row'))
  await page.keyboard.press('Escape')
})

step('lists problems in German', async () => {
  const {page, workbench} = session
  await workbench.showProblems()
  await page.locator('.markers-panel-container .monaco-list-row[aria-level="2"]').first().waitFor()
  await session.shoot('german problems')
  await assertGerman(
    'the problems',
    page.locator('.markers-panel-container .monaco-list-row[aria-level="2"]')
  )
  await page.keyboard.press('Control+J')
})

step('explains the keys of a project file in German', async () => {
  const {page, workbench} = session
  await workbench.openFile('newsmark.yaml')
  const card = page.locator('.monaco-hover:not(.hidden) .hover-contents')
  await workbench.line(2).getByText('glossary', {exact: false}).first().hover()
  await card.filter({hasText: 'Dateien des Glossars'}).first().waitFor()
  await session.shoot('german key')
  await assertGerman('the hover over a key', card)
  await page.mouse.move(600, 60)
  await workbench.line(4).getByText('unresolved-mention').first().hover()
  await card.filter({hasText: 'Ein Name, der nicht im Glossar steht'}).first().waitFor()
  await assertGerman('the hover over a rule', card)
  await page.mouse.move(600, 60)
})

step('lists all mentions of an entry in German', async () => {
  const {page, workbench} = session
  await workbench.openFile(ARTICLE)
  await workbench.goto(8, 12)
  await workbench.command('Newsmark: Alle Nennungen im Zusammenhang zeigen')
  await page.locator('.tab.active', {hasText: 'Konkordanz'}).waitFor()
  await page.locator('.view-line', {hasText: '2 Nennungen in 2 Artikeln'}).waitFor()
  await session.shoot('german concordance')
  await assertGerman('the concordance', page.locator('.tab.active, .view-line'))
})

step('speaks German in the annotation editor', async () => {
  const {page, workbench} = session
  await workbench.openFile(ARTICLE)
  await workbench.command('Newsmark: Annotations-Editor öffnen')
  await view.shown()
  await view.click('left')
  const inspector = view.frame.locator('.nm-inspector')
  await inspector.getByText('Sprecher', {exact: true}).first().waitFor()
  await inspector.locator('summary').first().click()
  await session.shoot('german annotation editor')
  await assertGerman('the annotation editor', view.frame.locator('body'), HEADER)
  await view.activate('left')
  await page.keyboard.press('h')
  await view.frame.locator('#help[open]').waitFor()
  await session.shoot('german keys')
  await assertGerman('the list of keys', view.frame.locator('#help'))
  await page.keyboard.press('Escape')
})

step('asks in German whom words mean', async () => {
  const {page} = session
  await view.select('Friday')
  await page.keyboard.press('m')
  await view.ready('')
  await session.shoot('german picker')
  await assertGerman('the picker', view.frame.locator('body'), HEADER)
  await page.keyboard.press('Escape')
})

step('shows findings in German', async () => {
  const {page} = session
  await view.activate('the guard')
  await page.keyboard.press('F8')
  await session.shoot('german finding')
  await assertGerman('the findings', view.frame.locator('body'), HEADER)
})

step('speaks German in commands, views and menus', async () => {
  const {page, workbench} = session
  await page
    .locator('.activitybar .action-label[aria-label^="Newsmark"]')
    .click({timeout: FIRST_WAIT})
  for (const text of ['Glossar', 'Aussagen', 'Fortschritt', 'nach Sprecher'])
    await page.locator('.pane-header', {hasText: text}).first().waitFor()
  await page.locator('.monaco-list-row', {hasText: 'Mit Problemen'}).waitFor()
  await session.shoot('german views')
  await assertGerman('the views', page.locator('.sidebar .pane-header, .sidebar .pane-body'))
  await workbench.command('Newsmark: Karte und Graph des Artikels zeigen')
  const panel = page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame')
  await panel.getByRole('heading', {name: 'Wer was über wen sagt'}).waitFor()
  assert.equal(await panel.locator('html').getAttribute('lang'), 'de')
  await session.shoot('german panel')
  await assertGerman('the article panel', panel.locator('body'))
  await workbench.ask('Newsmark: Aktionen zeigen')
  const rows = page.locator('.quick-input-widget .monaco-list-row')
  await rows.filter({hasText: 'Alle Probleme'}).waitFor()
  await session.shoot('german actions')
  // The palette before it shows the English of commands beside their German.
  await assertGerman('the actions of the status item', rows.filter({hasNotText: 'Newsmark: '}))
  await page.keyboard.press('Escape')
})
