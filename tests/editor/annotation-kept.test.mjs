// What the annotation editor keeps and where it stops: saved attributes, a reload, files that are no articles, large and
// read-only ones, and a server that has ended.
import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {after, before} from 'node:test'
import {ensureCommand, need} from '../support/ensure-command.mjs'
import {AnnotationView} from './annotation-view.mjs'
import {ensureEditor} from './install.mjs'
import {isBackedUp, keptPlaces} from './kept.mjs'
import {articleOf} from './long-article.mjs'
import {serversOf} from './processes.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'
import {poll} from './workbench.mjs'

const CORPUS = path.join(import.meta.dirname, 'workspace/envoy')
const ARTICLE = 'articles/envoy.news.txt'
/** How often a client of the language server starts it anew within three minutes. */
const MOST_RESTARTS = 4

const {skip} = await need(ensureEditor)
const git = await need(() => ensureCommand('git', 'git'))
let session
let workbench
let keyboard
/** @type {AnnotationView} */
let view

before(
  async () => {
    if (skip) return
    session = await openSession(CORPUS)
    write('plain.txt', 'Nothing of this is an article.\n')
    write('articles/large.news.txt', articleOf('large', 350_000))
    write('articles/huge.news.txt', articleOf('huge', 4_100_000))
    write(ARTICLE, read(ARTICLE).replace('speaker=de-mistura', 'speaker=de-mistura stance=neutral'))
    workbench = session.workbench
    keyboard = session.page.keyboard
    view = new AnnotationView(workbench)
    await workbench.openFile(ARTICLE)
    await session.page.locator('.squiggly-warning').first().waitFor({timeout: FIRST_WAIT})
    await view.open()
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const stepsUnless = reason =>
  createSteps(
    () => session,
    reason,
    () => false
  )
const step = stepsUnless(skip)
const gitStep = stepsUnless(skip || git.skip)

step('keeps what is chosen in the inspector by keys', async () => {
  await view.activate('could soon')
  await view.inspect()
  await keyboard.press('Tab')
  await choose('sup')
  await saved(ARTICLE, text => text.includes('{#c1 speaker=de-mistura stance=support}'))
})

step('keeps the speaker of a new claim, whose field is the first', async () => {
  await view.activate('would go on')
  await view.select('the talks would go on')
  await view.changing(() => keyboard.press('c'))
  await view.inspect()
  await choose('mistu')
  await saved(ARTICLE, text =>
    /:claim\[the talks would go on\]\{#c2 [^}]*speaker=de-mistura\}/.test(text)
  )
})

step('comes back after a reload with what was not saved, and at its place', async () => {
  const before = read(ARTICLE)
  await view.activate('Monday')
  await view.select('Riad Hijab')
  await view.changing(() => keyboard.press('a'))
  const marks = await view.marks()
  const text = await view.paragraphs()
  assert.ok(marks.includes('actor Riad Hijab'))
  await poll(
    'a backup',
    () => isBackedUp(session.code.profile, ':actor[Riad Hijab]'),
    isThere => isThere
  )
  // VS Code in the browser does not keep the places of editors at once, nor when it is left.
  await poll(
    'a kept place',
    () => keptPlaces(session.page),
    places => places.some(([anchor, focus]) => Math.abs(focus - anchor) === 'Riad Hijab'.length),
    FIRST_WAIT
  )
  await session.page.reload()
  await view.shown()
  await poll(
    'the same marks',
    () => view.marks(),
    all => String(all) === String(marks)
  )
  assert.deepEqual(await view.paragraphs(), text)
  await session.page.locator('.tab.active.dirty[data-resource-name="envoy.news.txt"]').waitFor()
  await poll(
    'the same place',
    () => view.selected(),
    words => words === 'Riad Hijab'
  )
  await session.shoot('annotation reloaded')
  assert.equal(read(ARTICLE), before)
  await view.activate('Monday')
  await saved(ARTICLE, now => now === before.replace('Riad Hijab', ':actor[Riad Hijab]'))
})

step('says of a plain text that it is no article, with the way to it as text', async () => {
  await workbench.closeAll()
  session.set({'workbench.editorAssociations': {'plain.txt': 'newsmark.annotate'}})
  await workbench.repeatUntil(() => row('plain.txt').dblclick(), view.frame.locator('body'))
  await refused(/No project includes this file as an article/, 'Nothing of this is an article.')
  session.set({})
})

step('marks a text that has no file yet', async () => {
  await workbench.closeAll()
  await session.page.locator('.editor-group-container.empty').dblclick()
  await workbench.speakNewsmark()
  await session.page.locator('.editor-instance .monaco-editor.focused').waitFor()
  await keyboard.type('Nowhere saved')
  await workbench.command('Newsmark: Open Annotation Editor')
  await view.shown()
  await view.state('ready')
  await view.select('Nowhere')
  await view.changing(() => keyboard.press('p'))
  assert.deepEqual(await view.marks(), ['place Nowhere'])
  await workbench.command('Newsmark: Open Text Editor')
  await workbench.line(1).waitFor()
  assert.equal(await workbench.text(1), ':place[Nowhere] saved')
})

step('marks a large article, and says that it is one', async () => {
  await workbench.closeAll()
  await openText('large.news.txt')
  await view.open()
  await view.state('large')
  assert.match(await view.banner(), /This is a large article/)
  await view.select('envoy 7')
  await view.changing(() => keyboard.press('a'))
  await session.shoot('annotation large')
  await saved('articles/large.news.txt', text => text.includes(':actor[envoy 7] '))
})

step('refuses an article that is too large, with the way to its text', async () => {
  await workbench.closeAll()
  await openText('huge.news.txt')
  await workbench.command('Newsmark: Open Annotation Editor')
  await refused(/too large to be annotated here/, '---')
})

gitStep('shows an earlier version of an article, which cannot be changed', async () => {
  await workbench.closeAll()
  commit()
  write(ARTICLE, read(ARTICLE).replace('Monday', 'Tuesday'))
  session.set({'git.enabled': true})
  await openText('envoy.news.txt')
  await session.page.locator('.editor-actions [aria-label^="Open Changes"]').waitFor()
  await workbench.command('Git: Open File (HEAD)')
  await session.page.locator('.tab.active', {hasText: '(HEAD)'}).waitFor()
  await workbench.command('Newsmark: Open Annotation Editor')
  await view.state('read-only')
  await session.shoot('annotation earlier version')
  assert.match(await view.banner(), /version of the article that cannot be changed/)
  assert.match((await view.paragraphs()).join('\n'), /walked out on Monday/)
  const marks = await view.marks()
  await view.select('Geneva')
  await workbench.pressUntil('a', view.frame.locator('#toast:not([hidden])'))
  assert.deepEqual(await view.marks(), marks)
})

step('is read-only without a server, and comes back with it', async () => {
  await workbench.closeAll()
  await openText('envoy.news.txt')
  await view.open()
  await view.state('ready')
  const marks = await view.marks()
  for (let ended = 0; ended <= MOST_RESTARTS; ended++) await endServer()
  await view.state('no-server')
  await session.shoot('annotation no server')
  assert.match(await view.banner(), /server has stopped.*Start it again.*log says why/)
  assert.deepEqual(await view.marks(), marks)
  await view.select('Geneva')
  await workbench.pressUntil('p', view.frame.locator('#toast:not([hidden])'))
  assert.deepEqual(await view.marks(), marks)
  await view.bannerButton('Show log').click()
  await session.page.locator('.output-view .view-line').first().waitFor()
  await view.bannerButton('Restart server').click()
  await view.state('ready')
  await view.activate('truce')
  await view.select('Geneva')
  await view.changing(() => keyboard.press('p'))
  assert.ok((await view.marks()).includes('place Geneva'))
})

function row(name) {
  return session.page.locator('.explorer-folders-view .monaco-list-row', {hasText: name})
}

/** Opens a file as text: the picker of files would open it as it was last. */
async function openText(name) {
  await row(name).dblclick()
  await session.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor()
  await workbench.line(1).waitFor()
}

/** Chooses a value of the focused field by letters. */
async function choose(letters) {
  await keyboard.type(letters)
  await view.ready(letters)
  await view.changing(() => keyboard.press('Enter'))
}

/** Waits until the page refuses a file, and opens it as text. */
async function refused(reason, firstLine) {
  await view.state('not-an-article')
  assert.match(await view.banner(), reason)
  await session.shoot(`annotation refused ${firstLine}`)
  await view.bannerButton('Open as text').click()
  await workbench.line(1).waitFor()
  assert.equal(await workbench.text(1), firstLine)
}

/** Ends the language server, and waits until it is gone. */
async function endServer() {
  const [server] = await poll(
    'a server',
    () => serversOf(session.code.profile),
    all => all.length > 0
  )
  process.kill(server, 'SIGKILL')
  await poll(
    'its end',
    () => serversOf(session.code.profile),
    all => !all.includes(server)
  )
}

/** Makes the folder a repository with all that is in it. */
function commit() {
  const run = (...given) => execFileSync(git.found, given, {cwd: session.folder, stdio: 'pipe'})
  run('init', '-q')
  run('add', '.')
  run('-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '-q', '-m', 'All')
}

/** Saves, and waits until a file holds what it should. */
async function saved(name, isThere) {
  await keyboard.press('Control+S')
  await poll(`the saved ${name}`, () => read(name), isThere)
}

function read(name) {
  return readFileSync(path.join(session.folder, name), 'utf8')
}

function write(name, text) {
  writeFileSync(path.join(session.folder, name), text)
}
