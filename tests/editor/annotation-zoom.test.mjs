// The annotation editor at 200 % of zoom, and in a window of 640 pixels: all can be read, reached, and left again.
import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {openEditorPage, tell, told} from './annotation-page.mjs'
import {FINDINGS, TRUCE} from './annotation-texts.mjs'
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
      assert.deepEqual(await cutOff(page), [])
      await page.locator('.nm-more').click()
      await page.locator('.nm-marks').scrollIntoViewIfNeeded()
      await shoot('form')
      assert.deepEqual(await cutOff(page), [])
    })

    test('cuts nothing off: finding, help, picker and bar', async () => {
      await showAll()
      await editor.run('nextUntagged')
      await shoot('finding')
      assert.deepEqual(await cutOff(page), [])
      await editor.press('Escape')
      await editor.run('help')
      await shoot('help')
      assert.deepEqual(await cutOff(page), [])
      await editor.press('Escape')
      await editor.run('mark')
      const {id} = (await told(page, 'ask')).at(-1)
      const entries = Array.from({length: 30}, (_, at) => ENTRY(at))
      await tell(page, {type: 'answer', reply: id, value: {entries, isPartial: false}})
      await page.locator('.nm-picker[data-ready=""]').waitFor()
      await shoot('picker')
      assert.deepEqual(await cutOff(page), [])
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

/** What stands out of the window to the side, or is hidden by the box that it is in, without a way to scroll there. */
function cutOff(page) {
  return page.evaluate(() => {
    const parts = '#article, #side, .nm-picker, #help[open], #finding, #bar, #state'
    const all = Array.from(document.querySelectorAll(parts)).flatMap(part => [
      part,
      ...Array.from(part.querySelectorAll('*'))
    ])
    const found = []
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider')
    for (const element of all) {
      const box = element.getBoundingClientRect()
      const style = getComputedStyle(element)
      if (box.width === 0 || style.visibility === 'hidden' || element.closest('.hidden-text'))
        continue
      const said = `${element.tagName}.${element.className} “${element.textContent?.slice(0, 30)}”`
      if (box.left < -1 || box.right > innerWidth + 1) found.push(`out of the window: ${said}`)
      const isHiding = /hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis'
      if (isHiding && element.scrollWidth > element.clientWidth + 1) found.push(`cut: ${said}`)
    }
    return found
  })
}

/** In the page: whether the middle of an element is in the window, and nothing lies over it. */
function isInSight(element) {
  const {left, top, width, height} = element.getBoundingClientRect()
  const [x, y] = [left + width / 2, top + Math.min(height / 2, innerHeight / 4)]
  const there = document.elementFromPoint(x, y)
  return there !== null && (element.contains(there) || there.contains(element))
}

function labelOf(page) {
  return page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160))
}
