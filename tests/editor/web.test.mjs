// The extension in VS Code for the web, where no process reads files: the server runs in a worker, over a folder that is on no
// disk.
import assert from 'node:assert/strict'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {openInExplorer} from './explorer.mjs'
import {ensureWebEditor} from './install-web.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'
import {openWebSession} from './web-session.mjs'
import {poll} from './workbench.mjs'

const ARTICLE = 'harbour.news.txt'
const ADD = /Jon Berg.*(?:glossary|actors)|(?:glossary|actors).*Jon Berg/
const ACTORS_LINE = 8
const CLAIM_LINE = 9
const MISTAKE_LINE = 10
const UNKNOWN_LINE = 11
const EMPTY_LINE = 12

const {skip} = await need(ensureWebEditor)
let session
let workbench

before(
  async () => {
    if (skip) return
    session = await openWebSession()
    workbench = session.workbench
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const step = createSteps(() => session, skip)

step('colours an article, and says what is wrong in it', async () => {
  await openInExplorer(session, ARTICLE, ['articles'])
  await session.page.locator('.squiggly-error').first().waitFor({timeout: FIRST_WAIT})
  await workbench.showProblems()
  const problems = (await workbench.countedProblems(2)).join('\n')
  assert.match(problems, /Error:.*cost-guard.*line 10/)
  assert.match(problems, /Jon Berg.*line 11/)
  const colours = await poll(
    'colours of actor, place and text',
    async () => {
      const pieces = await workbench.pieces(ACTORS_LINE)
      const colourOf = text => pieces.find(piece => piece.text.includes(text))?.color
      return ['Ada Lind', 'Norrvik', 'closed'].map(colourOf)
    },
    found => new Set(found).size === 3
  )
  assert.ok(colours.every(Boolean))
  await session.shoot('web')
})

step('decorates a claim, which the server has told of', async () => {
  await poll(
    'the dotted line',
    () => workbench.underlines(CLAIM_LINE),
    marks => marks.length === 1
  )
})

step('says which project rules the article', async () => {
  const status = await poll(
    'the entries',
    () => workbench.languageStatus(),
    text => /3 entries/.test(text)
  )
  assert.match(status, /mount/)
})

step('shows the entry of a mention on hover, with its mentions in the corpus', async () => {
  const text = await hoverOn(ACTORS_LINE, 'Ada Lind')
  assert.match(text, /Mayor of Norrvik/)
  assert.match(text, /Mentioned in: 2 articles/)
})

step('shows the glossary in a view of its own', async () => {
  const icon = session.page.locator('.activitybar .action-label[aria-label^="Newsmark"]')
  const rows = session.page.locator('.sidebar .pane-body .monaco-list-row')
  await workbench.repeatUntil(() => icon.click(), rows.first())
  await poll(
    'kinds or entries of the glossary, and claims',
    () => rows.allInnerTexts(),
    texts => /actor/i.test(texts.join()) && texts.length > 2
  )
  await session.shoot('web views')
  await session.page.locator('.activitybar .action-label[aria-label^="Explorer"]').click()
  await session.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor()
})

step('completes an entry by its name', async () => {
  await workbench.goto(EMPTY_LINE)
  await session.page.keyboard.type('Later :actor[Coa', {delay: 30})
  const row = session.page.locator('.suggest-widget.visible .monaco-list-row.focused', {
    hasText: 'Coast Guard'
  })
  await row.waitFor()
  await session.page.keyboard.press('Enter')
  await poll(
    'the name',
    () => workbench.text(EMPTY_LINE),
    text => /^Later :actor\[Coast Guard\]/.test(text)
  )
})

step('repairs a mistake by a quick fix', async () => {
  await act([MISTAKE_LINE, 36], 'coast-guard')
  await poll(
    'the repaired line',
    () => workbench.text(MISTAKE_LINE),
    text => text.includes('ref=coast-guard')
  )
  await workbench.countedProblems(1)
})

step('adds an entry to the glossary by an action, which settles the finding', async () => {
  await act([UNKNOWN_LINE, 20], ADD)
  await workbench.countedProblems(0)
  await openInExplorer(session, 'glossary.yaml')
  const lines = session.page.locator('.editor-instance .view-lines').first()
  await lines.getByText('Jon Berg').waitFor()
})

step('takes in a glossary that is edited but not saved', async () => {
  await openInExplorer(session, 'glossary.yaml')
  const note = 'Mayor of Norrvik since 2019.'
  await workbench.goto(7, '    note: '.length + note.length + 1)
  await session.page.keyboard.type(' Born in Norrvik.')
  await openInExplorer(session, ARTICLE, ['articles'])
  await poll(
    'the new note',
    () => hoverOn(ACTORS_LINE, 'Ada Lind'),
    text => text.includes('Born in Norrvik.')
  )
})

step('takes in what was saved when nothing is open any more', async () => {
  await workbench.command('File: Save All')
  await workbench.command('View: Close All Editors')
  await openInExplorer(session, ARTICLE, ['articles'])
  await poll(
    'the saved note',
    () => hoverOn(ACTORS_LINE, 'Ada Lind'),
    text => text.includes('Born in Norrvik.')
  )
})

step('renames an entry in the glossary and in articles that are not open', async () => {
  await openInExplorer(session, 'glossary.yaml')
  await workbench.goto(2, 4)
  const input = session.page.locator('.rename-box input')
  await workbench.pressUntil('F2', input)
  await input.fill('mayor-lind')
  await session.page.keyboard.press('Enter')
  await poll(
    'the new id',
    () => workbench.text(2),
    text => text.includes('mayor-lind:')
  )
  await openInExplorer(session, ARTICLE, ['articles'])
  await poll(
    'the speaker',
    () => workbench.text(CLAIM_LINE),
    text => text.includes('speaker=mayor-lind')
  )
})

step('restarts the server on command', async () => {
  await workbench.command('Newsmark: Restart Server')
  await openInExplorer(session, ARTICLE, ['articles'])
  await workbench.goto(EMPTY_LINE + 1)
  await session.page.keyboard.type(':actor[Nobody Known] came.')
  await poll(
    'a problem',
    () => workbench.problems(),
    rows => /Nobody Known/.test(rows.join())
  )
})

step('asks nothing of the network', () => {
  assert.deepEqual(session.outside, [])
})

/** Takes an action at a place by the keyboard. */
async function act(place, title) {
  const action = (await workbench.action(place, title)).first()
  const focused = action.and(session.page.locator('.focused'))
  for (let left = 20; left > 0 && !(await focused.isVisible()); left--)
    await session.page.keyboard.press('ArrowDown')
  await session.page.keyboard.press('Enter')
  await action.waitFor({state: 'hidden'})
}

/** What the card over a text says. */
async function hoverOn(line, text) {
  await session.page.mouse.move(600, 700)
  const cards = session.page.locator('.monaco-hover:not(.hidden) .hover-contents')
  await cards.first().waitFor({state: 'hidden'})
  await workbench.line(line).getByText(text, {exact: true}).hover()
  await cards.filter({hasText: text}).first().waitFor()
  return (await cards.allInnerTexts()).join('\n')
}
