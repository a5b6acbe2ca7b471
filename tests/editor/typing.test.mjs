// What one types in the packaged extension, at the pace of a typist, is what the file holds.
import assert from 'node:assert/strict'
import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {ensureEditor} from './install.mjs'
import {serversOf} from './processes.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'
import {poll} from './workbench.mjs'

const CORPUS = path.join(import.meta.dirname, 'workspace/typing')
const KNOWN = 'articles/first.news.txt'

/** Fields, values and words of which others in the workspace go on with what is typed of them. */
const ARTICLE = `---
title: Envoy meets Obama in Geneva
source: AFP
date: 2016-04-22
topic: peace
---
The :actor[UN envoy]{ref=un mention=nominal} met :actor[Obama] in :place[Geneva].
:actor[Barack Obama] said: :claim[“The truce, sadly, is in trouble.”]{#c1 speaker=obama}
<!-- a comment -->
It was a mist.
`

const GLOSSARY = `actors:
  de-mistura:
    name: Staffan de Mistura
    aliases: [De Mistura, UN envoy]
    type: person
    role: igo
    member-of: un
  state:
    name: State Department
    type: organization
places:
  rio:
    name: Rio
    type: city
`

const {skip} = await need(ensureEditor)
let session
let workbench

before(
  async () => {
    if (skip) return
    session = await openSession(CORPUS)
    workbench = session.workbench
    await workbench.openFile(KNOWN)
    await poll(
      'the server',
      () => workbench.languageStatus(),
      text => /entries/.test(text),
      FIRST_WAIT
    )
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const step = createSteps(
  () => session,
  skip,
  () => false
)

for (const pace of [30, 130, 250]) {
  step(`keeps an article as it is typed at ${pace} ms a key`, async () => {
    const file = await openEmpty(`articles/typed-${pace}.news.txt`)
    await session.page.keyboard.type(ARTICLE, {delay: pace})
    await session.shoot(`typed article ${pace}`)
    assert.equal(await saved(file), ARTICLE)
  })

  step(`keeps a glossary as it is typed at ${pace} ms a key`, async () => {
    const file = await openEmpty(`names/typed-${pace}.yaml`)
    await mode('Newsmark YAML')
    await typeIndented(GLOSSARY, pace)
    await session.shoot(`typed glossary ${pace}`)
    assert.equal(await saved(file), GLOSSARY)
  })
}

// Behind a closing bracket nothing is suggested, however long the answer to the letter before it takes.
for (const [name, before, behind] of [
  ['value', 'He said :claim[“x”]{#c1 speaker=obam', 'a}\n'],
  ['name', 'The :place[Genev', 'a].\n']
]) {
  step(`keeps the Enter behind a ${name} while the server is slow`, async () => {
    const file = await openEmpty(`articles/slow-${name}.news.txt`)
    await session.page.keyboard.type(before, {delay: 100})
    await session.page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor()
    const [server] = serversOf(session.code.profile)
    process.kill(server, 'SIGSTOP')
    try {
      await session.page.keyboard.type(behind, {delay: 60})
    } finally {
      process.kill(server, 'SIGCONT')
    }
    assert.equal(await saved(file), before + behind)
  })
}

step('indents what stands below a name in a glossary', async () => {
  await openEmpty('names/indented.yaml')
  await mode('Newsmark YAML')
  await session.page.keyboard.type('actors:', {delay: 130})
  await session.page.waitForTimeout(1000)
  await session.page.keyboard.press('Enter')
  assert.equal(await column(2), 3)
})

step('takes a suggestion that was picked with an arrow', async () => {
  const file = await openEmpty('articles/picked.news.txt')
  await session.page.keyboard.type('---\nsource: A')
  const row = session.page.locator('.suggest-widget.visible .monaco-list-row', {hasText: 'AFP'})
  await workbench.pressUntil('Control+Space', row.first())
  await session.shoot('front matter')
  await session.page.keyboard.press('Enter')
  assert.match(await saved(file), /^---\nsource: AFP/)
})

step('takes the first suggestion of a glossary by the tab key', async () => {
  const file = await openEmpty('names/picked.yaml')
  await mode('Newsmark YAML')
  await session.page.keyboard.type('actors:\nx:\nna', {delay: 130})
  const row = session.page.locator('.suggest-widget.visible .monaco-list-row', {hasText: 'name'})
  await row.first().waitFor()
  await session.shoot('glossary fields')
  await session.page.keyboard.press('Tab')
  assert.match(await saved(file), /name: $/)
})

/** Makes an empty file and opens it; gives its path. */
async function openEmpty(name) {
  const file = path.join(session.folder, name)
  writeFileSync(file, '')
  await workbench.openFile(name)
  return file
}

/** Waits until the editor says that the file is of this language. */
function mode(language) {
  const item = session.page.locator('.statusbar-item[id="status.editor.mode"]')
  return poll(
    `the language ${language}`,
    () => item.textContent(),
    text => text.trim() === language
  )
}

/**
 * Types YAML as one does in an editor that indents: of each line only what the editor has not put there. A busy VS Code,
 * which has not coloured a line yet, repeats the indentation of the line before.
 */
async function typeIndented(text, pace) {
  const {keyboard} = session.page
  for (const [before, line] of text.split('\n').entries()) {
    const words = line.trimStart()
    if (words === '') break
    const wanted = line.length - words.length
    const given = (await column(before + 1)) - 1
    for (let left = given - wanted; left > 0; left -= 2) await keyboard.press('Backspace')
    await keyboard.type(' '.repeat(Math.max(0, wanted - given)) + words, {delay: pace})
    await keyboard.press('Enter')
  }
}

/** The column of the cursor, from 1, as soon as it is in a line. */
async function column(line) {
  const item = session.page.locator('.statusbar-item[id="status.editor.selection"]')
  const text = await poll(
    `the cursor in line ${line}`,
    () => item.textContent(),
    shown => shown.includes(`Ln ${line},`)
  )
  return Number(/Col (\d+)/.exec(text)?.[1])
}

/** Saves what is typed and gives what the file holds then, without the indentation of an empty last line. */
async function saved(file) {
  await session.page.keyboard.press('Escape')
  await poll(
    'the saved file',
    async () => {
      await session.page.keyboard.press('Control+S')
      await session.page.waitForTimeout(300)
      return session.page.locator('.tab.active.dirty').count()
    },
    count => count === 0
  )
  return readFileSync(file, 'utf8').replace(/(?<=\n) +$/, '')
}
