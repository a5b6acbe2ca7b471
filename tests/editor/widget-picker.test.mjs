// The picker of the annotation editor, by keyboard.
import assert from 'node:assert/strict'
import {describe} from 'node:test'
import {KINDS} from './widget-data.mjs'
import {
  answer,
  chosen,
  open,
  page,
  picked,
  press,
  ready,
  rows,
  settled,
  step,
  told
} from './widget-steps.mjs'

const [ACTOR, PLACE] = KINDS

const CODES = KINDS[2]?.attributes.find(({name}) => name === 'topic')?.codes

const DE_MISTURA = {type: 'entry', id: 'de-mistura', kind: 'actor', name: 'Staffan de Mistura'}

describe('the picker', () => {
  /** What is picked: the request, the keys, and the outcome; a text in keys that begins with a quotation mark is typed. */
  /** @type {Record<string, [any, string[], any]>} */
  const PICKS = {
    'takes what the server suggests for the words': [{}, ['Enter'], DE_MISTURA],
    'takes it by Tab': [{}, ['Tab'], DE_MISTURA],
    'takes the second row': [
      {},
      ['ArrowDown', 'Enter'],
      {...DE_MISTURA, id: 'de-mistura-senior', name: 'Andrea de Mistura'}
    ],
    'takes a row by its number': [
      {},
      ['Alt+2'],
      {...DE_MISTURA, id: 'de-mistura-senior', name: 'Andrea de Mistura'}
    ],
    'takes a row by a digit alone': [
      {},
      ['2'],
      {...DE_MISTURA, id: 'de-mistura-senior', name: 'Andrea de Mistura'}
    ],
    'types a digit behind other signs, and one without a row': [
      {purpose: 'value', kinds: [], codes: [], used: [CODES?.[0]]},
      ['2', '1', 'Enter'],
      {type: 'code', name: '21'}
    ],
    'goes round to the last row': [{}, ['ArrowUp', 'ArrowUp', 'Enter'], {type: 'noEntry'}],
    'does not wait for the answer': [
      {},
      ['"kerry', 'Enter'],
      {type: 'entry', id: 'kerry', kind: 'actor', name: 'John Kerry'}
    ],
    'leaves without a choice': [{}, ['"ker', 'Escape'], 'nothing'],
    'makes a new entry of the marked words': [
      {selected: 'Riyad Hijab'},
      ['"zzz', 'Backspace', 'Backspace', 'Backspace', 'Control+Enter', 'Enter'],
      {type: 'newEntry', kind: 'actor', name: 'Riyad Hijab'}
    ],
    'makes a new entry of what is typed, with a type': [
      {},
      ['"Riyad Hijab', 'Enter', 'Tab', '"Person', 'Enter'],
      {type: 'newEntry', kind: 'actor', name: 'Riyad Hijab', entryType: 'person'}
    ],
    'makes a new entry of the second kind': [
      {kinds: [ACTOR, PLACE], selected: 'Hama'},
      ['"Hama', 'Enter', 'Tab', 'ArrowDown', 'Enter'],
      {type: 'newEntry', kind: 'place', name: 'Hama'}
    ],
    'takes a near-duplicate instead of a new entry': [
      {},
      ['"de Mistura', 'Control+Enter', 'ArrowDown', 'Enter'],
      DE_MISTURA
    ],
    'picks a description of nobody': [
      {selected: 'the envoy'},
      ['ArrowUp', 'Enter', 'Enter'],
      {type: 'nominal'}
    ],
    'picks a description of an entry': [
      {selected: 'the envoy'},
      ['ArrowUp', 'Enter', '"kerry', 'Enter'],
      {type: 'nominal', id: 'kerry'}
    ],
    'picks a description of an entry at once': [
      {selected: 'the envoy'},
      ['"kerry', 'Shift+Enter'],
      {type: 'nominal', id: 'kerry'}
    ],
    'picks a special value of an attribute': [
      {purpose: 'value', selected: '', also: [{name: 'author', description: 'The journalist.'}]},
      ['"auth', 'Enter'],
      {type: 'code', name: 'author'}
    ],
    'picks a claim by its words': [
      {purpose: 'claim'},
      ['"not hold', 'Enter'],
      {type: 'claim', ref: 'two-plans#c1'}
    ],
    'picks a claim by its speaker': [
      {purpose: 'claim'},
      ['"alloush', 'Enter'],
      {type: 'claim', ref: 'c2'}
    ],
    'picks a code below another': [
      {purpose: 'code', codes: CODES},
      ['ArrowDown', 'ArrowDown', 'Enter'],
      {type: 'code', name: 'siege'}
    ],
    'picks a code by some of its letters': [
      {purpose: 'code', codes: CODES},
      ['"csfr', 'Enter'],
      {type: 'code', name: 'ceasefire'}
    ],
    'picks a code by a word of its definition': [
      {purpose: 'value', kinds: [], codes: CODES},
      ['"cut off', 'Enter'],
      {type: 'code', name: 'siege'}
    ],
    'takes what is typed where there is no list': [
      {purpose: 'value', kinds: [], codes: [], many: true},
      ['"peace talks', 'Enter'],
      {type: 'code', name: 'peace-talks'}
    ],
    'takes a word of the article by Tab': [
      {purpose: 'value', kinds: [], codes: [], words: ['truce', 'troops']},
      ['"tr', 'Tab'],
      {type: 'code', name: 'truce'}
    ],
    'takes what is typed by Enter, whatever words begin so': [
      {purpose: 'value', kinds: [], codes: [], words: ['warning']},
      ['"war', 'Enter'],
      {type: 'code', name: 'war'}
    ],
    'takes what was used before by Tab, and not a word of the article': [
      {purpose: 'value', kinds: [], codes: [], used: [CODES?.[3]], words: ['airstrikes']},
      ['"ai', 'Tab'],
      {type: 'code', name: 'aid'}
    ],
    'takes a code that was used last by a digit': [
      {purpose: 'code', codes: CODES, used: [CODES?.[2], CODES?.[3]]},
      ['2'],
      {type: 'code', name: 'aid'}
    ]
  }
  for (const [name, [request, keys, expected]] of Object.entries(PICKS))
    step(name, async () => {
      await open(request)
      for (const key of keys) {
        await press([key])
        // A step of its own opens, which waits for its first answer.
        if (key === 'Enter' || key === 'Control+Enter') await settled()
      }
      assert.deepEqual(await picked(), expected)
      assert.equal(await page.locator('#picker').count(), 0)
    })

  step('shows name, alias, detail, counts and kind', async () => {
    await open({})
    const [first, second] = await rows()
    assert.match(first, /Staffan de Mistura\s+3\/40\s+Actor\s+UN envoy · 2014–2018/)
    assert.match(second, /Andrea de Mistura\s*de Mistura\s+Actor\s+his father/)
    assert.match(
      await page.locator('#picker .nm-count').first().getAttribute('title'),
      /3 here, 40/
    )
  })

  step('tells what is chosen, so that it is offered first the next time', async () => {
    await open({purpose: 'code', codes: CODES, attribute: 'topic'})
    await press(['1'])
    await picked()
    assert.deepEqual(await told('used'), [[{type: 'code', name: 'conflict'}, 'topic']])
  })

  step('says which codes were used last, in front of all', async () => {
    await open({purpose: 'code', codes: CODES, used: [CODES?.[2]]})
    const [first] = await rows()
    assert.match(first, /Siege\s+used last · Conflict/)
    assert.equal((await rows()).length, 1 + (CODES?.length ?? 0))
  })

  step('offers no new entry where none can be made', async () => {
    await open({purpose: 'value', kinds: [ACTOR], selected: '', makesNoEntry: true})
    assert.equal((await rows()).filter(row => /New entry/.test(row)).length, 0)
  })

  step('strikes what is deprecated', async () => {
    await open({query: 'old'})
    const name = page.locator('#picker .nm-row .nm-name').first()
    assert.equal(
      await name.evaluate(element => getComputedStyle(element).textDecorationLine),
      'line-through'
    )
    assert.match(await chosen(), /deprecated/)
  })

  step('shows markup as text', async () => {
    await open({query: 'Sons'})
    assert.match(await chosen(), /<img src=x onerror=alert\(1\)> & <b>Sons<\/b>/)
    assert.match(await chosen(), /<i>firm<\/i>/)
    assert.equal(await page.locator('#picker img, #picker b, #picker i').count(), 0)
  })

  step('keeps long names within the box, and names from the right', async () => {
    await open({selected: ' '})
    const width = await page.locator('#picker').evaluate(box => box.scrollWidth - box.clientWidth)
    assert.equal(width, 0)
    const isArabic = page.locator('#picker bdi', {hasText: 'الحريري'})
    assert.equal(
      await isArabic.evaluate(element => getComputedStyle(element).unicodeBidi),
      'isolate'
    )
  })

  step('shows the newest answer, whichever comes first', async () => {
    await answer({late: {k: 150, ke: 0}})
    await open({})
    await press(['"ke'])
    await ready('ke')
    await page.waitForTimeout(250)
    assert.match(await chosen(), /John Kerry/)
    assert.equal(await page.locator('#picker').getAttribute('data-ready'), 'ke')
  })

  step('says what it is to a screen reader', async () => {
    await open({query: 'kerry'})
    const input = page.getByRole('combobox', {name: 'Actor'})
    const active = await input.getAttribute('aria-activedescendant')
    assert.equal(await page.locator(`[id="${active}"]`).getAttribute('aria-selected'), 'true')
    assert.equal(
      await input.getAttribute('aria-controls'),
      await page.getByRole('listbox').getAttribute('id')
    )
    assert.equal(await input.evaluate(element => element === document.activeElement), true)
  })

  step('takes several values, and ticks them', async () => {
    await page.evaluate(
      kinds => globalThis.openSeveral({purpose: 'value', kinds, selected: '', taken: []}),
      [ACTOR]
    )
    await ready('')
    await press(['"mistura', 'Control+Enter'])
    await ready('')
    assert.deepEqual(await told('take'), [DE_MISTURA])
    assert.equal(await page.locator('#picker .nm-row').first().locator('.nm-tick').innerText(), '✓')
    await press(['"kerry', 'Enter'])
    assert.equal((await picked()).id, 'kerry')
  })

  step('keeps what is typed from the keys of VS Code', async () => {
    await page.evaluate(() => {
      globalThis.leaked = []
      window.addEventListener('keydown', event => globalThis.leaked.push(event.key))
    })
    await open({})
    await press(['"kz', 'Backspace', 'Control+z', 'ArrowDown', 'F1'])
    assert.deepEqual(await page.evaluate(() => globalThis.leaked), ['Control', 'F1'])
  })

  /** Where the anchor is in a window of 640 by 400, and where the box has to be. */
  /** @type {Record<string, [number[], (box: any) => boolean]>} */
  const PLACES = {
    'below the words': [[20, 20, 50, 20], box => box.y >= 40],
    'above them at the lower edge': [[20, 360, 50, 20], box => box.y + box.height <= 361],
    'within the window at the right edge': [[600, 100, 30, 20], box => box.x + box.width <= 640]
  }
  for (const [name, [anchor, holds]] of Object.entries(PLACES))
    for (const zoom of [1, 2])
      step(`opens ${name}, at ${zoom * 100} %`, async () => {
        // A zoomed window has fewer pixels of its page.
        await page.setViewportSize({width: 640, height: 400})
        await page.evaluate(by => {
          document.documentElement.style.fontSize = `${by * 100}%`
          document.documentElement.style.setProperty('--vscode-font-size', `${13 * by}px`)
        }, zoom)
        await open({selected: ''}, anchor)
        const box = await page.locator('#picker').boundingBox()
        await page.setViewportSize({width: 1280, height: 800})
        assert.ok(holds(box), JSON.stringify(box))
        assert.ok(box.x >= 0 && box.y >= 0 && box.y + box.height <= 400, JSON.stringify(box))
      })
})
