// How the annotation editor keeps in step with the text editor and with files, and what it says where it cannot mark.
import assert from 'node:assert/strict'
import {chmodSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {AnnotationView} from './annotation-view.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'
import {poll} from './workbench.mjs'

const CORPUS = path.join(import.meta.dirname, 'workspace/envoy')
const ARTICLE = 'articles/envoy.news.txt'
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const THEMES = ['Default Light Modern', 'Default High Contrast', 'Default High Contrast Light']

const {skip} = await need(ensureEditor)
let session
let workbench
let keyboard
/** @type {AnnotationView} */
let view

before(
  async () => {
    if (skip) return
    session = await openSession(CORPUS)
    workbench = session.workbench
    keyboard = session.page.keyboard
    view = new AnnotationView(workbench)
    await workbench.openFile(ARTICLE)
    await session.page.locator('.squiggly-warning').first().waitFor({timeout: FIRST_WAIT})
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const step = createSteps(
  () => session,
  skip,
  name => name.startsWith('opens')
)

step('opens by its command', async () => {
  await workbench.command('Newsmark: Open Annotation Editor')
  await view.shown()
})

step('goes to the inspector by a key, and back', async () => {
  await view.click('could soon')
  const before = await view.marks()
  await keyboard.press('i')
  const inspector = view.frame.locator('.nm-inspector')
  await poll(
    'the focus in the inspector',
    () => inspector.evaluate(root => root.contains(document.activeElement)),
    isThere => isThere
  )
  await session.shoot('annotation inspector')
  await keyboard.press('Escape')
  await view.focused()
  assert.deepEqual(await view.marks(), before)
})

step('shows findings, fixes them and ignores them with a reason', async () => {
  await view.click('UN')
  const card = view.frame.locator('#finding .card').first()
  await card.waitFor()
  await card.locator('.fixes button').first().waitFor()
  await session.shoot('annotation finding')
  await view.changing(() => card.locator('.fixes button').first().click())
  assert.ok((await view.marks()).some(mark => mark.endsWith(' UN')))
  await view.click('Bashar')
  await card.locator('.fixes button').first().waitFor()
  await keyboard.press('w')
  await poll(
    'the focus in the finding',
    () => view.frame.locator('#finding').evaluate(all => all.contains(document.activeElement)),
    isThere => isThere
  )
  await card.locator('input').fill('a working name')
  await view.changing(() => card.locator('button[type="submit"]').click())
  await view.focused()
  await keyboard.press('Control+S')
  await poll(
    'the comment',
    () => read(ARTICLE),
    text => text.includes('a working name')
  )
})

step('keeps two views and a text editor beside in step', async () => {
  await view.openBeside()
  const other = new AnnotationView(workbench, 1)
  await other.shown()
  await view.activate('opposition')
  await view.select('Riad Hijab')
  await view.changing(() => keyboard.press('a'))
  await poll(
    'the same marks in both views',
    async () => JSON.stringify([await view.marks(), await other.marks()]),
    text => {
      const [one, two] = JSON.parse(text)
      return one.includes('actor Riad Hijab') && String(one) === String(two)
    }
  )
  await session.shoot('annotation two views')
})

step('follows what is typed into the text beside', async () => {
  await other('Newsmark: Open Text Editor')
  await workbench.goto(10, 1)
  await keyboard.type('Yesterday, ', {delay: 20})
  await poll(
    'the typed words',
    async () => (await view.paragraphs()).join('\n'),
    text => text.includes('\nYesterday, Staffan')
  )
  await session.shoot('annotation and text')
  await poll(
    'the words without them',
    async () => {
      await keyboard.press('Control+Z')
      return (await view.paragraphs()).join('\n')
    },
    text => !text.includes('Yesterday')
  )
  await keyboard.press('Control+F4')
  await view.activate('opposition')
})

step('has no barriers in any theme', async () => {
  for (const theme of ['Default Dark Modern', ...THEMES]) {
    session.set({'workbench.colorTheme': theme})
    await poll(
      theme,
      () => view.frame.locator('body').getAttribute('data-vscode-theme-id'),
      id => id === theme || theme.endsWith(String(id)) || String(id).endsWith(theme)
    )
    await session.shoot(`annotation ${theme}`)
    assert.deepEqual(await barriers(), [], theme)
  }
  session.set({})
})

step('refuses acts on a file that settings make read-only', async () => {
  session.set({'files.readonlyInclude': {'articles/**': true}})
  await view.state('read-only')
  const before = read(ARTICLE)
  await view.select('talks')
  await workbench.pressUntil('c', view.frame.locator('#toast:not([hidden])'))
  await session.shoot('annotation read-only')
  assert.equal(read(ARTICLE), before)
  session.set({})
  await view.state('ready')
})

step('refuses acts on a file whose permissions forbid to write it', async () => {
  const file = path.join(session.folder, ARTICLE)
  chmodSync(file, 0o444)
  try {
    await reopen()
    await view.state('read-only')
    assert.match(await view.banner(), /locked on the disk/)
    const before = read(ARTICLE)
    await view.select('talks')
    await workbench.pressUntil('c', view.frame.locator('#toast:not([hidden])'))
    await session.shoot('annotation locked')
    assert.equal(read(ARTICLE), before)
  } finally {
    chmodSync(file, 0o644)
  }
  await reopen()
  await view.state('ready')
})

step('opens articles in the annotation editor where the setting says so', async () => {
  session.set({'newsmark.annotate.byDefault': true})
  const row = session.page.locator('.explorer-folders-view .monaco-list-row', {
    hasText: 'second.news.txt'
  })
  // VS Code takes in the setting some time after it is written.
  await workbench.repeatUntil(async () => {
    await workbench.closeAll()
    await row.dblclick()
  }, view.frame.locator('body[data-painted]'))
  await poll(
    'the second article',
    () => view.paragraphs(),
    all => all[0]?.startsWith('Staffan de Mistura met')
  )
  session.set({})
})

/** Shows the article as text, and in the annotation editor again. */
async function reopen() {
  await workbench.command('Newsmark: Open Text Editor')
  await workbench.line(1).waitFor()
  await view.open()
}

/** Runs a command in the other group of editors. */
async function other(command) {
  await session.page.keyboard.press('Control+2')
  await workbench.command(command)
  await workbench.line(1).waitFor()
}

/** What axe finds in the page, as rules with the elements. */
async function barriers() {
  const body = await view.frame.locator('body').elementHandle()
  const frame = await body?.ownerFrame()
  await frame?.evaluate(AXE)
  const found = await frame?.evaluate(() => /** @type {any} */ (globalThis).axe.run(document))
  return found.violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`)
}

function read(name) {
  return readFileSync(path.join(session.folder, name), 'utf8')
}
