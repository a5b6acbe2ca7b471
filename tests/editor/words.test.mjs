// What the packaged extension takes for a word, a mention and a sentence, how its outline names them, what it writes into
// glossaries, and what it marks.
import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'
import {poll} from './workbench.mjs'

const CORPUS = path.join(import.meta.dirname, 'workspace/truce')
const ARTICLE = 'articles/truce.news.txt'
const WORDS_LINE = 8
const CLAIM_LINE = 9
const UNKNOWN_LINE = 10
const OTHER_NAMES_LINE = 11

/** What a double click on a word selects. */
const WORDS = {
  'Syria’s': 'Syria',
  "Syria's": 'Syria',
  '“peace”—a': 'peace',
  'Al-Assad': 'Al-Assad'
}

/** What a selection in `Nations` grows to, step by step. */
const GROWTH = [
  'Nations',
  'United Nations',
  ':actor[United Nations]',
  'The :actor[United Nations] left.',
  'The :actor[United Nations] left. All is lost.',
  ':claim[The :actor[United Nations] left. All is lost.]{#c1 speaker=de-mistura}',
  ':claim[The :actor[United Nations] left. All is lost.]{#c1 speaker=de-mistura} Night fell.'
]

/** What a screen reader says of the rows of the outline, and their levels in front of it; the fields of the front matter apart. */
const OUTLINE = [
  '1 Truce in trouble (module)',
  '1 claim c1, Staffan de Mistura (event)',
  '2 actor United Nations (class)',
  '1 actor Staffan de Mistura (class)',
  '1 actor Jan Egeland (class)',
  '1 place Syria (namespace)',
  '1 actor de Mistura (class)',
  '1 claim c2, author (event)',
  '2 actor The UN (class)'
]

const FIELD = '(field)'

const PEOPLE = `actors:
  de-mistura:
    name: Staffan de Mistura
    aliases: [de Mistura]
    type: person
    role: igo
  jan-egeland:
    name: Jan Egeland
`

const {skip} = await need(ensureEditor)
let session
let workbench

