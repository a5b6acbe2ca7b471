// VS Code at 200 % of zoom, where its window is 640 pixels wide: nothing of the annotation editor is cut off or lies over other things.
import assert from 'node:assert/strict'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {AnnotationView} from './annotation-view.mjs'
import {cutOff, isInSight} from './in-sight.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {START_LIMIT} from './waits.mjs'

const CORPUS = path.join(import.meta.dirname, '../../examples/aleppo-2016')
const ARTICLE = 'articles/2016-04-22-truce-in-trouble.news.txt'

const {skip} = await need(ensureEditor)
let session
let keyboard
/** @type {AnnotationView} */
let view

before(
  async () => {
    if (skip) return
    session = await openSession(CORPUS, {zoom: 2})
    keyboard = session.page.keyboard
    view = new AnnotationView(session.workbench)
    await session.workbench.openFile(ARTICLE)
    await view.open()
    await session.workbench.command('View: Close Primary Side Bar')
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const step = createSteps(() => session, skip)

/** Keeps a picture, and looks for what cannot be seen. */
async function look(what) {
  await session.shoot(`zoomed ${what}`)
  assert.deepEqual(await view.frame.locator('body').evaluate(cutOff), [], what)
}

step('shows the text, and below it the form of a claim', async () => {
  const {width, ratio} = await view.frame
    .locator('body')
    .evaluate(() => ({width: innerWidth, ratio: devicePixelRatio}))
  assert.equal(ratio, 2)
  assert.ok(width <= 640, `${width}`)
  await view.click('great trouble')
  await view.frame.locator('.nm-inspector .nm-field').first().waitFor()
  await look('text')
  await view.frame.locator('.nm-more').click()
  await view.frame.locator('.nm-marks').scrollIntoViewIfNeeded()
  await look('form')
})

step('shows the bar at a selection', async () => {
  await view.select('walked out')
  await view.frame.locator('#bar button').first().waitFor()
  await look('bar')
  for (const button of await view.frame.locator('#bar button').all())
    assert.equal(await button.evaluate(isInSight), true)
  await keyboard.press('Escape')
})

step('shows the picker, and the row that is chosen', async () => {
  await view.activate('walked')
  await keyboard.press('m')
  await view.ready('')
  await keyboard.type('a')
  await view.ready('a')
  await look('picker')
  for (let left = 12; left > 0; left--) await keyboard.press('ArrowDown')
  const chosen = view.frame.locator('.nm-picker [aria-selected=true]')
  assert.equal(await chosen.evaluate(isInSight), true)
  assert.equal(await view.frame.locator('.nm-picker input').evaluate(isInSight), true)
  await keyboard.press('Escape')
})

step('shows the form of a new entry', async () => {
  await view.focused()
  await keyboard.press('m')
  await view.ready('')
  await keyboard.press('Control+Enter')
  await view.frame.locator('.nm-picker .nm-form').waitFor()
  await look('new entry')
  for (const part of await view.frame.locator('.nm-picker :is(input, button)').all())
    assert.equal(await part.evaluate(isInSight), true)
  await keyboard.press('Escape')
  await keyboard.press('Escape')
})

step('shows the list of keys', async () => {
  await view.activate('walked')
  await keyboard.press('h')
  await view.frame.locator('#help[open]').waitFor()
  await look('help')
  await view.frame.locator('#help li').last().scrollIntoViewIfNeeded()
  assert.equal(await view.frame.locator('#help li').last().evaluate(isInSight), true)
  await keyboard.press('Escape')
})
