// Articles as they lie on disks, and what happens to them while they are open in the annotation editor.
import assert from 'node:assert/strict'
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {AnnotationView} from './annotation-view.mjs'
import {openInExplorer} from './explorer.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'
import {poll} from './workbench.mjs'

const FRONT = '---\nid: odd\nlanguage: en\n---\n'
const FILES = {
  'newsmark.yaml': 'glossary: [glossary.yaml]\n',
  'glossary.yaml': 'actors:\n  ann: {name: Ann Lee}\n',
  'windows.news.txt':
    '\ufeff---\r\nid: windows\r\n---\r\nAnn Lee met\tBob\u200b.\r\n\r\nShe left 👩‍👩‍👧.\r\n',
  'empty.news.txt': '',
  'front.news.txt': FRONT,
  'conflict.news.txt': `${FRONT.replace('odd', 'conflict')}Ann Lee spoke.\n\n<<<<<<< HEAD\n:actor[Ann Lee] left.\n=======\nAnn :actor[Lee left.\n>>>>>>> other\n\nBob stayed.\n`,
  'moved.news.txt': `${FRONT.replace('odd', 'moved')}Ann Lee moved on.\n`,
  'gone.news.txt': `${FRONT.replace('odd', 'gone')}Ann Lee is gone.\n`
}

const {skip} = await need(ensureEditor)
let scratch
let session
let workbench
let keyboard
/** @type {AnnotationView} */
let view

before(
  async () => {
    if (skip) return
    scratch = mkdtempSync(path.join(tmpdir(), 'newsmark-files-'))
    for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(scratch, name), text)
    session = await openSession(scratch)
    workbench = session.workbench
    keyboard = session.page.keyboard
    view = new AnnotationView(workbench)
    await openInExplorer(session, 'windows.news.txt')
    await session.page
      .locator('.squiggly-info, .squiggly-warning')
      .first()
      .waitFor({timeout: FIRST_WAIT})
  },
  {timeout: START_LIMIT}
)

after(async () => {
  await session?.close()
  if (scratch) rmSync(scratch, {recursive: true, force: true})
})

const step = createSteps(
  () => session,
  skip,
  () => false
)

step(
  'marks in a file with a byte order mark, Windows line ends, tabs and signs that are not seen',
  async () => {
    await view.open()
    await view.state('ready')
    await view.select('Ann Lee')
    await view.changing(() => keyboard.press('a'))
    await view.select('Bob')
    await view.changing(() => keyboard.press('a'))
    await session.shoot('annotation windows')
    await keyboard.press('Control+S')
    const wanted = FILES['windows.news.txt']
      .replace('Ann Lee', ':actor[Ann Lee]')
      .replace('Bob', ':actor[Bob]')
    await saved('windows.news.txt', text => text === wanted)
  }
)

for (const name of ['empty.news.txt', 'front.news.txt'])
  step(`says that there is no text in ${name}, and leads to the text editor`, async () => {
    await show(name)
    await poll(
      'what it says',
      () => view.banner(),
      text => /no text/.test(text)
    )
    await session.shoot(`annotation ${name}`)
    await view.bannerButton('Open as text').click()
    await workbench.line(1).waitFor()
  })

step('shows an article with a conflict of git, and marks what is whole', async () => {
  await show('conflict.news.txt')
  await view.state('ready')
  await session.shoot('annotation conflict')
  await view.select('Bob')
  await view.changing(() => keyboard.press('a'))
  await keyboard.press('Control+S')
  await saved(
    'conflict.news.txt',
    text => text === FILES['conflict.news.txt'].replace('Bob', ':actor[Bob]')
  )
})

step('says that the text cannot be changed where something is pasted or cut', async () => {
  await show('moved.news.txt')
  await view.activate('moved')
  for (const keys of ['Control+V', 'Control+X']) {
    await keyboard.press(keys)
    await view.frame.locator('#toast:not([hidden])', {hasText: 'text editor'}).waitFor()
  }
  assert.deepEqual(await view.paragraphs(), ['Ann Lee moved on.'])
})

step('finds words in the page', async () => {
  await view.focused()
  await keyboard.press('Control+F')
  const input = session.page
    .locator('.simple-find-part.visible input, .simple-find-part-wrapper.visible input')
    .first()
  await input.waitFor()
  await keyboard.type('moved')
  await keyboard.press('Enter')
  await session.shoot('annotation find')
  await poll(
    'the found words',
    () => view.selected(),
    text => text === 'moved'
  )
  await keyboard.press('Escape')
})

step('goes with a file that is given another name', async () => {
  await view.activate('moved')
  await view.select('Ann Lee')
  await view.changing(() => keyboard.press('a'))
  await keyboard.press('Control+S')
  await saved('moved.news.txt', text => text.includes(':actor[Ann Lee]'))
  await workbench.command('File: Reveal Active File in Explorer View')
  await session.page.locator('.explorer-folders-view .monaco-list.element-focused').waitFor()
  await workbench.pressUntil('F2', session.page.locator('.explorer-item-edited input'))
  await session.page.locator('.explorer-item-edited input').fill('named.news.txt')
  await keyboard.press('Enter')
  await session.page.locator('.tab.active[data-resource-name="named.news.txt"]').waitFor()
  await view.state('ready')
  await session.shoot('annotation renamed')
  await view.activate('moved')
  await view.click('Ann')
  await view.changing(() => keyboard.press('u'))
  await keyboard.press('Control+S')
  await saved('named.news.txt', text => text === FILES['moved.news.txt'])
})

step('loses nothing where the file is deleted with marks that were not saved', async () => {
  await show('gone.news.txt')
  await view.state('ready')
  await view.select('Ann Lee')
  await view.changing(() => keyboard.press('a'))
  rmSync(path.join(session.folder, 'gone.news.txt'))
  await session.page.locator('.tab.active', {hasText: 'gone.news.txt'}).waitFor()
  await session.page
    .locator(
      '.tab.active .strikethrough, .tab.active.deleted, .monaco-icon-name-container.strikethrough, .strikethrough'
    )
    .first()
    .waitFor()
  await session.shoot('annotation deleted')
  await view.select('gone')
  await view.changing(() => keyboard.press('p'))
  assert.deepEqual(await view.marks(), ['actor Ann Lee', 'place gone'])
  await keyboard.press('Control+S')
  await poll(
    'the file again',
    () => (existsSync(path.join(session.folder, 'gone.news.txt')) ? read('gone.news.txt') : ''),
    text => text.includes(':actor[Ann Lee] is :place[gone]')
  )
})

/** Opens a file in the annotation editor. */
async function show(name) {
  await workbench.closeAll()
  await openInExplorer(session, name)
  await view.open()
}

function read(name) {
  return readFileSync(path.join(session.folder, name), 'utf8')
}

function saved(name, isThere) {
  return poll(`the saved ${name}`, () => read(name), isThere)
}
