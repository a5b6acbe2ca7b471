// Texts that are unlike most: read from the right, empty, of one endless line, with signs that are not seen.
import assert from 'node:assert/strict'
import {describe, test} from 'node:test'
import {article, mark, openForTests, told} from './annotation-page.mjs'
import {compose} from './annotation-texts.mjs'

const {skip, editor, page} = await openForTests()

const FIELDS = [
  {name: 'source', value: 'AFP'},
  {name: 'date', value: '2016-04-22'}
]
const FROM_THE_RIGHT = {
  arabic: ['هدنة في سوريا', 'AFP – قال دي ميستورا إن ⟦place entry=syria|سوريا⟧ في حالة حرب.'],
  hebrew: ['הפסקת אש', 'שר החוץ ⟦actor entry=kerry|ג׳ון קרי⟧ אמר זאת ביום שישי.'],
  untitled: ['', 'שר החוץ אמר זאת ביום שישי.']
}

/** All that a user can do in the text by keys. */
const COMMANDS = [
  ...['wordLeft', 'wordRight', 'lineUp', 'lineDown', 'selectWordLeft', 'selectWordRight'],
  ...['selectCharacterRight', 'selectLineDown', 'nextMark', 'previousMark', 'nextFinding'],
  ...['nextSuggestion', 'nextUntagged', 'nextName', 'nextQuotation', 'nextClause', 'grow'],
  ...['shrink', 'unmark', 'repeat', 'accept', 'changeKind', 'marks', 'inspector', 'mark']
]

describe('odd texts in the annotation editor', {skip}, () => {
  for (const [name, [title, written]] of Object.entries(FROM_THE_RIGHT))
    test(`begins title and front matter on the right where the text does: ${name}`, async () => {
      const fields = title === '' ? FIELDS : [{name: 'title', value: title}, ...FIELDS]
      await editor.show(compose(`${written}\n\nIn Latin letters.`, {header: fields}))
      await editor.shoot(`annotation-page-header-${name}`)
      const {edge, ends} = await page.evaluate(() => ({
        edge: document.querySelector('#header')?.getBoundingClientRect().right ?? 0,
        ends: Array.from(document.querySelectorAll('#header dl div, #header dt'), element =>
          Math.round(element.getBoundingClientRect().right)
        )
      }))
      assert.ok(Math.abs(Math.max(...ends) - edge) < 2, `${ends} in ${edge}`)
      assert.equal(ends[0], Math.max(...ends), 'the first field begins the line')
      if (title !== '') assert.equal(await directionOf('#header h1'), 'rtl')
      const paragraphs = await page.$$eval('#text p', all =>
        all.map(element => getComputedStyle(element).direction)
      )
      assert.deepEqual(paragraphs, ['rtl', 'ltr'])
    })

  test('leaves the front matter on the left where a text has words from the right', async () => {
    await editor.show(compose('He said سلام and left at once.', {header: FIELDS}))
    assert.equal(await directionOf('#header'), 'ltr')
  })

  for (const [name, header] of /** @type {const} */ ([
    ['without anything', []],
    ['of front matter alone', FIELDS]
  ]))
    test(`takes every command in an article ${name}`, async () => {
      const errors = []
      const note = error => errors.push(error.message)
      page.on('pageerror', note)
      await editor.show(article('', [], {header}))
      await editor.shoot(`annotation-page-empty-${header.length}`)
      for (const command of COMMANDS) {
        await editor.run(command)
        await editor.press('Escape')
      }
      await editor.press(
        'Control+End',
        'PageDown',
        'Home',
        'Shift+ArrowDown',
        'Alt+Shift+ArrowLeft'
      )
      await page.mouse.click(200, 300)
      await page.mouse.dblclick(200, 300)
      page.off('pageerror', note)
      assert.deepEqual(errors, [])
      assert.deepEqual(await told(page, 'act'), [])
    })

  test('says of an article without text that it has none', async () => {
    await editor.show(article('', [], {header: FIELDS}))
    assert.match(await page.locator('#state').innerText(), /no text/)
    await editor.show(article('Words.'))
    assert.equal(await page.locator('#state').innerText(), '')
  })

  test('steps over signs that are not seen, and keeps them', async () => {
    const text = 'Ann\u200b Lee\u00ad met\tBo\u200db\u2060 here.'
    await editor.show(article(text, []))
    const drawn = await page.locator('#text p').textContent()
    assert.equal(drawn, text)
    const seen = []
    await editor.press('Control+Home')
    for (let left = 5; left > 0; left--) {
      seen.push(await page.evaluate(() => String(document.getSelection())))
      await editor.press('ArrowRight')
    }
    assert.equal(new Set(seen).size, seen.length, JSON.stringify(seen))
  })

  test('shows 500 marks in one line, and goes through them', async () => {
    const written = Array.from({length: 500}, (_, at) => `⟦actor entry=e${at}|Name${at}⟧`).join(' ')
    await editor.show(compose(written))
    assert.equal(await page.locator('#text mark').count(), 500)
    await editor.press('Control+End')
    for (let left = 3; left > 0; left--) await editor.run('previousMark')
    assert.match(await page.evaluate(() => String(document.getSelection())), /^Name49[678]$/)
    await editor.shoot('annotation-page-500-marks')
  })

  test('keeps a word without an end within the page', async () => {
    await editor.show(article(`${'x'.repeat(20_000)} end.`, [mark('actor', 0, 20_000)]))
    const [width, inner] = await page.evaluate(() => [
      document.querySelector('#article')?.scrollWidth ?? 0,
      document.querySelector('#article')?.clientWidth ?? 0
    ])
    assert.ok(width <= inner, `${width} in ${inner}`)
  })
})

function directionOf(selector) {
  return page.locator(selector).evaluate(element => getComputedStyle(element).direction)
}
