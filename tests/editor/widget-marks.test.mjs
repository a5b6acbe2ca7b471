// The tree of the annotation editor's marks, and the bar for many suggestions.
import assert from 'node:assert/strict'
import {describe} from 'node:test'
import {KINDS, MARKS, mark, TEXT} from './widget-data.mjs'
import {page, press, showTree, step, told} from './widget-steps.mjs'

const items = () => page.locator('#marks [role=treeitem] .nm-line:not(.nm-detail)').allInnerTexts()
const activeItem = async () => {
  const id = await page.getByRole('tree').getAttribute('aria-activedescendant')
  return page.locator(`[id="${id}"] .nm-line`).first().innerText()
}

describe('the tree of marks', () => {
  const FIRST = 'The truce is in great trouble'

  /** Keys in the tree, and the line that is active then. */
  const KEYS = {
    'goes down': [['ArrowDown', 'ArrowDown'], 'great trouble'],
    'goes up and stays at the top': [['ArrowDown', 'ArrowUp', 'ArrowUp'], FIRST],
    'goes in': [['ArrowRight'], 'The truce'],
    'goes out': [['ArrowDown', 'ArrowDown', 'ArrowLeft'], FIRST],
    closes: [['ArrowLeft', 'ArrowDown'], 'de Mistura'],
    'opens again': [['ArrowLeft', 'ArrowRight', 'ArrowRight'], 'The truce'],
    'goes to the end': [['End'], 'Aleppo'],
    'goes to the start': [['End', 'Home'], FIRST],
    'goes to what is typed': [['"all'], 'Alloush']
  }
  for (const [name, [keys, expected]] of Object.entries(KEYS))
    step(name, async () => {
      await showTree()
      await page.getByRole('tree').focus()
      await press(keys)
      assert.equal(await activeItem(), expected)
    })

  /** What is chosen in the filters, and the lines that are left. */
  const FILTERS = {
    'by text': [{text: 'allo'}, ['Alloush']],
    'by the name of the entry': [{text: 'staffan'}, ['de Mistura']],
    'by kind': [{Kind: 'place'}, ['Aleppo']],
    'by state, with what they are in': [
      {State: 'suggested'},
      [FIRST, 'great trouble', 'de Mistura', 'Aleppo']
    ],
    'by what is not resolved': [{State: 'unresolved'}, ['Alloush', 'Aleppo']],
    'by findings': [{State: 'findings'}, ['Alloush']],
    'to nothing': [{text: 'zzz'}, []]
  }
  for (const [name, [filter, expected]] of Object.entries(FILTERS))
    step(`is filtered ${name}`, async () => {
      const start = TEXT.indexOf('Alloush')
      await showTree({findings: [{start, end: start + 7}]})
      for (const [label, value] of Object.entries(filter))
        if (label === 'text') await page.getByLabel('Filter marks').fill(value)
        else await page.locator('#marks').getByLabel(label).selectOption(value)
      assert.deepEqual(await items(), expected)
    })

  step('reveals what is clicked, and by Enter', async () => {
    await showTree()
    await page.getByRole('treeitem', {name: 'Alloush'}).click()
    await page.getByRole('tree').focus()
    await press(['Home', 'Enter'])
    assert.deepEqual(await told('reveal'), [6, 0])
  })

  step('says levels and places', async () => {
    await showTree({current: 2})
    const item = page.getByRole('treeitem', {name: 'great trouble'}).nth(1)
    const say = name => item.getAttribute(`aria-${name}`)
    const said = [
      await say('level'),
      await say('posinset'),
      await say('setsize'),
      await say('selected')
    ]
    assert.deepEqual(said, ['2', '2', '2', 'true'])
  })

  step('draws few lines of 32,000 marks, and finds one of them', async () => {
    await page.evaluate(kinds => {
      const words = Array.from({length: 32_000}, (_, index) => `word${index}`)
      let at = 0
      const marks = words.map((word, index) => {
        const start = at
        at += word.length + 1
        const rest = {
          id: null,
          continues: null,
          entry: null,
          resolution: null,
          status: null,
          attributes: []
        }
        return {
          kind: 'actor',
          unit: 'mention',
          start,
          end: start + word.length,
          depth: index % 3 ? 1 : 0,
          ...rest
        }
      })
      globalThis.many = {kinds, marks, text: words.join(' '), current: undefined}
      globalThis.tree.show(globalThis.many)
    }, KINDS)
    assert.ok((await page.getByRole('treeitem').count()) < 60)
    await page.evaluate(() => globalThis.tree.show({...globalThis.many, current: 31_000}))
    assert.equal(await activeItem(), 'word31000')
    await page.getByLabel('Filter marks').fill('word12345')
    assert.deepEqual(await items(), ['word12345'])
  })
})

describe('the bulk bar', () => {
  /** What is chosen, and which marks are decided on. */
  const SCOPES = [
    ['all', [1, 5, 6]],
    ['kind', [1, 6]],
    ['entry', [1]],
    ['name', [1, 6]]
  ]
  const again = mark('actor', 'de Mistura', {status: 'suggested'})
  const marks = [...MARKS, again]
  for (const [scope, expected] of SCOPES)
    step(`decides on suggestions by ${scope}`, async () => {
      await page.evaluate(shown => globalThis.bulk.show(shown), {
        kinds: KINDS,
        marks,
        text: TEXT,
        current: 1,
        isReadOnly: false
      })
      await page.getByLabel('Which suggestions').selectOption(scope)
      await page.getByRole('button', {name: `Reject ${expected.length}`}).click()
      assert.deepEqual(await told('decision'), ['reject'])
      assert.deepEqual(await told('marks'), [expected])
    })

  step('is hidden where there is no suggestion', async () => {
    await page.evaluate(shown => globalThis.bulk.show(shown), {
      kinds: KINDS,
      marks: [MARKS[0]],
      text: TEXT,
      current: 0,
      isReadOnly: false
    })
    assert.equal(await page.locator('.nm-bulk').isVisible(), false)
  })
})
