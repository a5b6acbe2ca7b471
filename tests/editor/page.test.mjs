// The page of the annotation editor in a bare browser: what it draws, how keys and the mouse select, which acts it sends.
import assert from 'node:assert/strict'
import {mkdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import {after, before, describe, test} from 'node:test'
import fc from 'fast-check'
import {need} from '../support/ensure-command.mjs'
import {article, change, mark, openPages, tell, told} from './annotation-page.mjs'
import {compose, FINDINGS, TRUCE} from './annotation-texts.mjs'
import {contrast, layOver} from './colour.mjs'
import {ensureBrowser} from './install.mjs'

const ARTIFACTS = path.join(import.meta.dirname, '../artifacts')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const {skip} = await need(ensureBrowser)

describe('the page of the annotation editor', {skip}, () => {
  let pages
  let page
  before(async () => {
    pages = await openPages()
    page = pages.page
  })
  after(() => pages?.close())

  async function show(annotations, theme) {
    await pages.load(theme)
    await tell(page, {type: 'article', annotations})
    await page.locator('#text').focus()
  }

  const selected = () => page.evaluate(() => String(document.getSelection()?.getRangeAt(0)))
  const run = (command, given) =>
    tell(page, {type: 'run', command, ...(given && {arguments: given})})
  const acts = async () => (await told(page, 'act')).map(({act}) => act)

  async function press(...keys) {
    for (const key of keys) await page.keyboard.press(key)
  }

  /** What arrows select, one after the other. */
  async function walk(key, steps) {
    const found = []
    for (let step = 0; step < steps; step += 1) {
      await press(key)
      found.push(await selected())
    }
    return found
  }

  describe('drawing', () => {
    test('shows the base text, byte by byte, with marks as nested elements', async () => {
      await show(TRUCE)
      const drawn = await page.$$eval('#text p', all => all.map(({textContent}) => textContent))
      assert.deepEqual(drawn, TRUCE.text.split('\n\n'))
      const words = await page.$$eval('#text mark', all =>
        all.map(({dataset, textContent}) => [Number(dataset.mark), textContent])
      )
      const wanted = TRUCE.marks.added.map(({start, end}, index) => [
        index,
        TRUCE.text.slice(start, end)
      ])
      assert.deepEqual(words.sort(byIndex), wanted)
      assert.equal(await page.locator('mark.u-claim > mark.u-claim > mark.u-claim').count(), 1)
    })

    test('tells fragments, and what is unsure, apart', async () => {
      await show(TRUCE)
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
      await show(article(evil, [mark('actor', 0, 10, {entry, resolution: 'ref'})], {header}))
      const rule = {severity: 'error', rule: evil, message: evil, fixes: [evil], start: 0, end: 4}
      await tell(page, {type: 'findings', version: 1, findings: [rule]})
      await run('nextFinding')
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
          await show(article(text))
          let marks = []
          let version = 1
          for (const wanted of changes) {
            const next = spliceFor(marks, wanted, paragraphs.added)
            marks = marks.toSpliced(next.start, next.removed, ...next.added)
            await tell(page, {type: 'article', annotations: change(version, next)})
            version += 1
          }
          const stepwise = await page.locator('#text').innerHTML()
          await show(article(text, marks))
          assert.equal(stripped(stepwise), stripped(await page.locator('#text').innerHTML()))
        }),
        {numRuns: 15}
      )
    })

    test('draws only the paragraph that a change touches', async () => {
      await show(TRUCE)
      await page.$$eval('#text p', all => {
        for (const paragraph of all) paragraph.firstChild.kept = true
      })
      const at = TRUCE.text.indexOf('Moscow')
      const start = TRUCE.marks.added.filter(one => one.start < at).length
      const added = [mark('place', at, at + 6)]
      await tell(page, {type: 'article', annotations: change(1, {start, removed: 0, added})})
      const kept = await page.$$eval('#text p', all =>
        all.map(paragraph => paragraph.firstChild.kept === true)
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
      await show(large)
      assert.equal(await page.locator('#text p').count(), 4000)
      await page.waitForFunction(() => document.querySelectorAll('#text mark').length === 8000)
      assert.equal(
        await page.locator('#text p').last().textContent(),
        large.text.split('\n\n').at(-1)
      )
    })

    test('asks for all where a change is to a version that it has not', async () => {
      await show(TRUCE)
      await tell(page, {type: 'run', command: 'wordRight'})
      const none = {start: 0, removed: 0, added: []}
      await page.evaluate(
        annotations => globalThis.tell({type: 'article', annotations}),
        change(7, none)
      )
      assert.equal((await told(page, 'ready')).length, 2)
    })
  })

  describe('stepping', () => {
    test('goes by words, and takes mentions whole', async () => {
      await show(TRUCE)
      assert.deepEqual(await walk('ArrowRight', 6), ['GENEVA', 'The', 'truce', 'in', 'Syria', 'is'])
      assert.deepEqual(await walk('ArrowLeft', 2), ['Syria', 'in'])
      await show(compose('Then ⟦actor|Staffan de Mistura⟧ spoke.'))
      assert.deepEqual(await walk('ArrowRight', 3), ['Then', 'Staffan de Mistura', 'spoke'])
    })

    test('selects by words and by characters, there and back', async () => {
      await show(article('One two three four.\n\nFive six.'))
      await press('ArrowRight', 'ArrowRight')
      assert.deepEqual(await walk('Shift+ArrowRight', 2), ['two three', 'two three four'])
      assert.deepEqual(await walk('Shift+ArrowLeft', 3), ['two three', 'two', 'One two'])
      await press('ArrowRight')
      assert.equal(await selected(), 'three')
      assert.deepEqual(await walk('Alt+Shift+ArrowLeft', 2), ['thre', 'thr'])
      assert.deepEqual(await walk('Alt+Shift+ArrowRight', 1), ['thre'])
    })

    test('goes over paragraphs, and stays at the ends', async () => {
      await show(article('One.\n\nTwo.'))
      assert.deepEqual(await walk('ArrowRight', 3), ['One', 'Two', 'Two'])
      assert.deepEqual(await walk('ArrowLeft', 2), ['One', 'One'])
    })

    test('goes by lines, to the ends, and by screens', async () => {
      await show(TRUCE)
      await press('ArrowRight', 'ArrowDown')
      const second = await selected()
      assert.notEqual(second, 'GENEVA')
      await press('ArrowUp')
      assert.equal(await selected(), 'GENEVA')
      await press('Control+End')
      assert.equal(await selected(), 'maintains')
      await press('Home')
      assert.equal(await selected(), 'Moscow')
      await press('Control+Home')
      assert.equal(await selected(), 'GENEVA')
      await press('PageDown')
      assert.notEqual(await selected(), 'GENEVA')
    })

    const SCRIPTS = [
      ['ar', 'ذهب محمد إلى دمشق', 'ArrowLeft', ['ذهب', 'محمد', 'إلى']],
      ['he', 'דוד הלך לירושלים', 'ArrowLeft', ['דוד', 'הלך', 'לירושלים']],
      ['zh', '星期五他说', 'ArrowRight', ['星期五', '他', '说']],
      ['en', 'A\r\nb 👩‍👩‍👧 c', 'ArrowRight', ['A', 'b', 'c']]
    ]
    for (const [language, text, key, wanted] of SCRIPTS)
      test(`goes by words in ${language}: ${JSON.stringify(text)}`, async () => {
        await show(article(text, [], {language}))
        const steps = wanted.length
        assert.deepEqual(await walk(key, steps), wanted)
      })

    test('takes an emoji of several code points as one character', async () => {
      await show(article('b 👩‍👩‍👧 c'))
      await press('ArrowRight', 'Alt+Shift+ArrowRight', 'Alt+Shift+ArrowRight')
      assert.equal(await selected(), 'b 👩‍👩‍👧')
    })
  })

  describe('acts', () => {
    test('marks what is selected at the key, with a version and an id', async () => {
      await show(article('One two three.'))
      await press('ArrowRight', 'ArrowRight', 'Shift+ArrowRight')
      await run('mark', {kind: 'actor'})
      const [sent] = await told(page, 'act')
      assert.equal(sent.version, 1)
      assert.equal(typeof sent.id, 'number')
      assert.deepEqual(sent.act, {
        act: 'mark',
        span: {start: 4, end: 13},
        arguments: {kind: 'actor', attributes: []}
      })
    })

    test('repeats the last marking at another place', async () => {
      await show(article('One two three.'))
      await press('ArrowRight')
      await run('mark', {kind: 'place'})
      await press('ArrowRight')
      await run('repeat')
      const kinds = (await acts()).map(({act, span, arguments: given}) => [act, span, given.kind])
      assert.deepEqual(kinds, [
        ['mark', {start: 0, end: 3}, 'place'],
        ['mark', {start: 4, end: 7}, 'place']
      ])
    })

    test('sends acts at once, with ids of their own', async () => {
      await show(article('One two three four five six seven eight nine ten.'))
      for (let at = 0; at < 10; at += 1) {
        await press('ArrowRight')
        await run('mark', {kind: 'actor'})
      }
      const sent = await told(page, 'act')
      assert.equal(new Set(sent.map(({id}) => id)).size, 10)
      assert.equal(sent.at(-1).act.span.start, 45)
    })

    test('selects the mark that came of an act, unless the reader has gone on', async () => {
      await show(article('One two three.'))
      await press('ArrowRight')
      await run('mark', {kind: 'actor'})
      const [{id: reply}] = await told(page, 'act')
      const added = [mark('actor', 0, 7)]
      const annotations = change(1, {start: 0, removed: 0, added})
      await tell(page, {type: 'article', annotations, reply})
      assert.equal(await selected(), 'One two')
      await press('ArrowRight')
      assert.equal(await selected(), 'three')
    })

    test('shows an act that takes long, and says why one was refused', async () => {
      await show(article('One two three.'))
      await press('ArrowRight')
      await run('mark', {kind: 'actor'})
      await page.locator('.pending').waitFor()
      const [{id}] = await told(page, 'act')
      await tell(page, {type: 'refused', reply: id, reason: 'The codebook has no such kind'})
      assert.equal(await page.locator('.pending').count(), 0)
      assert.equal(await page.locator('#toast').textContent(), 'The codebook has no such kind')
      assert.equal(await page.locator('#live').textContent(), 'The codebook has no such kind')
      assert.equal(await selected(), 'One')
    })

    const AT_CLAIM = [
      ['unmark', undefined, 'unmark', undefined],
      ['startEarlier', undefined, 'move-edge', {edge: 'start', to: 'wider'}],
      ['startLater', undefined, 'move-edge', {edge: 'start', to: 'narrower'}],
      ['endEarlier', undefined, 'move-edge', {edge: 'end', to: 'narrower'}],
      ['endLater', undefined, 'move-edge', {edge: 'end', to: 'wider'}],
      ['changeKind', {kind: 'event'}, 'change-kind', {kind: 'event'}],
      ['markAll', undefined, 'tag-entry', undefined]
    ]
    for (const [command, given, act, wanted] of AT_CLAIM)
      test(`${command} is the act ${act} at the mark`, async () => {
        await show(TRUCE)
        await run('nextMark')
        await run('nextMark')
        await run(command, given)
        const {start, end} = TRUCE.marks.added[1]
        const sent = {act, span: {start, end}, mark: 1, ...(wanted && {arguments: wanted})}
        assert.deepEqual(await acts(), [sent])
      })

    test('adds a fragment to the claim that the cursor was in', async () => {
      await show(TRUCE)
      await run('nextMark')
      await run('nextMark')
      await press('Control+End')
      await run('addFragment')
      const [{act, arguments: given}] = await acts()
      assert.deepEqual([act, given], ['continue-claim', {claim: 'c1'}])
    })

    test('accepts a suggestion and goes on to the next', async () => {
      await show(TRUCE)
      await run('nextSuggestion')
      assert.equal(await selected(), 'Sergei Lavrov')
      await run('accept')
      assert.equal(await selected(), 'the rebel-held east')
      await run('reject')
      assert.deepEqual(
        (await acts()).map(({act}) => act),
        ['accept', 'reject']
      )
    })

    test('does nothing where the article cannot be changed, and says so', async () => {
      await show(TRUCE)
      await tell(page, {type: 'state', state: 'read-only', reason: 'This file is read-only'})
      await press('ArrowRight')
      await run('mark', {kind: 'actor'})
      assert.deepEqual(await acts(), [])
      assert.equal(await page.locator('#toast').textContent(), 'This file is read-only')
    })
  })

  describe('findings', () => {
    async function showFindings() {
      await show(TRUCE)
      await tell(page, {type: 'findings', version: 1, findings: FINDINGS})
    }

    test('stand under their words, and are gone to', async () => {
      await showFindings()
      const words = await page.$$eval('.finding', all => all.map(one => one.textContent))
      assert.deepEqual(words, ['had promised that', 'Moscow'])
      await run('nextUntagged')
      assert.equal(await selected(), 'Moscow')
      assert.match(await page.locator('#finding').textContent(), /without a tag/)
      assert.match(await page.locator('#live').textContent(), /without a tag/)
    })

    test('are fixed, and ignored for a reason', async () => {
      await showFindings()
      await run('nextUntagged')
      await page.locator('#finding .fixes button').click()
      await run('nextUntagged')
      await page.locator('#finding input').fill('a sports club')
      await page.keyboard.press('Enter')
      const sent = await told(page, 'command')
      assert.deepEqual(
        sent.map(({command, arguments: given}) => [command, given.rule, given.fix ?? given.reason]),
        [
          ['fix', 'untagged-mention', 0],
          ['ignore', 'untagged-mention', 'a sports club']
        ]
      )
    })
  })

  describe('for everyone', () => {
    for (const theme of ['dark', 'light', 'hcDark', 'hcLight'])
      test(`axe finds nothing to complain of in ${theme}, and texts and lines can be seen`, async () => {
        await show(TRUCE, theme)
        await tell(page, {type: 'findings', version: 1, findings: FINDINGS})
        await run('nextMark')
        await shoot(page, `annotation-page-${theme}`)
        assert.deepEqual(await violations(page), [])
        for (const {background, ink, line, words} of await coloursOf(page)) {
          assert.ok(contrast(ink, background) >= 4.5, `${words}: ${ink} on ${background}`)
          assert.ok(contrast(line, background) >= 3, `${words}: ${line} on ${background}`)
        }
        await run('nextUntagged')
        await shoot(page, `annotation-page-finding-${theme}`)
        assert.deepEqual(await violations(page), [])
        await run('help')
        await shoot(page, `annotation-page-help-${theme}`)
        assert.deepEqual(await violations(page), [])
      })

    test('kinds and states differ in form, not in colour alone', async () => {
      await show(
        compose(
          '⟦actor|One⟧ ⟦place|two⟧ ⟦claim|three⟧ ⟦event|four⟧ ⟦actor resolution=unresolved|five⟧ ⟦actor resolution=ambiguous|six⟧ ⟦actor status=suggested|seven⟧ ⟦actor entry=x deprecated=yes|eight⟧'
        )
      )
      const forms = await page.$$eval('#text mark', all =>
        all.map(one => {
          const {borderWidth, borderStyle, fontStyle, paddingBottom} = getComputedStyle(one)
          const {content} = getComputedStyle(one, '::after')
          return [borderWidth, borderStyle, fontStyle, paddingBottom, content].join(' ')
        })
      )
      assert.equal(new Set(forms).size, forms.length, forms.join('\n'))
    })

    test('fits in one column at 640 px, and at twice the size', async () => {
      await show(TRUCE)
      for (const [width, height] of [
        [640, 400],
        [320, 400]
      ]) {
        await page.setViewportSize({width, height})
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        assert.ok(wide <= width, `${wide} px at ${width}`)
        const [text, side] = await page.$$eval('#article, #side', all =>
          all.map(one => one.getBoundingClientRect().toJSON())
        )
        assert.ok(side.top >= text.bottom - 1, 'one below the other')
        await shoot(page, `annotation-page-${width}`)
      }
      await page.setViewportSize({width: 1280, height: 800})
    })

    test('says each step in a live region', async () => {
      await show(TRUCE)
      await run('nextMark')
      await run('nextMark')
      await press('ArrowRight')
      assert.equal(await page.locator('#live').textContent(), 'the')
      await run('previousMark')
      assert.match(await page.locator('#live').textContent(), /Syria; Place, Syria; Claim c1/)
    })

    test('has no trap for the keyboard, and Esc leads back to the text', async () => {
      await show(TRUCE)
      await run('nextMark')
      await press('Tab')
      assert.equal(
        await page.evaluate(() => document.activeElement?.closest('#side') !== null),
        true
      )
      await press('Escape')
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'text')
      await press('Shift+Tab')
      assert.notEqual(await page.evaluate(() => document.activeElement?.id), 'text')
    })

    test('tells whether keys go to the text', async () => {
      await show(TRUCE)
      await tell(page, {type: 'findings', version: 1, findings: FINDINGS})
      await run('nextUntagged')
      await page.locator('#finding input').focus()
      await press('Escape')
      const focus = (await told(page, 'focus')).map(({isInText}) => isInText)
      assert.deepEqual(focus.slice(-3), [true, false, true])
    })

    test('keeps letters, and undo, within fields', async () => {
      await show(TRUCE)
      await tell(page, {type: 'findings', version: 1, findings: FINDINGS})
      await run('nextUntagged')
      await page.evaluate(() => {
        globalThis.keys = []
        window.addEventListener('keydown', ({key}) => globalThis.keys.push(key))
      })
      await page.locator('#finding input').focus()
      await press('a', 'Control+z', 'F1', 'Control+p')
      const keys = await page.evaluate(() => globalThis.keys)
      assert.deepEqual(
        keys.filter(key => key !== 'Control'),
        ['F1', 'p']
      )
    })

    test('takes no key that an input method composes with', async () => {
      await show(TRUCE)
      await press('ArrowRight')
      await page.evaluate(() =>
        document
          .querySelector('#text')
          ?.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', isComposing: true}))
      )
      assert.equal(await selected(), 'GENEVA')
    })

    const STATES = ['loading', 'no-server', 'not-an-article', 'read-only', 'large', 'failed']
    test('shows each state that is not as usual', async () => {
      await show(TRUCE)
      const seen = new Set()
      for (const state of STATES) {
        await tell(page, {type: 'state', state, reason: ''})
        seen.add(await page.locator('#state').textContent())
      }
      assert.equal(seen.size, STATES.length)
      await tell(page, {type: 'state', state: 'ready', reason: ''})
      assert.equal(await page.locator('#state').textContent(), '')
    })

    test('locks a paragraph with broken markup, and leads to the source', async () => {
      const broken = [{start: TRUCE.text.indexOf('Moscow'), end: TRUCE.text.length}]
      await show({...TRUCE, broken})
      assert.equal(await page.locator('p.broken').count(), 1)
      await page.locator('#state button').click()
      const [{target}] = await told(page, 'open')
      assert.deepEqual(target, {type: 'source', span: broken[0]})
    })

    test('lists every command with its keys', async () => {
      await show(TRUCE)
      await run('help')
      const help = await page.locator('#help').textContent()
      for (const words of ['Mark as Actora', 'Next markn', 'Remove the markuDelete'])
        assert.ok(help?.includes(words), words)
      await press('Escape')
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'text')
    })
  })

  describe('the mouse', () => {
    const boxOf = words =>
      page.evaluate(wanted => {
        const text = document.querySelector('#text')
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.nodeValue.indexOf(wanted)
          if (at < 0) continue
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + wanted.length)
          return range.getBoundingClientRect().toJSON()
        }
      }, words)

    async function drag(from, to) {
      await page.mouse.move(...from)
      await page.mouse.down()
      await page.mouse.move(...to, {steps: 4})
      await page.mouse.up()
    }

    test('selects a word, or a mention, by a click', async () => {
      await show(TRUCE)
      const box = await boxOf('disagreed')
      await page.mouse.click(box.x + 8, box.y + 8)
      await page.waitForFunction(() => String(document.getSelection()) === 'disagreed')
      const mention = await boxOf('Kerry')
      await page.mouse.click(mention.x + 8, mention.y + 8)
      await page.waitForFunction(() => String(document.getSelection()) === 'John Kerry')
    })

    test('selects whole words by dragging, and offers the kinds', async () => {
      await show(TRUCE)
      const [from, to] = [await boxOf('Tehran'), await boxOf('disagreed')]
      await drag([from.x + 12, from.y + 8], [to.x + 30, to.y + 8])
      await page.locator('#bar').waitFor()
      assert.equal(await selected(), 'Tehran disagreed')
      await shoot(page, 'annotation-page-bar')
      await page.getByRole('button', {name: 'Place'}).click()
      const [sent] = await acts()
      assert.deepEqual([sent.act, sent.arguments.kind], ['mark', 'place'])
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'text')
    })

    test('moves an edge of a mark by its handle', async () => {
      await show(TRUCE)
      const box = await boxOf('John Kerry')
      await page.mouse.click(box.x + 8, box.y + 8)
      await page.locator('#handles [data-edge=end]').waitFor()
      const handle = await page.locator('#handles [data-edge=end]').boundingBox()
      const to = await boxOf(' and ')
      const middle = handle.y + handle.height / 2
      await drag([handle.x + 4, middle], [to.x + to.width / 2, middle])
      const [sent] = await acts()
      const start = TRUCE.text.indexOf('John Kerry')
      assert.deepEqual([sent.act, sent.span], ['fit-selection', {start, end: start + 14}])
    })
  })

  function byIndex([first], [second]) {
    return first - second
  }
})

