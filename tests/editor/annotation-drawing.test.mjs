// What the page of the annotation editor draws, in a bare browser.
import assert from 'node:assert/strict'
import {describe, test} from 'node:test'
import fc from 'fast-check'
import {article, change, mark, openForTests, tell, told} from './annotation-page.mjs'
import {compose, TRUCE} from './annotation-texts.mjs'

const {skip, editor, page} = await openForTests()

describe('the text of the annotation editor', {skip}, () => {
  describe('drawing', () => {
    test('shows the base text, byte by byte, with marks as nested elements', async () => {
      await editor.show(TRUCE)
      const drawn = await page.$$eval('#text p', all => all.map(({textContent}) => textContent))
      assert.deepEqual(drawn, TRUCE.text.split('\n\n'))
      const words = await page.$$eval('#text mark', all =>
        all.map(({dataset, textContent}) => [Number(dataset.mark), textContent])
      )
      const wanted = TRUCE.marks.added.map(({start, end}, index) => [
        index,
        TRUCE.text.slice(start, end)
      ])
      assert.deepEqual(
        words.sort(([first], [second]) => Number(first) - Number(second)),
        wanted
      )
      assert.equal(await page.locator('mark.u-claim > mark.u-claim > mark.u-claim').count(), 1)
    })

    test('tells fragments, and what is unsure, apart', async () => {
      await editor.show(TRUCE)
      const ties = await page.$$eval('mark[data-tie]', all => all.map(({dataset}) => dataset.tie))
      assert.deepEqual(ties, ['c1·1', 'c1·2'])
      for (const look of ['unresolved', 'ambiguous', 'suggested', 'deprecated'])
        assert.notEqual(await page.locator(`mark.${look}`).count(), 0, look)
    })

    test('shows markup of the text and of the front matter as text', async () => {
      const evil = '<img src=x onerror="globalThis.hit=1"> &amp; <b>bold</b>'
      const header = [
        {name: '<i>title</i>', value: evil},
        {name: 'title', value: evil}
      ]
      const entry = {id: evil, name: evil, isDeprecated: false}
      await editor.show(article(evil, [mark('actor', 0, 10, {entry, resolution: 'ref'})], {header}))
      const rule = {severity: 'error', rule: evil, message: evil, fixes: [evil], start: 0, end: 4}
      await tell(page, {type: 'findings', version: 1, findings: [rule]})
      await editor.run('nextFinding')
      assert.equal(await page.locator('#text').textContent(), evil)
      assert.equal(await page.locator('#header h1').textContent(), evil)
      assert.equal(await page.locator('#text img, #header img, #finding img, b').count(), 0)
      assert.deepEqual(await page.evaluate(() => [globalThis.hit, globalThis.breaches]), [
        undefined,
        []
      ])
    })

    test('draws after any changes what it would draw at once', async () => {
      const text = Array.from({length: 5}, (_, at) => `Alpha beta gamma ${at} delta.`).join('\n\n')
      const {paragraphs} = article(text)
      await fc.assert(
        fc.asyncProperty(fc.array(changeOf(paragraphs.added), {maxLength: 5}), async changes => {
          await editor.show(article(text))
          let marks = []
          let version = 1
          for (const wanted of changes) {
            const next = spliceFor(marks, wanted, paragraphs.added)
            marks = marks.toSpliced(next.start, next.removed, ...next.added)
            await tell(page, {type: 'article', annotations: change(version, next)})
            version += 1
          }
          const stepwise = await page.locator('#text').innerHTML()
          await editor.show(article(text, marks))
          assert.equal(stripped(stepwise), stripped(await page.locator('#text').innerHTML()))
        }),
        {numRuns: 15}
      )
    })

    test('draws only the paragraph that a change touches', async () => {
      await editor.show(TRUCE)
      await page.$$eval('#text p', all => {
        for (const paragraph of all) Object.assign(paragraph.firstChild ?? {}, {kept: true})
      })
      const at = TRUCE.text.indexOf('Moscow')
      const start = TRUCE.marks.added.filter(one => one.start < at).length
      const added = [mark('place', at, at + 6)]
      await tell(page, {type: 'article', annotations: change(1, {start, removed: 0, added})})
      const kept = await page.$$eval('#text p', all =>
        all.map(paragraph => 'kept' in (paragraph.firstChild ?? {}))
      )
      assert.deepEqual(kept, [true, true, true, false])
    })

    test('keeps the text of a large article at once, and draws all its marks', async () => {
      const written = Array.from(
        {length: 4000},
        (_, at) =>
          `Paragraph ${at} in which ⟦actor|Staffan de Mistura⟧ speaks of ⟦place|Aleppo⟧ at some length, again.`
      ).join('\n\n')
      const large = compose(written)
      assert.ok(large.text.length > 300_000)
      await editor.show(large)
      assert.equal(await page.locator('#text p').count(), 4000)
      await page.waitForFunction(() => document.querySelectorAll('#text mark').length === 8000)
      assert.equal(
        await page.locator('#text p').last().textContent(),
        large.text.split('\n\n').at(-1)
      )
    })

    test('asks for all where a change is to a version that it has not', async () => {
      await editor.show(TRUCE)
      await tell(page, {type: 'run', command: 'wordRight'})
      const none = {start: 0, removed: 0, added: []}
      await page.evaluate(
        annotations => globalThis.tell({type: 'article', annotations}),
        change(7, none)
      )
      assert.equal((await told(page, 'ready')).length, 2)
    })
  })
})

/** Either another mark at a word of a paragraph, or one mark less. */
function changeOf(paragraphs) {
  return fc.record({
    paragraph: fc.nat(paragraphs.length - 1),
    word: fc.nat(2),
    kind: fc.constantFrom('actor', 'place', 'claim'),
    removes: fc.boolean(),
    id: fc.option(fc.constantFrom('c1', 'c2'), {nil: null})
  })
}

function spliceFor(marks, {paragraph, word, kind, removes, id}, paragraphs) {
  if (removes && marks.length > 0)
    return {start: (paragraph * 3 + word) % marks.length, removed: 1, added: []}
  const start = paragraphs[paragraph].start + [0, 6, 11][word]
  const end = start + [5, 4, 5][word]
  const at = marks.filter(other => other.start <= start).length
  const continues = marks.some(other => other.id === id) ? id : null
  const more = continues === null ? {id} : {continues}
  return {start: at, removed: 0, added: [mark(kind, start, end, more)]}
}

/** Without what says where the reader is. */
function stripped(html) {
  return html.replaceAll(' current', '')
}
