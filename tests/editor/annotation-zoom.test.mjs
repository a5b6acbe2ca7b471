// The annotation editor at 200 % of zoom, and in a window of 640 pixels: all can be read, reached, and left again.
import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {openEditorPage, tell, told} from './annotation-page.mjs'
import {FINDINGS, TRUCE} from './annotation-texts.mjs'
import {cutOff, isInSight} from './in-sight.mjs'
import {ensureBrowser} from './install.mjs'

const {skip} = await need(ensureBrowser)

for (const [name, zoom] of /** @type {const} */ ([
  ['at 200 % of zoom', 2],
  ['at 640 pixels', 1]
]))
  describe(`the annotation editor ${name}`, {skip}, () => {
    /** @type {Awaited<ReturnType<typeof openEditorPage>>} */
    let editor
    /** @type {typeof editor.page} */
    let page
    before(async () => {
      editor = await openEditorPage({zoom})
      page = editor.page
      if (zoom === 1) await page.setViewportSize({width: 640, height: 800})
    })
    after(() => editor?.close())

    async function showAll() {
      await editor.show(TRUCE)
      await tell(page, {type: 'findings', version: 1, findings: FINDINGS})
    }
    const shoot = what => editor.shoot(`annotation-page-zoom-${zoom}-${what}`)

    test('has the pixels that it should have', async () => {
      await showAll()
      const seen = await page.evaluate(() => [innerWidth, devicePixelRatio])
      assert.deepEqual(seen, [640, zoom])
    })

    test('cuts nothing off: text, form and marks', async () => {
      await showAll()
      await editor.run('nextMark')
      await editor.run('nextMark')
      await page.locator('.nm-inspector .nm-field').first().waitFor()
      await shoot('text')
      assert.deepEqual(await page.evaluate(cutOff), [])
      await page.locator('.nm-more').click()
      await page.locator('.nm-marks').scrollIntoViewIfNeeded()
      await shoot('form')
      assert.deepEqual(await page.evaluate(cutOff), [])
    })

    test('cuts nothing off: finding, help, picker and bar', async () => {
      await showAll()
      await editor.run('nextUntagged')
      await shoot('finding')
      assert.deepEqual(await page.evaluate(cutOff), [])
      await editor.press('Escape')
      await editor.run('help')
      await shoot('help')
      assert.deepEqual(await page.evaluate(cutOff), [])
      await editor.press('Escape')
      await editor.run('mark')
      const {id} = (await told(page, 'ask')).at(-1)
      const entries = Array.from({length: 30}, (_, at) => ENTRY(at))
      await tell(page, {type: 'answer', reply: id, value: {entries, isPartial: false}})
      await page.locator('.nm-picker[data-ready=""]').waitFor()
      await shoot('picker')
      assert.deepEqual(await page.evaluate(cutOff), [])
      await editor.press(...Array(12).fill('ArrowDown'))
      assert.equal(await page.locator('.nm-picker [aria-selected=true]').evaluate(isInSight), true)
      await editor.press('Escape')
    })

    test('has no trap: Tab reaches all in sight, and leaves', async () => {
      await showAll()
      await editor.run('nextMark')
      await editor.run('nextMark')
      await page.locator('.nm-inspector .nm-field').first().waitFor()
      const seen = []
      for (let step = 0; step < 60; step++) {
        await page.keyboard.press('Tab')
        const at = await page.evaluate(() => document.activeElement?.tagName ?? 'BODY')
        if (at === 'BODY') break
        seen.push(at)
        assert.equal(await page.locator(':focus').evaluate(isInSight), true, await labelOf(page))
      }
      assert.ok(seen.length > 3 && seen.length < 60, `${seen.length} steps: ${seen}`)
      await page.keyboard.press('Tab')
      await page.locator('#text').focus()
      await page.keyboard.press('Shift+Tab')
      assert.notEqual(await page.evaluate(() => document.activeElement?.id), 'text')
    })

    test('shows the form of another mark from its start', async () => {
      await showAll()
      const side = page.locator('#side')
      const tops = () =>
        page.evaluate(() =>
          ['#side', '#inspector'].map(id => document.querySelector(id)?.scrollTop)
        )
      const formOf = words => page.locator('.nm-inspector', {hasText: words}).waitFor()
      await editor.run('nextMark')
      await editor.run('nextMark')
      await formOf('Claim')
      await page.locator('.nm-more').click()
      await side.evaluate(element => element.scrollTo(0, 400))
      await page.locator('#inspector').evaluate(element => element.scrollTo(0, 400))
      assert.ok((await tops()).some(top => Number(top) > 0))
      await editor.run('nextMark')
      await page.locator('.nm-inspector', {hasText: 'Place'}).waitFor()
      await page.waitForFunction(() => document.querySelector('#side')?.scrollTop === 0)
      assert.deepEqual(await tops(), [0, 0])
      await shoot('other mark')
    })

    test('brings what is gone to into sight', async () => {
      await showAll()
      for (const command of ['nextMark', 'nextMark', 'nextFinding', 'nextSuggestion']) {
        await editor.run(command)
        const isSeen = await page.evaluate(() => {
          const box = document.getSelection()?.getRangeAt(0).getBoundingClientRect()
          const frame = document.querySelector('#article')?.getBoundingClientRect()
          return box && frame && box.top >= frame.top - 1 && box.top < frame.bottom
        })
        assert.equal(isSeen, true, command)
      }
    })
  })

const ENTRY = at => ({
  ...{id: `entry-${at}`, kind: 'actor', name: `Entry with a rather long name, number ${at}`},
  ...{matched: '', description: '', detail: 'International organisation, 1946–2020'},
  ...{isDeprecated: false, isRecent: at === 3, inArticle: 0, inCorpus: 120}
})

function labelOf(page) {
  return page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160))
}
