// The fields of the inspector: the act that each sends, by keyboard, and what it says of values that do not fit.
import assert from 'node:assert/strict'
import {describe} from 'node:test'
import {control, field, page, press, settled, show, step, told, unfold} from './widget-steps.mjs'

describe('a field of the inspector', () => {
  const C1 = {span: {start: 0, end: 'The truce is in great trouble'.length}, mark: 0}

  /** The act that keys in a field send. */
  /** @type {Record<string, [string, string[], string, any]>} */
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
        await settled()
      }
      await page.waitForFunction(() => globalThis.told.some(one => 'act' in one))
      assert.deepEqual(await told('act'), [{act, ...C1, arguments: args}])
    })

  /** What is typed, and what is said beside it. */
  /** @type {[string, string, RegExp][]} */
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
})
