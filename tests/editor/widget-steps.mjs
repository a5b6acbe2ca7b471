// Steps of the tests of widgets: a fresh page each, keys, and what was told.
import assert from 'node:assert/strict'
import {after, before, test} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {ensureBrowser} from './install.mjs'
import {CLAIMS, ENTRIES, KINDS, MARKS, mark, TEXT} from './widget-data.mjs'
import {openLab} from './widget-page.mjs'

const {skip} = await need(ensureBrowser)
const [ACTOR] = KINDS

let lab
/** The page of the tests; a fresh one in each. @type {any} */
export let page

before(async () => {
  if (skip) return
  lab = await openLab()
  page = lab.page
})

after(() => lab?.close())

/**
 * A test in a fresh page.
 * @param {string} name
 * @param {() => Promise<void>} run
 * @param {string} [theme]
 */
export function step(name, run, theme) {
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

export const answer = answers =>
  page.evaluate(given => Object.assign(globalThis.answers, given), answers)
export const press = async keys => {
  for (const key of keys) {
    if (key.startsWith('"')) await page.keyboard.type(key.slice(1))
    else await page.keyboard.press(key)
  }
}
export const ready = query => page.waitForSelector(`#picker[data-ready=${JSON.stringify(query)}]`)
/** Waits until the picker is closed, or shows what it found, or a form. */
export const settled = () =>
  page.waitForFunction(
    () =>
      !globalThis.picker.isOpen() ||
      document.querySelector('#picker[data-ready], #picker .nm-form') !== null
  )
export const picked = async () => {
  await page.waitForFunction(() => globalThis.picked !== 'nothing yet')
  return page.evaluate(() => globalThis.picked)
}
export const told = name =>
  page.evaluate(
    wanted => globalThis.told.flatMap(one => (wanted in one ? [one[wanted]] : [])),
    name
  )
export const rows = () => page.locator('#picker [role=option] .nm-content').allInnerTexts()
export const chosen = () => page.locator('#picker [aria-selected=true] .nm-content').innerText()

/** Opens the picker, and waits for its rows. */
export async function open(request, anchor) {
  const whole = {purpose: 'mark', kinds: [ACTOR], selected: 'de Mistura', ...request}
  await page.evaluate(([given, at]) => globalThis.open(given, at), [whole, anchor])
  await ready(request.query ?? '')
}

/** Shows a mark in the inspector. */
export async function show(given = {}) {
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

export const field = name => page.locator(`.nm-field[data-attribute="${name}"]`)
export const control = name => field(name).locator('input, .nm-choose').first()
export const unfold = () => page.locator('.nm-more').click()

/** Shows marks in the tree. */
export async function showTree(given = {}) {
  const content = {kinds: KINDS, marks: NESTED, text: TEXT, current: undefined, ...given}
  await page.evaluate(shown => globalThis.tree.show(shown), content)
}

const NESTED = [
  MARKS[0],
  mark('actor', 'The truce', {depth: 1}),
  mark('actor', 'great trouble', {depth: 1, status: 'suggested'}),
  ...MARKS.slice(1)
]
