// A folder that is on no disk, on the desktop: VS Code gives the language server its files.
import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {AnnotationView} from './annotation-view.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {openInExplorer} from './web-session.mjs'
import {poll} from './workbench.mjs'

const ARTICLE = 'harbour.news.txt'
const ACTORS_LINE = 8
const MISTAKE_LINE = 10

const {skip} = await need(ensureEditor)
let session
let workbench

before(
  async () => {
    if (skip) return
    session = await openSession(undefined, {isVirtual: true})
    workbench = session.workbench
  },
  {timeout: 300_000}
)

after(() => session?.close())

const step = createSteps(() => session, skip)

step('checks an article by the rules and the glossary of its project', async () => {
  await openInExplorer(session, ARTICLE, ['articles'])
  await session.page.locator('.squiggly-error').first().waitFor({timeout: 60_000})
  await workbench.showProblems()
  const problems = (await workbench.countedProblems(2)).join('\n')
  assert.match(problems, /Error:.*cost-guard.*line 10/)
  await session.shoot('virtual')
})

step('says which project rules the article', async () => {
  const status = await workbench.languageStatus()
  assert.match(status, /harbour/)
  assert.match(status, /3 entries/)
})

step('shows the entry of a mention on hover', async () => {
  await workbench.line(ACTORS_LINE).getByText('Ada Lind', {exact: true}).hover()
  const card = session.page.locator('.monaco-hover:not(.hidden) .hover-contents')
  await card.filter({hasText: 'Mayor of Norrvik'}).first().waitFor()
  await session.page.mouse.move(600, 700)
})

step('repairs a mistake, and writes it', async () => {
  const fix = await workbench.action([MISTAKE_LINE, 36], 'Change to `coast-guard`')
  await fix.first().click()
  await workbench.countedProblems(1)
  await workbench.command('File: Save All')
  await poll(
    'the repaired file',
    () => readFileSync(path.join(session.folder, 'articles', ARTICLE), 'utf8'),
    text => text.includes('ref=coast-guard')
  )
})

step('shows the article in the annotation editor', async () => {
  const view = new AnnotationView(workbench)
  await view.open()
  await view.state('ready')
  assert.ok((await view.marks()).includes('actor Ada Lind'))
})
