// Random keys of an annotator in the annotation editor: whatever they do, the text stays, the file parses, and undo leads back.
import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {AnnotationView} from './annotation-view.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {START_LIMIT} from './waits.mjs'
import {poll} from './workbench.mjs'

const CLI = path.join(import.meta.dirname, '../../dist/cli.cjs')
/** So many acts, of which some are refused; as many as one likes by NEWSMARK_ACTS. In parts, after each of which all is checked. */
const ACTS = Number(process.env['NEWSMARK_ACTS'] ?? 1000)
const PARTS = 4
const SEED = Number(process.env['NEWSMARK_SEED'] ?? 20160422)

const ARTICLE = 'truce.news.txt'
const SOURCE = [
  '---',
  'title: Truce in trouble',
  'source: Example Wire',
  'date: 2016-04-22',
  'language: en',
  '---',
  'GENEVA – The truce in :place[Syria] is \\*still\\* in force, :claim[but :actor[de Mistura] said it could',
  'soon be lost]{#c1 speaker=de-mistura}, and [so] {be} it. “Nobody wins this war,” he said.',
  '',
  'The 👩‍👩‍👧 families of Aleppo, :actor[Riad Hijab]{status=suggested by=tool} and the U.N. left <!-- a note --> on Monday.',
  'قال دي ميستورا إن الهدنة في سوريا في خطر، ولم يقل متى.',
  '',
  ':claim[The talks go on]{#c2}, :actor[Ann]{#w mention=nominal} told us; :claim[whoever stays away]{continues=c2}. 星期五他说。'
].join('\r\n')
const GLOSSARY = `actors:
  de-mistura: {name: Staffan de Mistura, aliases: [de Mistura]}
  riad-hijab: {name: Riad Hijab}
  un: {name: United Nations, aliases: [U.N.]}
places:
  syria: {name: Syria}
  aleppo: {name: Aleppo}
`

/** Keys that go somewhere, and how often they are pressed beside each other. */
const MOVES = weighted({
  ...{ArrowRight: 6, ArrowLeft: 3, 'Shift+ArrowRight': 5, 'Shift+ArrowLeft': 1, ArrowDown: 2},
  ...{ArrowUp: 2, n: 3, 'Shift+N': 1, Space: 2, 'Shift+Space': 1, ',': 2, ';': 2, "'": 1, v: 1},
  ...{'Alt+Shift+ArrowRight': 2, 'Control+ArrowDown': 1, 'Control+ArrowUp': 1, Home: 1, End: 1},
  ...{'Control+Home': 1, 'Control+End': 1}
})
/** Keys whose acts change the article, if they can. */
const CHANGES = weighted({
  ...{a: 4, p: 3, c: 4, 1: 1, 2: 1, 3: 1, '.': 3, u: 5, Delete: 1, k: 2, f: 2, y: 1, r: 1},
  ...{'[': 2, ']': 2, 'Shift+[': 2, 'Shift+]': 2, 'Shift+M': 1}
})

/** Rules of which a finding would say that markup is broken. */
const SYNTAX = new Set([
  ...['unclosed-tag', 'invalid-attributes', 'duplicate-attribute', 'empty-tag', 'near-miss'],
  ...['duplicate-id', 'orphan-continuation', 'invalid-nesting']
])

const {skip} = await need(ensureEditor)
let scratch
let session
let keyboard
/** @type {AnnotationView} */
let view
let paragraphs
let firstVersion

before(
  async () => {
    if (skip) return
    scratch = mkdtempSync(path.join(tmpdir(), 'newsmark-random-'))
    const corpus = path.join(scratch, 'corpus')
    mkdirSync(corpus)
    writeFileSync(path.join(corpus, 'glossary.yaml'), GLOSSARY)
    writeFileSync(path.join(corpus, 'newsmark.yaml'), 'glossary: [glossary.yaml]\n')
    writeFileSync(path.join(corpus, ARTICLE), SOURCE)
    session = await openSession(corpus)
    keyboard = session.page.keyboard
    view = new AnnotationView(session.workbench)
    await session.workbench.openFile(ARTICLE)
    await view.open()
    await view.focused()
    paragraphs = await view.paragraphs()
    firstVersion = await view.version()
    assert.deepEqual(syntaxProblems(), [])
  },
  {timeout: START_LIMIT}
)

