// How keys and the mouse select in the page of the annotation editor, in a bare browser.
import assert from 'node:assert/strict'
import {describe, test} from 'node:test'
import {article, openForTests} from './annotation-page.mjs'
import {compose, TRUCE} from './annotation-texts.mjs'

const {skip, editor, page} = await openForTests()

describe('selecting in the annotation editor', {skip}, () => {
  /** What arrows select, one after the other. */
  async function walk(key, steps) {
    const found = []
    for (let step = 0; step < steps; step += 1) {
      await editor.press(key)
      found.push(await editor.selected())
    }
    return found
  }

  describe('stepping', () => {
    test('goes by words, and takes mentions whole', async () => {
      await editor.show(TRUCE)
      assert.deepEqual(await walk('ArrowRight', 6), ['GENEVA', 'The', 'truce', 'in', 'Syria', 'is'])
      assert.deepEqual(await walk('ArrowLeft', 2), ['Syria', 'in'])
      await editor.show(compose('Then ⟦actor|Staffan de Mistura⟧ spoke.'))
      assert.deepEqual(await walk('ArrowRight', 3), ['Then', 'Staffan de Mistura', 'spoke'])
    })

    test('selects by words and by characters, there and back', async () => {
      await editor.show(article('One two three four.\n\nFive six.'))
      await editor.press('ArrowRight', 'ArrowRight')
      assert.deepEqual(await walk('Shift+ArrowRight', 2), ['two three', 'two three four'])
      assert.deepEqual(await walk('Shift+ArrowLeft', 3), ['two three', 'two', 'One two'])
      await editor.press('ArrowRight')
      assert.equal(await editor.selected(), 'three')
      assert.deepEqual(await walk('Alt+Shift+ArrowLeft', 2), ['thre', 'thr'])
      assert.deepEqual(await walk('Alt+Shift+ArrowRight', 1), ['thre'])
    })

    test('goes over paragraphs, and stays at the ends', async () => {
      await editor.show(article('One.\n\nTwo.'))
      assert.deepEqual(await walk('ArrowRight', 3), ['One', 'Two', 'Two'])
      assert.deepEqual(await walk('ArrowLeft', 2), ['One', 'One'])
    })

    test('goes by lines, to the ends, and by screens', async () => {
      await editor.show(TRUCE)
      await editor.press('ArrowRight', 'ArrowDown')
      const second = await editor.selected()
      assert.notEqual(second, 'GENEVA')
      await editor.press('ArrowUp')
      assert.equal(await editor.selected(), 'GENEVA')
      await editor.press('Control+End')
      assert.equal(await editor.selected(), 'maintains')
      await editor.press('Home')
      assert.equal(await editor.selected(), 'Moscow')
      await editor.press('Control+Home')
      assert.equal(await editor.selected(), 'GENEVA')
      await editor.press('PageDown')
      assert.notEqual(await editor.selected(), 'GENEVA')
    })

    const SCRIPTS = [
      ['ar', 'ذهب محمد إلى دمشق', 'ArrowLeft', ['ذهب', 'محمد', 'إلى']],
      ['he', 'דוד הלך לירושלים', 'ArrowLeft', ['דוד', 'הלך', 'לירושלים']],
      ['zh', '星期五他说', 'ArrowRight', ['星期五', '他', '说']],
      ['en', 'A\r\nb 👩‍👩‍👧 c', 'ArrowRight', ['A', 'b', 'c']]
    ]
    for (const [language, text, key, wanted] of SCRIPTS)
      test(`goes by words in ${language}: ${JSON.stringify(text)}`, async () => {
        await editor.show(article(text, [], {language}))
        const steps = wanted.length
        assert.deepEqual(await walk(key, steps), wanted)
      })

    test('takes an emoji of several code points as one character', async () => {
      await editor.show(article('b 👩‍👩‍👧 c'))
      await editor.press('ArrowRight', 'Alt+Shift+ArrowRight', 'Alt+Shift+ArrowRight')
      assert.equal(await editor.selected(), 'b 👩‍👩‍👧')
    })
  })

  describe('the mouse', () => {
    const boxOf = words =>
      page.evaluate(wanted => {
        const text = document.querySelector('#text') ?? document.body
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = (node.nodeValue ?? '').indexOf(wanted)
          if (at < 0) continue
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + wanted.length)
          return range.getBoundingClientRect().toJSON()
        }
      }, words)

    async function boxOfHandle() {
      const box = await page.locator('#handles [data-edge=end]').boundingBox()
      assert.ok(box)
      return box
    }

    async function drag(from, to) {
      await page.mouse.move(from[0], from[1])
      await page.mouse.down()
      await page.mouse.move(to[0], to[1], {steps: 4})
      await page.mouse.up()
    }

    test('selects a word, or a mention, by a click', async () => {
      await editor.show(TRUCE)
      const box = await boxOf('disagreed')
      await page.mouse.click(box.x + 8, box.y + 8)
      await page.waitForFunction(() => String(document.getSelection()) === 'disagreed')
      const mention = await boxOf('Kerry')
      await page.mouse.click(mention.x + 8, mention.y + 8)
      await page.waitForFunction(() => String(document.getSelection()) === 'John Kerry')
    })

    test('selects whole words by dragging, and offers the kinds', async () => {
      await editor.show(TRUCE)
      const [from, to] = [await boxOf('Tehran'), await boxOf('disagreed')]
      await drag([from.x + 12, from.y + 8], [to.x + 30, to.y + 8])
      await page.locator('#bar').waitFor()
      assert.equal(await editor.selected(), 'Tehran disagreed')
      await editor.shoot('annotation-page-bar')
      await page.getByRole('button', {name: 'Place'}).click()
      const [sent] = await editor.acts()
      assert.deepEqual([sent.act, sent.arguments.kind], ['mark', 'place'])
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'text')
    })

    test('selects anew within what is selected, by dragging and by a click', async () => {
      await editor.show(article('Syria’s opposition, led by Riad Hijab, left the talks.'))
      const [all, name] = [await boxOf('opposition, led by Riad Hijab'), await boxOf('Riad Hijab')]
      const y = all.y + 8
      await drag([all.x + 2, y], [all.x + all.width - 2, y])
      await page.waitForFunction(() => /^opposition.*Hijab$/.test(String(document.getSelection())))
      await drag([name.x + 2, y], [name.x + name.width - 2, y])
      await page.waitForFunction(() => String(document.getSelection()) === 'Riad Hijab')
      await page.mouse.click(name.x + 4, y)
      await page.waitForFunction(() => String(document.getSelection()) === 'Riad')
      await page.keyboard.down('Shift')
      await page.mouse.click(name.x + name.width - 4, y)
      await page.keyboard.up('Shift')
      await page.waitForFunction(() => String(document.getSelection()) === 'Riad Hijab')
      await page.mouse.dblclick(all.x + 8, y)
      await page.waitForFunction(() => String(document.getSelection()) === 'opposition')
    })

    test('keeps the handles at their mark as the page becomes narrower', async () => {
      await editor.show(TRUCE)
      const box = await boxOf('John Kerry')
      await page.mouse.click(box.x + 8, box.y + 8)
      await page.locator('#handles [data-edge=end]').waitFor()
      const size = page.viewportSize()
      assert.ok(size)
      await page.setViewportSize({width: 420, height: size.height})
      try {
        const moved = await boxOf('John Kerry')
        assert.notEqual(`${moved.right} ${moved.top}`, `${box.right} ${box.top}`)
        await page.waitForFunction(
          ({right, top}) => {
            const handle = document.querySelector('#handles [data-edge=end]')
            const {x = 0, y = 0, width = 0} = handle?.getBoundingClientRect() ?? {}
            return Math.abs(x + width / 2 - right) < 3 && Math.abs(y - top) < 3
          },
          {right: moved.right, top: moved.top}
        )
      } finally {
        await page.setViewportSize(size)
      }
    })

    test('moves an edge of a mark by its handle', async () => {
      await editor.show(TRUCE)
      const box = await boxOf('John Kerry')
      await page.mouse.click(box.x + 8, box.y + 8)
      await page.locator('#handles [data-edge=end]').waitFor()
      const handle = await boxOfHandle()
      const to = await boxOf(' and ')
      const middle = handle.y + handle.height / 2
      await drag([handle.x + 4, middle], [to.x + to.width / 2, middle])
      const [sent] = await editor.acts()
      const start = TRUCE.text.indexOf('John Kerry')
      assert.deepEqual([sent.act, sent.span], ['fit-selection', {start, end: start + 14}])
    })
  })
})
