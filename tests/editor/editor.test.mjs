// The packaged extension in a real VS Code in a real browser, used as a user would.
import assert from 'node:assert/strict'
import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {contrast, distance, layOver} from './colour.mjs'
import {ensureEditor} from './install.mjs'
import {serversOf} from './processes.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'
import {poll} from './workbench.mjs'

const ARTICLE = 'articles/harbour.news.txt'
const ACTORS_LINE = 8
const CLAIM_LINE = 9
const MISTAKE_LINE = 10
const UNKNOWN_LINE = 11
const EMPTY_LINE = 12
const PLAIN = {isBold: false, isItalic: false}
const BOLD = {isBold: true, isItalic: false}
const ITALIC = {isBold: false, isItalic: true}
const BACKGROUNDS = {
  'Default Dark Modern': 'rgb(31, 31, 31)',
  'Default Light Modern': 'rgb(255, 255, 255)',
  'Default High Contrast': 'rgb(0, 0, 0)',
  'Default High Contrast Light': 'rgb(255, 255, 255)',
  'Dark 2026': 'rgb(18, 19, 20)',
  'Light 2026': 'rgb(255, 255, 255)',
  'Dark+': 'rgb(30, 30, 30)',
  'Light+': 'rgb(255, 255, 255)',
  'Visual Studio Dark': 'rgb(30, 30, 30)',
  'Visual Studio Light': 'rgb(255, 255, 255)'
}
const THEMES = Object.keys(BACKGROUNDS)

const {skip} = await need(ensureEditor)
let session
let workbench