/** What axe finds, as rules with the elements. */
async function violations(page) {
  await page.evaluate(AXE)
  const found = await page.evaluate(() => globalThis.axe.run(document))
  return found.violations.map(({id, nodes}) => [id, ...nodes.map(({html}) => html.slice(0, 120))])
}

/** The colours of each mark as they show: its words, its line, and what lies behind. */
async function coloursOf(page) {
  const found = await page.$$eval('#text mark', all =>
    all.map(one => {
      const layers = []
      for (let part = one; part; part = part.parentElement)
        layers.push(getComputedStyle(part).backgroundColor)
      const style = getComputedStyle(one)
      const sides = ['Bottom', 'Left', 'Top'].filter(side => style[`border${side}Width`] !== '0px')
      const line = style[`border${sides[0]}Color`]
      return {layers, ink: style.color, line, words: one.textContent}
    })
  )
  return found.map(({layers, ...rest}) => ({
    ...rest,
    background: layers.reduceRight((base, colour) => layOver(srgb(colour), base), 'rgb(0, 0, 0)')
  }))
}

/** `color(srgb …)`, as mixed colours are given, in parts of 255. */
function srgb(colour) {
  if (!colour.startsWith('color(srgb')) return colour
  const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g)?.map(Number) ?? []
  return `rgba(${[red, green, blue].map(part => part * 255).join(', ')}, ${alpha})`
}

/** Keeps a picture beside the other artefacts. */
async function shoot(page, name) {
  mkdirSync(ARTIFACTS, {recursive: true})
  await page.screenshot({path: path.join(ARTIFACTS, `${name}.png`)})
}

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
