// What the mouse and a finger do at the edges of the text, and what the page does not take.
import assert from 'node:assert/strict'
import {describe, test} from 'node:test'
import {article, openForTests, told} from './annotation-page.mjs'
import {compose} from './annotation-texts.mjs'

const {skip, editor, page} = await openForTests()

const TEXT = 'One two three four.\n\nFive six ⟦actor|Ann Lee⟧ seven.\n\nEight nine.'
const HEADER = [{name: 'title', value: 'A title of some words'}]
const selected = () => page.evaluate(() => String(document.getSelection()).trim())

describe('pointing in the annotation editor', {skip}, () => {
  const show = () => editor.show(compose(TEXT, {header: HEADER}))

  test('selects a word by a double click, a paragraph by a third', async () => {
    await show()
    const {x, y} = await boxOf('three')
    await page.mouse.dblclick(x + 8, y + 6)
    await page.waitForFunction(() => String(document.getSelection()) === 'three')
    await page.locator('#bar:not([hidden])').waitFor()
    await page.mouse.click(x + 8, y + 6, {clickCount: 3})
    await page.waitForFunction(() => String(document.getSelection()).trim().length > 5)
    await page.waitForTimeout(100)
    assert.equal(await selected(), 'One two three four.')
    await page.keyboard.press('c')
    await editor.run('mark', {kind: 'claim'})
    const [{act}] = await told(page, 'act')
    assert.deepEqual(act.span, {start: 0, end: 19})
  })

  /** Where a drag ends that begins at an edge of “six”, and what is selected then. */
  const ENDS = /** @type {const} */ ({
    'above the text': [[300, 5], 'end', 'One two three four.\n\nFive six'],
    'beside the text': [[1200, undefined], 'start', 'six Ann Lee seven.'],
    'out of the window': [[-60, undefined], 'end', 'Five six']
  })
  for (const [name, [[x, y], edge, wanted]] of Object.entries(ENDS))
    test(`selects as far as the text goes where a drag ends ${name}`, async () => {
      await show()
      await page.locator('.nm-tree [role=treeitem]').first().waitFor()
      const from = await boxOf('six')
      await page.mouse.move(from.x + (edge === 'start' ? 2 : from.width - 2), from.y + 6)
      await page.mouse.down()
      await page.mouse.move(x, y ?? from.y + 6, {steps: 6})
      await page.mouse.up()
      await page.locator('#bar:not([hidden])').waitFor()
      assert.equal(await selected(), wanted)
    })

  test('takes what a finger selects, to whole words', async () => {
    await show()
    await page.evaluate(() => {
      const text = document.querySelector('#text p')?.firstChild
      document.dispatchEvent(new PointerEvent('pointerdown', {pointerType: 'touch', bubbles: true}))
      if (text) document.getSelection()?.setBaseAndExtent(text, 5, text, 10)
    })
    await page.waitForFunction(() => String(document.getSelection()) === 'two three')
    await page.locator('#bar:not([hidden])').waitFor()
    await page.locator('#bar button').first().click()
    const [{act}] = await told(page, 'act')
    assert.deepEqual(act.span, {start: 4, end: 13})
  })

  test('says that the text is not changed here by what is pasted or cut', async () => {
    await show()
    await page.locator('#text').focus()
    await editor.press('ArrowRight')
    for (const keys of ['Control+V', 'Control+X']) {
      await page.evaluate(() => document.querySelector('#toast')?.toggleAttribute('hidden', true))
      await page.keyboard.press(keys)
      await page.locator('#toast:not([hidden])', {hasText: 'written in the text editor'}).waitFor()
    }
    assert.equal((await page.locator('#text p').first().textContent()) ?? '', 'One two three four.')
  })

  test('copies words as they stand, without what is drawn beside marks', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await editor.show(compose('Five ⟦actor resolution=unresolved|Ann Lee⟧ seven.'))
    await page.locator('#text').focus()
    await page.evaluate(() =>
      document.getSelection()?.selectAllChildren(document.querySelector('#text p') ?? document.body)
    )
    const copied = await page.evaluate(() => {
      document.execCommand('copy')
      return String(document.getSelection())
    })
    assert.equal(copied, 'Five Ann Lee seven.')
  })

  test('shows a paragraph of 100,000 letters, and goes through it', async () => {
    await editor.show(article('Some words of it. '.repeat(5600).trim()))
    await editor.press('Control+End')
    assert.equal(await selected(), 'it')
    await editor.press('ArrowLeft', 'ArrowUp')
    assert.notEqual(await selected(), '')
  })
})

/** The box of words in the text. */
async function boxOf(words) {
  return page.evaluate(wanted => {
    const nodes = document.createTreeWalker(
      document.querySelector('#text') ?? document.body,
      NodeFilter.SHOW_TEXT
    )
    while (nodes.nextNode()) {
      const node = /** @type {Text} */ (nodes.currentNode)
      const at = node.data.indexOf(wanted)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const {x, y, width, height} = range.getBoundingClientRect()
      return {x, y, width, height}
    }
    throw new Error(`Unexpected absence of “${wanted}”`)
  }, words)
}
