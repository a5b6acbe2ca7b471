// Whether everyone can read and use the page of the annotation editor: themes, sizes, keyboard.
import assert from 'node:assert/strict'
import {describe, test} from 'node:test'
import axe from 'axe-core'
import {article, mark, openForTests, tell, told} from './annotation-page.mjs'
import {compose, FINDINGS, TRUCE} from './annotation-texts.mjs'
import {contrast, layOver} from './colour.mjs'

const {skip, editor, page} = await openForTests()

describe('the annotation editor', {skip}, () => {
  describe('for everyone', () => {
    for (const theme of ['dark', 'light', 'hcDark', 'hcLight'])
      test(`axe finds nothing to complain of in ${theme}, and texts and lines can be seen`, async () => {
        await editor.show(TRUCE, theme)
        await tell(page, {type: 'findings', version: 1, findings: FINDINGS})
        await editor.run('nextMark')
        await editor.shoot(`annotation-page-${theme}`)
        assert.deepEqual(await violations(page), [])
        for (const {background, ink, line, words} of await coloursOf(page)) {
          assert.ok(contrast(ink, background) >= 4.5, `${words}: ${ink} on ${background}`)
          assert.ok(contrast(line, background) >= 3, `${words}: ${line} on ${background}`)
        }
        await editor.run('nextUntagged')
        await editor.shoot(`annotation-page-finding-${theme}`)
        assert.deepEqual(await violations(page), [])
        await editor.run('help')
        await editor.shoot(`annotation-page-help-${theme}`)
        assert.deepEqual(await violations(page), [])
      })

    test('kinds and states differ in form, not in colour alone', async () => {
      await editor.show(
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
      await editor.show(TRUCE)
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
        await editor.shoot(`annotation-page-${width}`)
      }
      await page.setViewportSize({width: 1280, height: 800})
    })

    test('fills the window beside a short article', async () => {
      await editor.show(article('Ann met Bob.', [mark('actor', 0, 3)]))
      const heights = await page.$$eval('#article, #side', all =>
        all.map(one => one.getBoundingClientRect().height)
      )
      assert.deepEqual(heights, [800, 800])
    })

    test('selects nothing of the forms when a drag leaves the text', async () => {
      await editor.show(article('Ann met Bob.', [mark('actor', 0, 3)]))
      await page.locator('.nm-tree [role=treeitem]').first().waitFor()
      const box = await page.locator('#text p').boundingBox()
      await page.mouse.move((box?.x ?? 0) + 80, (box?.y ?? 0) + 12)
      await page.mouse.down()
      await page.mouse.move(1200, 500, {steps: 4})
      assert.doesNotMatch(
        await page.evaluate(() => String(document.getSelection())),
        /Filter|Actor/
      )
      await page.mouse.up()
    })

    test('changes to the text editor by a key that VS Code leaves to a browser', async () => {
      await editor.show(TRUCE)
      await editor.press('Control+Shift+V')
      assert.deepEqual(
        (await told(page, 'command')).map(({command}) => command),
        ['toggle']
      )
    })

    test('has no trap for the keyboard, and Esc leads back to the text', async () => {
      await editor.show(TRUCE)
      await editor.run('nextMark')
      await editor.press('Tab')
      assert.equal(
        await page.evaluate(() => document.activeElement?.closest('#side') !== null),
        true
      )
      await editor.press('Escape')
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'text')
      await editor.press('Shift+Tab')
      assert.notEqual(await page.evaluate(() => document.activeElement?.id), 'text')
    })

    test('tells whether keys go to the text', async () => {
      await editor.show(TRUCE)
      await tell(page, {type: 'findings', version: 1, findings: FINDINGS})
      await editor.run('nextUntagged')
      await page.locator('#finding input').focus()
      await editor.press('Escape')
      const focus = (await told(page, 'focus')).map(({isInText}) => isInText)
      assert.deepEqual(focus.slice(-3), [true, false, true])
    })

    test('keeps letters, and undo, within fields', async () => {
      await editor.show(TRUCE)
      await tell(page, {type: 'findings', version: 1, findings: FINDINGS})
      await editor.run('nextUntagged')
      await page.evaluate(() => {
        globalThis.keys = []
        window.addEventListener('keydown', ({key}) => globalThis.keys.push(key))
      })
      await page.locator('#finding input').focus()
      await editor.press('a', 'Control+z', 'F1', 'Control+p')
      const keys = await page.evaluate(() => globalThis.keys)
      assert.deepEqual(
        keys.filter(key => key !== 'Control'),
        ['F1', 'p']
      )
    })

    test('takes no key that an input method composes with', async () => {
      await editor.show(TRUCE)
      await editor.press('ArrowRight')
      await page.evaluate(() =>
        document
          .querySelector('#text')
          ?.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', isComposing: true}))
      )
      assert.equal(await editor.selected(), 'GENEVA')
    })

    const STATES = ['loading', 'no-server', 'not-an-article', 'read-only', 'large', 'failed']
    test('shows each state that is not as usual', async () => {
      await editor.show(TRUCE)
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
      await editor.show({...TRUCE, broken})
      assert.equal(await page.locator('p.broken').count(), 1)
      await page.locator('#state button').click()
      const [{target}] = await told(page, 'open')
      assert.deepEqual(target, {type: 'source', span: broken[0]})
    })

    test('lists every command with its keys', async () => {
      await editor.show(TRUCE)
      await editor.run('help')
      const help = await page.locator('#help').textContent()
      for (const words of ['Mark as Actora', 'Next markn', 'Remove the markuDelete'])
        assert.ok(help?.includes(words), words)
      await editor.press('Escape')
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'text')
    })
  })
})

/** What axe finds, as rules with the elements. */
async function violations(page) {
  await page.evaluate(axe.source)
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
