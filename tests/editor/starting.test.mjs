// A folder of plain texts becomes a corpus by one command.
import assert from 'node:assert/strict'
import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'
import {poll} from './workbench.mjs'

const {skip} = await need(ensureEditor)
let session

before(
  async () => {
    if (skip) return
    session = await openSession(path.join(import.meta.dirname, 'workspace/wire'))
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const step = createSteps(() => session, skip)

step('starts a corpus of the texts in the folder', async () => {
  const {page, workbench, folder} = session
  const input = page.locator('.quick-input-widget .quick-input-filter .monaco-inputbox input')
  const row = page.locator('.quick-input-widget .monaco-list-row.focused', {
    hasText: 'Start a Corpus'
  })
  // A palette that was opened before the extensions were known does not learn of them.
  await workbench.repeatUntil(async () => {
    await page.keyboard.press('Escape')
    await workbench.pressUntil('F1', input)
    await input.fill('>Newsmark: Start a Corpus Here')
  }, row)
  await page.keyboard.press('Enter')
  const widget = page.locator('.quick-input-widget')
  await widget.getByText('Start a corpus: 2 (wire/**/*.txt)').waitFor({timeout: FIRST_WAIT})
  await page.keyboard.press('Enter')
  await widget.getByText('The built-in codebook alone').waitFor()
  await session.shoot('start a corpus')
  await page.keyboard.press('Enter')
  // Before a text that is there is changed, the user is asked.
  const agree = page.getByRole('button', {name: 'Change Them'})
  await agree.waitFor()
  await session.shoot('start a corpus question')
  await agree.click()
  const read = name => readFileSync(path.join(folder, name), 'utf8')
  await poll(
    'the project file',
    () => (existsSync(path.join(folder, 'newsmark.yaml')) ? read('newsmark.yaml') : ''),
    text => text.includes('include: ["wire/**/*.txt"]')
  )
  await poll(
    'the escape',
    () => read('wire/markets.txt'),
    text => text === 'NYSE\\:IBM[+1.2%] closed higher.\n'
  )
  assert.equal(read('wire/envoy.txt'), 'The envoy left Geneva on Friday.\n')
  assert.match(read('codebook.yaml'), /^extends: default$/m)
  await page.getByText('The corpus is started. Articles: 2.').first().waitFor()
  await session.shoot('started corpus')
})