before(
  async () => {
    if (skip) return
    session = await openSession()
    workbench = session.workbench
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const FIRST = 'shows findings in the article and in Problems'
const step = createSteps(
  () => session,
  skip,
  name => name === FIRST
)

step(FIRST, async () => {
  await workbench.openFile(ARTICLE)
  await session.page.locator('.squiggly-error').first().waitFor({timeout: FIRST_WAIT})
  await workbench.showProblems()
  const problems = await poll(
    'two problems',
    () => workbench.problems(),
    rows => rows.length === 2
  )
  assert.match(problems.join('\n'), /Error:.*cost-guard.*line 10/)
  assert.match(problems.join('\n'), /Jon Berg.*line 11/)
  await session.shoot('problems')
})

step('shows the entry of a mention on hover', async () => {
  await workbench.line(ACTORS_LINE).getByText('Ada Lind', {exact: true}).hover()
  const card = session.page.locator('.monaco-hover:not(.hidden) .hover-contents').first()
  const text = await poll(
    'the card',
    () => card.allInnerTexts(),
    texts => /Ada Lind/.test(texts)
  )
  assert.match(text.join(), /Mayor of Norrvik/)
  await session.page.waitForTimeout(300) // The card fades in; the picture is to show it whole.
  await session.shoot('hover')
  await session.page.mouse.move(600, 700)
  await session.page
    .locator('.monaco-hover:not(.hidden) .hover-contents')
    .waitFor({state: 'hidden'})
})

step('underlines a claim over its whole extent', async () => {
  const extent = await workbench.extent(
    CLAIM_LINE,
    'the :actor[Coast Guard] left :place[Norrvik] alone'
  )
  const [mark] = await poll(
    'the dotted line',
    () => workbench.underlines(CLAIM_LINE),
    marks => marks.length === 1
  )
  // Both are rounded from parts of a pixel.
  const misses = Math.max(Math.abs(mark.left - extent.left), Math.abs(mark.right - extent.right))
  assert.ok(misses <= 1, `${JSON.stringify(mark)}, not ${JSON.stringify(extent)}`)
})

step(
  'gives actors, places and claims shapes of their own, with and without the server',
  async () => {
    const shapes = async () =>
      (await partsOfClaim()).map(({isBold, isItalic}) => ({isBold, isItalic}))
    const wanted = [PLAIN, BOLD, ITALIC, PLAIN]
    assert.deepEqual(await shapes(), wanted)
    await useServer(false)
    assert.deepEqual(await shapes(), wanted)
    await useServer(true)
  }
)

for (const theme of THEMES) {
  step(`is legible in ${theme}, with and without the server`, async () => {
    for (const isOn of [true, false]) {
      await useServer(isOn, theme)
      await poll('colours of their own', partsOfClaim, parts => nearest(parts) >= 20)
      const [claim] = await workbench.underlines(CLAIM_LINE)
      for (const piece of await workbench.pieces(CLAIM_LINE)) {
        const ratio = contrast(piece.color, backgroundOf(piece, claim, BACKGROUNDS[theme]))
        assert.ok(ratio >= 4.5, `"${piece.text}" has a contrast of only ${ratio.toFixed(2)}`)
      }
      if (isOn) await session.shoot(theme)
    }
    await useServer(true)
  })
}

step('says which project rules the article and how large its glossary is', async () => {
  const status = await poll(
    'the entries',
    () => workbench.languageStatus(),
    text => /3 entries/.test(text)
  )
  assert.match(status, /harbour/)
})

step('completes an entry by its name', async () => {
  await workbench.goto(EMPTY_LINE)
  await session.page.keyboard.type('Later :actor[Coa', {delay: 30})
  const row = session.page.locator('.suggest-widget.visible .monaco-list-row.focused', {
    hasText: 'Coast Guard'
  })
  await row.waitFor()
  await session.shoot('completion')
  await session.page.keyboard.press('Enter')
  await poll(
    'the name',
    () => workbench.text(EMPTY_LINE),
    text => /^Later :actor\[Coast Guard\]/.test(text)
  )
})

step('repairs a mistake by a quick fix', async () => {
  await workbench.goto(MISTAKE_LINE, 36)
  const menu = session.page.locator('.action-widget .monaco-list-row.focused')
  await workbench.pressUntil('Control+.', menu.filter({hasText: 'coast-guard'}))
  await session.shoot('quick fix')
  await session.page.keyboard.press('Enter')
  await poll(
    'the repaired line',
    () => workbench.text(MISTAKE_LINE),
    text => text.includes('ref=coast-guard')
  )
  await poll(
    'one problem',
    () => workbench.problems(),
    rows => rows.length === 1
  )
})

step('takes in a glossary that is edited but not saved', async () => {
  await workbench.openFile('glossary.yaml')
  await workbench.goto(4, 100)
  await session.page.keyboard.press('Backspace')
  await session.page.keyboard.type(', Jon Berg]')
  await poll(
    'no problem',
    () => workbench.problems(),
    rows => rows.length === 0
  )
  await session.shoot('glossary')
  await session.page.keyboard.press('Control+Z')
  await workbench.command('File: Revert File')
  await poll(
    'the problem again',
    () => workbench.problems(),
    rows => rows.length === 1
  )
})

step('takes in a glossary that changes on the disk', async () => {
  const file = path.join(session.folder, 'glossary.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('[the mayor]', '[the mayor, Jon Berg]'))
  await poll(
    'no problem',
    () => workbench.problems(),
    rows => rows.length === 0
  )
})

step('treats as an article what the project includes under another name', async () => {
  await workbench.openFile('articles/plain.txt')
  const mode = session.page.locator('.statusbar-item[id="status.editor.mode"]')
  await poll(
    'the language',
    () => mode.textContent(),
    text => text.trim() === 'Newsmark'
  )
  await poll(
    'its colours',
    () => workbench.pieces(8),
    pieces => pieces.some(({text}) => text === 'Ada Lind')
  )
})

step('restarts the server on command', async () => {
  const [old] = await poll('one server', servers, found => found.length === 1)
  await workbench.command('Newsmark: Restart Server')
  await poll('another server', servers, found => found.length === 1 && found[0] !== old)
  await workbench.openFile(ARTICLE)
  await workbench.goto(EMPTY_LINE + 1)
  await session.page.keyboard.type(':actor[Nobody Known] came.')
  await poll(
    'a problem',
    () => workbench.problems(),
    rows => /Nobody Known/.test(rows.join())
  )
})

step('asks nothing of the network', () => {
  assert.deepEqual(session.page.outside, [])
})

/** Chooses a theme, and whether the server says which words have which colour. */
async function useServer(isOn, theme = THEMES[0]) {
  const colouring = {'editor.semanticHighlighting.enabled': isOn}
  session.set({'workbench.colorTheme': theme, '[newsmark]': colouring})
  await poll('the theme', editorBackground, colour => colour === BACKGROUNDS[theme])
  // Only the server knows that no entry has this name.
  const isBold = async () => pieceOf(await workbench.pieces(UNKNOWN_LINE), 'Jon Berg').isBold
  await poll('the source of colours', isBold, bold => bold !== isOn)
}

/** The words of a claim, an actor and a place in it, and the name of a kind. */
async function partsOfClaim() {
  const pieces = await workbench.pieces(CLAIM_LINE)
  return ['the ', 'Coast Guard', 'Norrvik', 'claim'].map(text => pieceOf(pieces, text))
}

function backgroundOf({left}, claim, background) {
  const isInClaim = claim.left <= left && left < claim.right
  return isInClaim ? layOver(claim.backgroundColor, background) : background
}

function pieceOf(pieces, text) {
  const piece = pieces.find(candidate => candidate.text.includes(text))
  assert.ok(piece, `no piece "${text}" among ${JSON.stringify(pieces.map(({text}) => text))}`)
  return piece
}

/** The distance between those two of the pieces whose colours are most alike. */
function nearest(pieces) {
  const colours = pieces.map(({color}) => color)
  const distances = colours.flatMap((colour, i) =>
    colours.slice(i + 1).map(other => distance(colour, other))
  )
  return Math.min(...distances)
}

function editorBackground() {
  return session.page
    .locator('.editor-instance .monaco-editor-background')
    .first()
    .evaluate(element => getComputedStyle(element).backgroundColor)
}

/** The ids of the language servers of this session. */
function servers() {
  return serversOf(session.code.profile)
}
