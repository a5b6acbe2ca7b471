// The annotation editor in VS Code for the web.
import assert from 'node:assert/strict'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {AnnotationView} from './annotation-view.mjs'
import {openInExplorer} from './explorer.mjs'
import {ensureWebEditor} from './install-web.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'
import {openWebSession} from './web-session.mjs'
import {poll} from './workbench.mjs'

const CORPUS = path.join(import.meta.dirname, 'workspace/envoy')
const ARTICLE = 'envoy.news.txt'

const {skip} = await need(ensureWebEditor)
let session
let keyboard
/** @type {AnnotationView} */
let view

before(
  async () => {
    if (skip) return
    session = await openWebSession(CORPUS)
    keyboard = session.page.keyboard
    view = new AnnotationView(session.workbench)
    await openInExplorer(session, ARTICLE, ['articles'])
    await session.page.locator('.squiggly-warning').first().waitFor({timeout: FIRST_WAIT})
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const step = createSteps(() => session, skip)

step('shows the article as a reader reads it', async () => {
  await view.open()
  assert.match((await view.paragraphs())[0] ?? '', /^GENEVA – The truce in Syria/)
  assert.ok((await view.marks()).includes('place Syria'))
  await session.shoot('web annotation editor')
})

step('marks the selection by a key, and takes it back', async () => {
  const before = await view.marks()
  await select('Riad Hijab')
  await view.changing(() => keyboard.press('a'))
  assert.deepEqual(
    (await view.marks()).filter(mark => !before.includes(mark)),
    ['actor Riad Hijab']
  )
  await view.changing(() => keyboard.press('Control+Z'))
  assert.deepEqual(await view.marks(), before)
})

step('takes an entry of the glossary from the picker', async () => {
  await select('UN')
  await keyboard.press('m')
  await view.ready('')
  await view.changing(() => view.choose('United Nations'))
  assert.ok((await view.marks()).includes('actor UN'))
})

step('writes the marks into the file', async () => {
  await session.workbench.command('File: Save All')
  await session.page.locator('.tab.dirty').waitFor({state: 'hidden'})
  await session.workbench.command('View: Close All Editors')
  await openInExplorer(session, ARTICLE, ['articles'])
  await poll(
    'the tag',
    () => session.page.locator('.editor-instance .view-lines').first().textContent(),
    text => text.includes(':actor[UN]')
  )
})

/** Selects words once the page moves no more: it is another process, which lays out what it gets later. */
async function select(words) {
  let before = ''
  await poll(
    'a page at rest',
    async () => {
      const now = JSON.stringify(await view.text.boundingBox())
      const isSame = now === before
      before = now
      await session.page.waitForTimeout(250)
      return isSame
    },
    Boolean
  )
  await view.select(words)
}