before(
  async () => {
    if (skip) return
    session = await openSession(CORPUS)
    workbench = session.workbench
    await workbench.openFile(ARTICLE)
    await session.page.locator('.squiggly-warning').first().waitFor({timeout: FIRST_WAIT})
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const step = createSteps(
  () => session,
  skip,
  () => false
)

for (const [written, word] of Object.entries(WORDS)) {
  step(`selects ${word} by a double click on ${written}`, async () => {
    await workbench.doubleClick(WORDS_LINE, written, word)
    assert.equal(await workbench.selected(), word)
  })
}

step('expands the selection from word to mention, sentence, claim and line', async () => {
  await workbench.goto(CLAIM_LINE, 28)
  for (const wanted of GROWTH) {
    await session.page.keyboard.press('Shift+Alt+ArrowRight')
    await poll(
      wanted,
      () => workbench.selected(),
      text => text === wanted
    )
  }
  await session.shoot('expanded selection')
})

step('names tags in the outline by kind, words and speaker', async () => {
  await session.page.locator('.pane-header', {hasText: path.basename(CORPUS)}).click()
  await workbench.command('Explorer: Focus on Outline View')
  const rows = session.page.locator('.outline-tree .monaco-list-row')
  const items = await poll(
    'the outline',
    async () => (await rows.evaluateAll(said)).filter(row => !row.endsWith(FIELD)),
    found => found.length >= OUTLINE.length
  )
  await session.shoot('outline')
  assert.deepEqual(items, OUTLINE)
})

step('draws the signs of attributes in a claim as those outside of it', async () => {
  const pieces = await workbench.pieces(OTHER_NAMES_LINE)
  for (const sign of ['{', '=', '}']) {
    const drawn = pieces.filter(({text}) => text.includes(sign))
    const colours = new Set(drawn.map(({color}) => color))
    assert.deepEqual([drawn.length, colours.size], [2, 1], `"${sign}" is ${[...colours]}`)
  }
})

step('keeps no line of an article above those that one scrolls to', async () => {
  await session.page.setViewportSize({width: 1280, height: 300})
  await workbench.line(4).hover()
  await session.page.mouse.wheel(0, 60)
  await poll(
    'the fourth line at the top',
    () => topLine(),
    number => number === '4'
  )
  await session.shoot('scrolled')
  assert.equal(await session.page.locator('.sticky-widget .sticky-line-content').count(), 0)
  await session.page.setViewportSize({width: 1280, height: 800})
})

step('writes a new entry into the glossary file that is chosen', async () => {
  await workbench.showProblems()
  await workbench.countedProblems(3)
  await choose([UNKNOWN_LINE, 55], 'New actor `jan-egeland` in names/people.yaml', 'new entry')
  assert.doesNotMatch((await workbench.countedProblems(2)).join(), /Egeland/)
})

step('adds the words of a mention to the names of the entry that it may mean', async () => {
  const title = 'Add “de Mistura” to the names of `de-mistura` in names/people.yaml'
  await choose([OTHER_NAMES_LINE, 12], title, 'new name')
  assert.doesNotMatch((await workbench.countedProblems(1)).join(), /“de Mistura”|`de Mistura`/)
  await saved('names/people.yaml', text => text === PEOPLE)
})

step('adds the words of a mention to the names of the entry that it refers to', async () => {
  const title = 'Add “The UN” to the names of `un` in names/others.yaml'
  await choose([OTHER_NAMES_LINE, 42], title, 'name of a reference')
  await poll(
    'a reference that nobody needs',
    () => workbench.problems(),
    rows => rows.length === 1 && /The name alone means `un`: remove the `ref`/.test(rows.join())
  )
  await saved('names/others.yaml', text => /^ {4}aliases: \[The UN\]$/m.test(text))
  await session.shoot('glossary files')
})

step('marks the name at the cursor by the light bulb, and takes it back by undo', async () => {
  const before = await workbench.text(WORDS_LINE)
  const marked = before.replace('Syria’s', ':place[Syria]’s')
  const action = await workbench.action([WORDS_LINE, 6], 'Mark “Syria” as place')
  await session.shoot('acts')
  await action.first().click()
  await lineIs(marked)
  await session.page.keyboard.press('Control+Z')
  await lineIs(before)
})

step('marks what is selected, to whole words', async () => {
  const marked = (await workbench.text(WORDS_LINE)).replace(
    '“peace”—a word—',
    '“peace”—:actor[a word]—'
  )
  await workbench.goto(WORDS_LINE, 48)
  for (let left = 5; left > 0; left--) await session.page.keyboard.press('Shift+ArrowRight')
  await session.shoot('selection to mark')
  const action = session.page.locator('.action-widget .monaco-list-row', {hasText: 'as actor'})
  await workbench.pressUntil('Control+Shift+R', action.first())
  await session.shoot('refactorings')
  await action.first().click()
  await lineIs(marked)
})

step('shows who says something about an actor as a tree', async () => {
  await workbench.goto(CLAIM_LINE, 20)
  await workbench.command('Calls: Show Call Hierarchy')
  const tree = session.page.locator('.sidebar .monaco-list-row')
  await tree.filter({hasText: 'Staffan de Mistura: The United Nations left.'}).first().waitFor()
  await session.shoot('who says what')
})

step('shows all mentions of an actor in their contexts', async () => {
  await workbench.goto(CLAIM_LINE, 20)
  await workbench.command('Newsmark: Show All Mentions in Context')
  await page('United Nations (concordance).txt')
  assert.match(await workbench.text(1), /^United Nations \(un\): 2 mentions in 1 article$/)
  assert.match(
    await workbench.text(3),
    / {2}United Nations {2}left\. All is lost\..*truce\.news\.txt:9$/
  )
  await session.shoot('concordance')
})

step('shows the article without markup', async () => {
  await workbench.openFile(ARTICLE)
  await workbench.command('Newsmark: Show Article Without Markup')
  await page('truce.news.txt (text).txt')
  assert.match(await workbench.text(2), /^The United Nations left\. All is lost\. Night fell\.$/)
})

/** Waits until a page is shown. */
async function page(title) {
  await session.page.locator(`.tab.active[data-resource-name="${title}"]`).waitFor()
  await workbench.line(1).waitFor()
}

/** Waits until the line of words is this. */
function lineIs(wanted) {
  return poll(
    wanted,
    () => workbench.text(WORDS_LINE),
    text => text === wanted
  )
}

/** The number of the topmost line that shows. */
function topLine() {
  return session.page
    .locator('.editor-instance')
    .first()
    .evaluate(editor => {
      const {top} = editor.getBoundingClientRect()
      const place = element => element.getBoundingClientRect().top
      return [...editor.querySelectorAll('.margin .line-numbers')]
        .filter(number => place(number) >= top)
        .sort((a, b) => place(a) - place(b))[0]?.textContent
    })
}

/** What a screen reader says of rows of a tree, and their levels in front of it. */
function said(rows) {
  return rows.map(row => `${row.getAttribute('aria-level')} ${row.getAttribute('aria-label')}`)
}

/** Takes one of the actions that the light bulb offers at a place. */
async function choose(place, title, picture) {
  const action = await workbench.action(place, title)
  await session.shoot(picture)
  await action.click()
}

/** Saves what is changed until a file holds what it should. */
async function saved(name, isThere) {
  const save = async () => {
    await workbench.command('File: Save All')
    return readFileSync(path.join(session.folder, name), 'utf8')
  }
  await poll(name, save, isThere)
}
