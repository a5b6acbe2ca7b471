// The widgets of the annotation editor's page: picker, inspector, tree of marks and bulk bar, by keyboard.
import assert from 'node:assert/strict'
import {mkdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import {after, before, describe, test} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {ensureBrowser} from './install.mjs'
import {
  CLAIMS,
  DETAILS,
  ENTRIES,
  ENTRY_DETAILS,
  KINDS,
  MARKS,
  mark,
  SPEAKERLESS,
  TEXT
} from './widget-data.mjs'
import {openLab, THEME_NAMES} from './widget-page.mjs'

const {skip} = await need(ensureBrowser)
const [ACTOR, PLACE, CLAIM] = KINDS
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PICTURES = path.join(import.meta.dirname, '../artifacts/widgets')

let lab
let page

before(async () => {
  if (skip) return
  mkdirSync(PICTURES, {recursive: true})
  lab = await openLab()
  page = lab.page
})

after(() => lab?.close())

/** A test in a fresh page. */
function step(name, run, theme) {
  test(name, {skip}, async () => {
    const errors = []
    const note = error => errors.push(error.message)
    page.on('pageerror', note)
    await lab.load(theme)
    await answer({entries: ENTRIES, claims: CLAIMS})
    await run()
    page.off('pageerror', note)
    assert.deepEqual(errors, [])
    assert.deepEqual(await page.evaluate(() => globalThis.breaches), [], 'breaches of the policy')
  })
}

const answer = answers => page.evaluate(given => Object.assign(globalThis.answers, given), answers)
const press = async keys => {
  for (const key of keys) {
    if (key.startsWith('"')) await page.keyboard.type(key.slice(1))
    else await page.keyboard.press(key)
  }
}
const ready = query => page.waitForSelector(`#picker[data-ready=${JSON.stringify(query)}]`)
const picked = async () => {
  await page.waitForFunction(() => globalThis.picked !== 'nothing yet')
  return page.evaluate(() => globalThis.picked)
}
const told = name =>
  page.evaluate(
    wanted => globalThis.told.flatMap(one => (wanted in one ? [one[wanted]] : [])),
    name
  )
const rows = () => page.locator('#picker [role=option] .nm-content').allInnerTexts()
const chosen = () => page.locator('#picker [aria-selected=true] .nm-content').innerText()

async function open(request, anchor) {
  const whole = {purpose: 'mark', kinds: [ACTOR], selected: 'de Mistura', ...request}
  await page.evaluate(([given, at]) => globalThis.open(given, at), [whole, anchor])
  await ready(request.query ?? '')
}

const DE_MISTURA = {type: 'entry', id: 'de-mistura', kind: 'actor', name: 'Staffan de Mistura'}
const CODES = CLAIM.attributes.find(({name}) => name === 'topic').codes

describe('the picker', () => {
  /** What is picked: the request, the keys, and the outcome; a text in keys that begins with a quotation mark is typed. */
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
    ]
  }
  for (const [name, [request, keys, expected]] of Object.entries(PICKS))
    step(name, async () => {
      await open(request)
      for (const key of keys) {
        await press([key])
        // A step of its own opens, which waits for its first answer.
        if (key === 'Enter' || key === 'Control+Enter') await page.waitForTimeout(30)
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

async function show(given = {}) {
  const content = {
    kinds: KINDS,
    marks: MARKS,
    text: TEXT,
    mark: 0,
    version: 1,
    isReadOnly: false,
    ...given
  }
  await page.evaluate(shown => globalThis.show(shown), content)
}

const field = name => page.locator(`.nm-field[data-attribute="${name}"]`)
const control = name => field(name).locator('input, .nm-choose').first()
const unfold = () => page.locator('.nm-more').click()

describe('the inspector', () => {
  const C1 = {span: {start: 0, end: 'The truce is in great trouble'.length}, mark: 0}

  /** The act that keys in a field send. */
  const ACTS = {
    'adds an entry': [
      'speaker',
      ['Enter', '"kerry', 'Enter'],
      'add-value',
      {name: 'speaker', value: 'kerry'}
    ],
    'opens the picker by a letter': [
      'speaker',
      ['k', '"erry', 'Enter'],
      'add-value',
      {name: 'speaker', value: 'kerry'}
    ],
    'removes the last entry': [
      'speaker',
      ['Backspace'],
      'remove-value',
      {name: 'speaker', value: 'de-mistura'}
    ],
    'sets an entry': [
      'where',
      ['Enter', '"pennsyl', 'Backspace', 'Escape', 'a', '"leppo', 'Enter'],
      'set-attribute',
      {name: 'where', value: 'aleppo'}
    ],
    'adds a code': [
      'topic',
      ['Enter', '"siege', 'Enter'],
      'add-value',
      {name: 'topic', value: 'siege'}
    ],
    'removes a chip by the arrows': [
      'topic',
      ['ArrowLeft', 'ArrowLeft', 'Delete'],
      'remove-value',
      {name: 'topic', value: 'ceasefire'}
    ],
    'sets a code': [
      'stance',
      ['ArrowDown', 'ArrowDown', 'Enter'],
      'set-attribute',
      {name: 'stance', value: 'oppose'}
    ],
    'adds a value to an open list': [
      'frame',
      ['"peace plan', 'Enter'],
      'add-value',
      {name: 'frame', value: 'peace-plan'}
    ],
    'sets a date': [
      'date',
      ['Control+a', '"2016-04', 'Enter'],
      'set-attribute',
      {name: 'date', value: '2016-04'}
    ],
    'removes a date': ['date', ['Control+a', 'Delete', 'Enter'], 'remove-value', {name: 'date'}],
    'sets a number': [
      'strength',
      ['"0.5', 'Tab'],
      'set-attribute',
      {name: 'strength', value: '0.5'}
    ],
    'sets an address': [
      'review-url',
      ['"https://a.b/c', 'Enter'],
      'set-attribute',
      {name: 'review-url', value: 'https://a.b/c'}
    ],
    'adds an address': [
      'evidence',
      ['"https://a.b/c', 'Tab'],
      'add-value',
      {name: 'evidence', value: 'https://a.b/c'}
    ],
    'sets a flag': ['checked', [' '], 'set-attribute', {name: 'checked', value: 'true'}],
    'relates to a claim': [
      'rebuts',
      ['Enter', '"not hold', 'Enter'],
      'relate',
      {relation: 'rebuts', to: 'two-plans#c1'}
    ],
    'removes a relation': ['rebuts', ['Delete'], 'remove-value', {name: 'rebuts', value: 'c2'}],
    'sets a text by leaving it': [
      'note',
      ['"to be checked', 'Tab'],
      'set-attribute',
      {name: 'note', value: 'to be checked'}
    ]
  }
  for (const [name, [attribute, keys, act, args]] of Object.entries(ACTS))
    step(name, async () => {
      await show()
      await unfold()
      await control(attribute).focus()
      for (const key of keys) {
        await press([key])
        if (await page.evaluate(() => globalThis.picker.isOpen())) await page.waitForTimeout(20)
      }
      await page.waitForFunction(() => globalThis.told.some(one => 'act' in one))
      assert.deepEqual(await told('act'), [{act, ...C1, arguments: args}])
    })

  step('shows names and words, not ids', async () => {
    const other = mark('claim', 'The truce is in great trouble', {
      id: 'c1',
      attributes: {speaker: 'kerry author', rebuts: 'two-plans#c1', topic: 'siege'}
    })
    await show({marks: [other]})
    await page.getByText('John Kerry').waitFor()
    const chips = name => field(name).locator('.nm-chip > bdi').allInnerTexts()
    assert.deepEqual(await chips('speaker'), ['John Kerry', 'author'])
    assert.deepEqual(await chips('rebuts'), ['The truce will not hold'])
    assert.deepEqual(await chips('topic'), ['Siege'])
  })

  step('shows what is required, filled and pinned, and folds the rest', async () => {
    await show()
    const names = () =>
      page.locator('.nm-field:visible').evaluateAll(all => all.map(one => one.dataset.attribute))
    assert.deepEqual(await names(), ['speaker', 'topic', 'date', 'rebuts', 'id'])
    assert.equal(await page.locator('.nm-more').innerText(), '8 more fields')
    await unfold()
    await control('note').focus()
    await press(['Alt+p'])
    assert.deepEqual(await told('pins'), [{claim: ['note']}])
    assert.equal(
      await control('note').evaluate(element => element === document.activeElement),
      true
    )
    await unfold()
    assert.deepEqual(await names(), ['speaker', 'topic', 'date', 'rebuts', 'note', 'id'])
    await show({mark: 3})
    assert.deepEqual(await names(), ['speaker', 'note', 'id'])
  })

  /** What is typed, and what is said beside it. */
  const PROBLEMS = [
    ['date', '2016-13', /no date/],
    ['date', '2015-02-29', /no date/],
    ['strength', 'much', /no number/],
    ['review-url', 'a.b/c', /no address/],
    ['evidence', 'ftp://a', /no address/]
  ]
  for (const [name, value, message] of PROBLEMS)
    step(`says that ${name} cannot be ${value}, and sends nothing`, async () => {
      await show()
      await unfold()
      await control(name).fill(value)
      assert.match(await field(name).locator('.nm-problem').innerText(), message)
      assert.equal(await control(name).getAttribute('aria-invalid'), 'true')
      await press(['Enter', 'Tab'])
      assert.deepEqual(await told('act'), [])
    })

  step('restores what was there by Escape, also when the field is left', async () => {
    await show()
    await control('date').fill('2017')
    await press(['Escape'])
    assert.equal(await control('date').inputValue(), '2016-04-22')
    await press(['Tab'])
    assert.deepEqual(await told('act'), [])
  })

  step('sends a value once, by Enter and by leaving', async () => {
    await show()
    await control('date').fill('2017')
    await press(['Enter', 'Enter', 'Tab'])
    assert.equal((await told('act')).length, 1)
  })

  step('keeps focus and half-typed text when the article changes beneath', async () => {
    await show()
    await control('date').fill('2017')
    const before = mark('actor', 'The truce', {})
    await show({marks: [before, ...MARKS], mark: 1, version: 2})
    assert.equal(await control('date').inputValue(), '2017')
    assert.equal(
      await control('date').evaluate(element => element === document.activeElement),
      true
    )
    await press(['Enter'])
    assert.deepEqual(await told('act'), [
      {act: 'set-attribute', span: C1.span, mark: 1, arguments: {name: 'date', value: '2017'}}
    ])
  })

  step('sends what is typed to its own mark, when another one is chosen', async () => {
    await show()
    await control('date').fill('2017')
    await show({mark: 3})
    const acts = await told('act')
    assert.deepEqual(acts, [
      {act: 'set-attribute', ...C1, arguments: {name: 'date', value: '2017'}}
    ])
    assert.equal(await page.locator('.nm-quote').innerText(), 'We leave the talks')
  })

  step('follows a change of the article where nothing is typed', async () => {
    await show()
    const attributes = {id: 'c1', speaker: 'kerry', date: '2018'}
    const changed = mark('claim', 'The truce is in great trouble', {id: 'c1', attributes})
    await show({marks: [changed, ...MARKS.slice(1)], version: 2})
    assert.equal(await control('date').inputValue(), '2018')
    await field('speaker').getByText('John Kerry').waitFor()
  })

  step('shows the head of a claim for a further fragment', async () => {
    await answer({details: DETAILS})
    await show({mark: 2})
    assert.equal(await page.locator('.nm-id').innerText(), '#c1')
    const fragments = page.getByRole('button', {name: 'and will be lost'})
    assert.equal(await fragments.getAttribute('aria-current'), 'true')
    await page.getByRole('button', {name: 'The truce is in great trouble'}).click()
    assert.deepEqual(await told('reveal'), [0])
  })

  step('shows who supports and rebuts a claim, with ways to them', async () => {
    await answer({details: DETAILS})
    await show()
    await page.getByRole('button', {name: 'We leave the talks”'}).click()
    await page.getByRole('button', {name: 'The truce will not hold”'}).click()
    assert.deepEqual(await told('reveal'), [3])
    assert.deepEqual(await told('open'), [
      {type: 'place', uri: 'file:///a.txt', line: 7, character: 3}
    ])
  })

  step('proposes speakers', async () => {
    await answer({details: SPEAKERLESS})
    await show({mark: 3})
    await page.getByRole('button', {name: 'John Kerry'}).click()
    const [{act, arguments: args}] = await told('act')
    assert.deepEqual([act, args], ['add-value', {name: 'speaker', value: 'kerry'}])
  })

  step('shows the card of the entry, and a way to its file', async () => {
    await answer({details: ENTRY_DETAILS})
    await show({mark: 1})
    const details = page.locator('.nm-details')
    await details.getByText('de Mistura, UN envoy').waitFor()
    assert.match(await details.innerText(), /member-of\s+United Nations/)
    await page.getByRole('button', {name: 'Open in the glossary'}).click()
    assert.deepEqual(await told('open'), [
      {type: 'place', uri: 'file:///glossary.yaml', line: 4, character: 2}
    ])
  })

  for (const decision of ['Accept', 'Reject'])
    step(`has a button for a suggestion: ${decision}`, async () => {
      await show({mark: 1})
      await page.locator('.nm-suggestion').getByRole('button', {name: decision}).click()
      const [{act, mark: index, arguments: args}] = await told('act')
      assert.deepEqual([act, index, args], [decision.toLowerCase(), 1, {scope: 'here'}])
    })

  step('changes the kind', async () => {
    await show({mark: 1})
    await page.getByRole('button', {name: 'Kind: Actor'}).press('Enter')
    await ready('')
    await press(['"place', 'Enter'])
    await page.waitForFunction(() => globalThis.told.some(one => 'act' in one))
    const [{act, arguments: args}] = await told('act')
    assert.deepEqual([act, args], ['change-kind', {kind: 'place'}])
  })

  step('has a new entry made for an attribute', async () => {
    await show()
    await control('speaker').press('Enter')
    await ready('')
    await press(['"Riyad Hijab', 'Enter'])
    await page.getByRole('button', {name: 'Create'}).waitFor()
    await press(['Enter'])
    await page.waitForFunction(() => globalThis.told.some(one => 'command' in one))
    assert.deepEqual(await told('command'), ['newEntry'])
    const [given] = await told('given')
    assert.deepEqual(given, {kind: 'actor', name: 'Riyad Hijab', mark: 0, attribute: 'speaker'})
  })

  step('changes nothing of a read-only article', async () => {
    await show({isReadOnly: true})
    await unfold()
    await page.keyboard.press('Tab')
    for (const name of ['date', 'review-url', 'note'])
      assert.equal(await control(name).getAttribute('readonly'), '')
    for (const name of ['where', 'stance']) assert.equal(await control(name).isDisabled(), true)
    assert.equal(await field('checked').locator('input').isDisabled(), true)
    assert.equal(await page.locator('#inspector .nm-remove:visible, .nm-add:visible').count(), 0)
    assert.equal(await field('speaker').locator('.nm-chip').innerText(), 'Staffan de Mistura')
  })

  step('focuses what is required and missing', async () => {
    await show({mark: 3})
    await page.evaluate(() => globalThis.inspector.focus())
    assert.equal(
      await control('speaker').evaluate(element => element === document.activeElement),
      true
    )
  })
})

async function showTree(given = {}) {
  const content = {kinds: KINDS, marks: NESTED, text: TEXT, current: undefined, ...given}
  await page.evaluate(shown => globalThis.tree.show(shown), content)
}

const NESTED = [
  MARKS[0],
  mark('actor', 'The truce', {depth: 1}),
  mark('actor', 'great trouble', {depth: 1, status: 'suggested'}),
  ...MARKS.slice(1)
]
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

describe('in a theme', () => {
  for (const theme of THEME_NAMES)
    step(
      theme,
      async () => {
        await answer({details: DETAILS})
        await show()
        await unfold()
        await control('review-url').fill('nowhere')
        await showTree({current: 0})
        await page.evaluate(shown => globalThis.bulk.show(shown), {
          kinds: KINDS,
          marks: MARKS,
          text: TEXT,
          current: 1,
          isReadOnly: false
        })
        await violations('form', theme)
        await open({query: 'o'}, [420, 60, 80, 20])
        await violations('picker', theme)
        await press(['Control+Enter'])
        await page.getByRole('button', {name: 'Create'}).waitFor()
        await violations('new-entry', theme)
        await press(['Escape'])
        await page.evaluate(
          codes =>
            globalThis.open(
              {purpose: 'code', kinds: [], selected: '', label: 'topic', codes},
              [420, 60, 80, 20]
            ),
          CODES
        )
        await ready('')
        await violations('codes', theme)
        await press(['Escape'])
        await answer({details: ENTRY_DETAILS})
        await show({mark: 1, version: 2})
        await page.getByText('UN envoy').first().waitFor()
        await violations('entry', theme)
      },
      theme
    )

  async function violations(name, theme) {
    await page.screenshot({path: path.join(PICTURES, `${name}-${theme}.png`), fullPage: true})
    await page.evaluate(AXE)
    const found = await page.evaluate(async () => {
      const {violations: all} = await /** @type {any} */ (globalThis).axe.run()
      return all.map(({id, nodes}) => [id, ...nodes.map(node => node.failureSummary)].join('\n'))
    })
    assert.deepEqual(found, [])
  }
})