after(async () => {
  await session?.close()
  if (scratch) rmSync(scratch, {recursive: true, force: true})
})

const step = createSteps(() => session, skip)

const random = createRandom(SEED)

for (let part = 1; part <= PARTS; part++)
  step(`random acts leave the text as it is, and a file that parses: ${part}`, async () => {
    const start = Date.now()
    const before = await view.version()
    const acts = Math.ceil(ACTS / PARTS)
    for (let done = 0; done < acts; done++) {
      const moves = Math.floor(random() * 3)
      for (let move = 0; move <= moves; move++) await keyboard.press(MOVES(random()))
      await keyboard.press(CHANGES(random()))
      if (done % AT_ONCE === AT_ONCE - 1) await settled()
    }
    await settled()
    const changes = (await view.version()) - before
    const seconds = ((Date.now() - start) / 1000).toFixed(1)
    console.log(
      `# seed ${SEED}: ${acts} acts in ${seconds} s, ${changes} of them changed something`
    )
    assert.ok(changes > acts / 5, `${changes} changes`)
    assert.deepEqual(await view.paragraphs(), paragraphs)
    await session.shoot('annotation random acts')
    await save()
    assert.notEqual(read(), SOURCE)
    assert.equal(newsmark('text', ARTICLE), textOf(SOURCE))
    assert.deepEqual(syntaxProblems(), [])
  })

step('undo leads back to the first bytes', async () => {
  const start = Date.now()
  const changes = (await view.version()) - firstVersion
  for (let left = changes; left > 0; left--) {
    await keyboard.press('Control+Z')
    if (left % AT_ONCE === 1) await view.idle(firstVersion + 2 * changes - left + 1)
  }
  console.log(`# undone in ${((Date.now() - start) / 1000).toFixed(1)} s`)
  assert.deepEqual(await view.paragraphs(), paragraphs)
  await save()
  assert.equal(read(), SOURCE)
})

/** Acts that are asked for before any is waited for. */
const AT_ONCE = 25

/** Waits until the page has heard of all acts that it has sent, and paints what came of them. */
function settled() {
  const body = view.frame.locator('body')
  return poll(
    'no act under way',
    async () => [
      await body.getAttribute('data-acts'),
      (await body.getAttribute('data-version')) === (await body.getAttribute('data-painted'))
    ],
    ([acts, isPainted]) => acts === '0' && isPainted
  )
}

async function save() {
  await keyboard.press('Control+S')
  await poll(
    'a saved article',
    () => session.page.locator('.tab.dirty').count(),
    count => count === 0
  )
}

function read() {
  return readFileSync(path.join(session.folder, ARTICLE), 'utf8')
}

/** What is reported of the syntax of the article. */
function syntaxProblems() {
  const found = JSON.parse(newsmark('check', '--format', 'json', ARTICLE))
  return found.map(({ruleId}) => ruleId).filter(rule => SYNTAX.has(rule))
}

/** The base text of an article, as the command line tells it. */
function textOf(source) {
  writeFileSync(path.join(session.folder, 'other.news.txt'), source)
  const text = newsmark('text', 'other.news.txt')
  rmSync(path.join(session.folder, 'other.news.txt'))
  return text
}

/** Runs the command line that stands in `dist/`, and gives what it prints. */
function newsmark(...args) {
  const {stdout} = spawnSync(process.execPath, [CLI, ...args], {
    cwd: session.folder,
    encoding: 'utf8'
  })
  return stdout
}

/** Gives one of some keys for a number from 0 to 1, each as often as its weight says. */
function weighted(weights) {
  const keys = Object.entries(weights).flatMap(([key, weight]) => Array(weight).fill(key))
  return number => keys[Math.floor(number * keys.length)]
}

/** Numbers from 0 to 1 that look random, the same for each seed: mulberry32. */
function createRandom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
