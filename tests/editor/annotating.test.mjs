// What an annotator does in the annotation editor of the packaged extension.
import assert from 'node:assert/strict'
import {readFileSync, writeFileSync} from 'node:fs'
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
const TEXT = [
  'GENEVA – The truce in Syria is still in force but could soon be lost, the UN envoy said on Friday.',
  'Staffan de Mistura told reporters in Geneva that the talks would go on next week, whoever stays away. “Nobody wins this war,” he said.',
  'The opposition, led by Riad Hijab, walked out on Monday. Bashar Ja’afari called that a mistake, and his delegation stayed in Geneva.'
]

const {skip} = await need(ensureEditor)
let session
let workbench
let keyboard
/** @type {AnnotationView} */
let view
const violations = []

before(
  async () => {
    if (skip) return
    session = await openSession(CORPUS)
    workbench = session.workbench
    keyboard = session.page.keyboard
    session.page.on('console', message => {
      if (/Content Security Policy|Refused to/.test(message.text())) violations.push(message.text())
    })
    session.page.on('pageerror', error => violations.push(String(error)))
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
  name => name.startsWith('shows')
)

step('shows the article as a reader reads it, in the same tab', async () => {
  const tabs = await session.page.locator('.tab').count()
  await view.open()
  assert.deepEqual(await view.paragraphs(), TEXT)
  assert.deepEqual(await view.marks(), [
    'place Syria',
    'claim could soon be lost',
    'actor Staffan de Mistura',
    'actor Bashar Ja’afari'
  ])
  assert.equal(await session.page.locator('.tab').count(), tabs)
  await session.shoot('annotation editor')
})

step('marks the selection by a key, takes it back and does it again', async () => {
  const before = await view.marks()
  await view.select('Riad Hijab')
  await view.changing(() => keyboard.press('a'))
  const after = await view.marks()
  assert.deepEqual(
    after.filter(mark => !before.includes(mark)),
    ['actor Riad Hijab']
  )
  await session.shoot('annotation mark')
  await view.changing(() => keyboard.press('Control+Z'))
  assert.deepEqual(await view.marks(), before)
  await view.changing(() => keyboard.press('Control+Y'))
  assert.deepEqual(await view.marks(), after)
})

step('saves what was marked, and nothing else', async () => {
  const source = readFileSync(path.join(CORPUS, ARTICLE), 'utf8')
  await keyboard.press('Control+S')
  await saved(text => text === source.replace('Riad Hijab', ':actor[Riad Hijab]'))
})

step('takes an entry from the picker', async () => {
  await view.select('UN')
  await keyboard.press('m')
  await view.ready('')
  await view.changing(() => view.choose('United Nations'))
  assert.ok((await view.marks()).includes('actor UN'))
  await session.shoot('annotation picked')
})

step('makes a new entry and the mark of it in one edit', async () => {
  await view.select('The opposition')
  await keyboard.press('m')
  await view.ready('')
  await keyboard.type('Syrian opposition')
  await view.ready('Syrian opposition')
  await session.shoot('annotation picker')
  await keyboard.press('Control+Enter')
  const form = view.frame.locator('.nm-form')
  await form.locator('.nm-title').waitFor()
  await session.shoot('annotation new entry')
  await view.changing(() => keyboard.press('Enter'))
  assert.ok((await view.marks()).includes('actor The opposition'))
  await keyboard.press('Control+S')
  await saved(text => text.includes(':actor[The opposition]{ref=syrian-opposition}'))
  await poll(
    'the saved glossary',
    () => read('glossary.yaml'),
    text => /syrian-opposition:\n +name: Syrian opposition\n/.test(text)
  )
})

step('moves a boundary by a word, and removes a mark', async () => {
  await view.click('lost')
  await view.changing(() => keyboard.press('['))
  assert.ok((await view.marks()).includes('claim could soon be'))
  await view.changing(() => keyboard.press(']'))
  assert.ok((await view.marks()).includes('claim could soon be lost'))
  await view.click('Riad')
  await view.changing(() => keyboard.press('u'))
  assert.ok(!(await view.marks()).includes('actor Riad Hijab'))
})

step('accepts a suggestion', async () => {
  await view.click('Bashar')
  await view.changing(() => keyboard.press('y'))
  await keyboard.press('Control+S')
  await saved(text => text.includes(':actor[Bashar Ja’afari]{by=tool}'))
})

step('marks a claim with speaker and topic, which is one step to undo', async () => {
  const source = read(ARTICLE)
  const picker = attribute =>
    view.frame.locator('.nm-picker[data-ready=""]', {hasText: attribute}).waitFor()
  const claim = async speaker => {
    await view.select('a mistake')
    await keyboard.press('Shift+C')
    await picker('speaker')
    await keyboard.press(speaker)
    await picker('topic')
  }
  await claim('Enter')
  await keyboard.type('walkout')
  await view.ready('walkout')
  await view.changing(() => keyboard.press('Enter'))
  await view.changing(() => keyboard.press('Control+Z'))
  await keyboard.press('Control+S')
  await saved(text => text === source)
  // What was taken last is offered first.
  await claim('1')
  await session.shoot('annotation topic used last')
  await view.changing(() => keyboard.press('1'))
  await keyboard.press('Control+S')
  await saved(text => /:claim\[a mistake\]\{#c\d+ speaker=\S+ topic=walkout /.test(text))
})

step('goes to the text editor and back, in the same tab and at the same place', async () => {
  const tabs = await session.page.locator('.tab').count()
  await view.select('walked out on Monday')
  await workbench.command('Newsmark: Open Text Editor')
  await workbench.line(1).waitFor()
  await poll(
    'the same selection',
    () => workbench.selected(),
    text => text === 'walked out on Monday'
  )
  assert.equal(await session.page.locator('.tab').count(), tabs)
  await view.open()
  await poll(
    'the same selection',
    () => view.selected(),
    text => text === 'walked out on Monday'
  )
  assert.equal(await session.page.locator('.tab').count(), tabs)
})

step('does ten acts whose keys come at once', async () => {
  const before = await view.version()
  await view.click('Syria')
  const start = Date.now()
  const keys = Array.from('][][][][][')
  await Promise.all(keys.map(key => keyboard.press(key)))
  console.log(`# ten keys within ${Date.now() - start} ms`)
  await view.idle(before + keys.length)
  await session.shoot('annotation ten keys')
  assert.deepEqual(await view.paragraphs(), TEXT)
})

step('follows a file that is changed on the disk', async () => {
  await keyboard.press('Control+S')
  await poll(
    'a saved file',
    () => session.page.locator('.tab.active.dirty').count(),
    count => count === 0
  )
  const text = read(ARTICLE)
  await view.changing(async () => write(ARTICLE, text.replace('Monday', ':place[Monday]')))
  assert.ok((await view.marks()).includes('place Monday'))
  await view.changing(async () => write(ARTICLE, text))
})

step('tags every mention of an entry in the corpus, after a preview', async () => {
  await view.activate('Staffan')
  await workbench.command('Newsmark: Mark Every Mention of This Entry in the Corpus …')
  const preview = session.page.locator('.bulk-edit-panel')
  const file = preview.locator('.monaco-list-row', {hasText: 'second.news.txt'})
  await file.first().waitFor()
  await session.shoot('annotation preview')
  await file.first().locator('.monaco-checkbox, input[type="checkbox"]').first().click()
  await preview.getByText('Apply').click()
  await session.page.locator('.tab[data-resource-name="second.news.txt"]').waitFor()
  await workbench.command('File: Save All')
  await poll(
    'the second article',
    () => read('articles/second.news.txt'),
    text => text.includes('and :actor[de Mistura] left')
  )
})

step('loads nothing from elsewhere, and breaks no rule of its page', () => {
  assert.deepEqual(violations, [])
  assert.deepEqual(session.page.outside, [])
})

function read(name) {
  return readFileSync(path.join(session.folder, name), 'utf8')
}

function write(name, text) {
  writeFileSync(path.join(session.folder, name), text)
}

/** Waits until the article's file holds what it should. */
function saved(isThere) {
  return poll('the saved article', () => read(ARTICLE), isThere)
}
