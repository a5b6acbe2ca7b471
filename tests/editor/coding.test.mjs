// The session of an annotator who codes an article from plain text to a clean check, by keyboard alone. Each key is counted.
import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {AnnotationView} from './annotation-view.mjs'
import {Coder} from './coder.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'
import {poll} from './workbench.mjs'

const ROOT = path.join(import.meta.dirname, '../..')
const CLI = path.join(ROOT, 'dist/cli.cjs')
/** Not part of the repository: the words of this article belong to others. */
const SEED = path.join(ROOT, '../shared/data/news/seeds/002_4fdd0820434e0af3.txt')
const ARTICLE = 'articles/seed.news.txt'
/** What the coder knows beforehand: nine entries. */
const GLOSSARY = `actors:
  united-nations: {name: United Nations, aliases: [UN], type: organization}
  de-mistura: {name: Staffan de Mistura, aliases: [De Mistura], type: person}
  russia: {name: Russia, type: gpe}
  united-states: {name: United States, aliases: [U.S.], type: gpe}
  assad: {name: Bashar al-Assad, type: person}
  obama: {name: Barack Obama, aliases: [Obama], type: person}
places:
  syria: {name: Syria, type: country}
  geneva: {name: Geneva, type: town}
  aleppo: {name: Aleppo, type: city}
`

const {skip: missing} = await need(ensureEditor)
const skip = missing || (existsSync(SEED) ? false : `the article is not there: ${SEED}`)
if (skip) console.log(`# coding.test.mjs is skipped: ${skip}`)

let scratch
let session
/** @type {AnnotationView} */
let view
/** @type {Coder} */
let coder
let source

before(
  async () => {
    if (skip) return
    scratch = mkdtempSync(path.join(tmpdir(), 'newsmark-coding-'))
    const corpus = path.join(scratch, 'corpus')
    mkdirSync(corpus)
    writeFileSync(path.join(corpus, 'glossary.yaml'), GLOSSARY)
    writeFileSync(path.join(corpus, 'newsmark.yaml'), 'glossary: [glossary.yaml]\n')
    copyFileSync(SEED, path.join(corpus, 'seed.txt'))
    const about = '--title-from file-name --source Seed --date 2016-04-22 --language en'.split(' ')
    const {status, stderr} = newsmark(
      corpus,
      'import',
      'text',
      'seed.txt',
      '-o',
      'articles',
      ...about
    )
    assert.equal(status, 0, stderr)
    source = readFileSync(path.join(corpus, ARTICLE), 'utf8')
    session = await openSession(corpus)
    view = new AnnotationView(session.workbench)
    coder = new Coder(view)
    await session.workbench.openFile(ARTICLE)
    await session.page.locator('.squiggly-info').first().waitFor({timeout: FIRST_WAIT})
    await view.open()
    await view.focused()
  },
  {timeout: START_LIMIT}
)

after(async () => {
  await session?.close()
  if (scratch) rmSync(scratch, {recursive: true, force: true})
})

const step = createSteps(() => session, skip)

step('marks all mentions of known names', async () => {
  const known = [
    ['United Nations', 'a'],
    ['Syria', 'p'],
    ['Staffan de Mistura', 'a'],
    ['Geneva', 'p'],
    ['Russia', 'a'],
    ['U.S.', 'a'],
    ['Aleppo', 'p'],
    ['Bashar al-Assad', 'a'],
    ['Barack Obama', 'a']
  ]
  for (const [name, key] of known)
    await coder.for('known names', async () => {
      await coder.go(name, 'j')
      await coder.change(key)
      // There is no other one of Assad, as a look at the text shows.
      if (name !== 'Bashar al-Assad') await coder.change('Shift+M')
      await coder.settled()
    })
  await session.shoot('coding known names')
})

step('makes new entries of the names that the glossary lacks', async () => {
  const make = (words, ways, key, name) =>
    coder.for('new entries', async () => {
      await coder.go(words, ...ways)
      await coder.newEntry(key, name)
    })
  await make(
    'main opposition group',
    ['Control+Home', 'End', 'Shift+ArrowLeft', 'Shift+ArrowLeft'],
    'Shift+A'
  )
  await make('Syrian government', [',', ',', ',', 'Shift+ArrowRight'], 'Shift+A')
  await make('Syrian Observatory for Human Rights', [',', ','], 'Shift+A')
  await make('al-Qaida', [',', ','], 'Shift+A')
  await coder.for('known names', () => coder.change('Shift+M'))
  await make('Iran', [','], 'Shift+A')
  await make('Nusra Front', [','], 'Shift+A')
  await coder.for('known names', () => coder.change('Shift+M'))
  await make('Alexei Borodavkin', [','], 'Shift+A')
  await make('Islamic State', [','], 'Shift+A')
  await make('London', [','], 'Shift+P')
  await make('Putin', [',', ',', ','], 'Shift+A')
  await make('David Cameron', [',', 'Shift+]', 'Shift+]', 'Shift+]'], 'Shift+A')
  await session.shoot('coding new entries')
})

step('marks claims with their speakers and topics, and descriptions on the way', async () => {
  const claim = (words, ways, given) =>
    coder.for('claims', async () => {
      await coder.go(words, ...ways)
      await coder.claim(given)
    })
  const describe = (words, ways, key, letters, name) =>
    coder.for('descriptions', async () => {
      await coder.go(words, ...ways)
      await coder.describe(key, letters, name)
    })
  await claim('The cessation…quickly', ['Control+Home', "'", "'"], {
    who: 'de Mistura',
    topic: {letters: 'tr', name: 'truce'}
  })
  await coder.for('fragments', async () => {
    await coder.go('It can…efforts', "'")
    await coder.change('f')
  })
  await coder.for('new entries', async () => {
    await coder.go('Major powers', 'ArrowRight', 'Shift+ArrowRight')
    await coder.newEntry('Shift+A')
  })
  await claim('the Syrian government…cease-fire', ['Control+ArrowDown', ';'], {who: 'Observatory'})
  await describe(
    'city',
    ['Control+ArrowDown', 'n', 'ArrowLeft', 'ArrowLeft'],
    'Shift+P',
    'al',
    'Aleppo'
  )
  await claim('very worrisome', ["'"], {who: 'de Mistura'})
  await claim('has defended…wing', ['Control+ArrowDown', ';', ';'], {who: 'Russia'})
  await coder.for('relations', () => rebut('c2'))
  await describe('opposition', ['ArrowRight', 'ArrowRight'], 'Shift+A', 'opp', 'opposition')
  await describe(
    'government forces',
    ['ArrowRight', 'ArrowRight', 'Shift+ArrowRight'],
    'Shift+A',
    'gov',
    'government'
  )
  await claim('blamed…city', [' ', 'Shift+]', 'Shift+]'], {who: 'opposition'})
  await coder.for('relations', () => rebut('c4'))
  await describe('city', ['End'], 'Shift+P', 'al', 'Aleppo')
  await claim('Armed opposition…attacked', [';'], {who: 'Borodavkin'})
  await describe(
    'country',
    [';', ';', ';', 'n', 'ArrowLeft', 'ArrowLeft'],
    'Shift+A',
    'ru',
    'Russia'
  )
  await claim('deeply concerned', ["'"], {who: 'Obama', topic: {letters: 'ta', name: 'talks'}})
  await coder.for('claims', async () => {
    await coder.go('This has…hard', "'", "'")
    await coder.again()
  })
  await session.shoot('coding claims')
})

step('has coded the whole article, with a clean check', async () => {
  await coder.for('saving', () => coder.press('Control+S'))
  await poll(
    'a saved article and glossary',
    () => session.page.locator('.tab.dirty').count(),
    count => count === 0
  )
  const text = readFileSync(path.join(session.folder, ARTICLE), 'utf8')
  const check = newsmark(session.folder, 'check', '--max-warnings', '0')
  assert.equal(check.status, 0, check.stdout)
  assert.match(check.stdout, /No problems/)
  const base = newsmark(session.folder, 'text', ARTICLE)
  assert.equal(base.stdout, readFileSync(path.join(session.folder, 'seed.txt'), 'utf8'))
  assert.ok(text.startsWith(source.slice(0, source.indexOf('---\n', 4))))
  const count = pattern => [...text.matchAll(pattern)].length
  assert.deepEqual(
    {
      mentions: count(/:(?:actor|place)\[/g),
      claims: count(/\{#c\d+ /g),
      fragments: count(/continues=/g),
      rebuttals: count(/rebuts=/g),
      speakers: count(/speaker=/g),
      topics: [count(/topic=truce/g), count(/topic=talks/g)],
      entries: [
        ...readFileSync(path.join(session.folder, 'glossary.yaml'), 'utf8').matchAll(/\bname: /g)
      ].length
    },
    {mentions: 40, claims: 8, fragments: 1, rebuttals: 2, speakers: 8, topics: [6, 2], entries: 21}
  )
})

step('needs few keys', () => {
  const {counts} = coder
  const each = {
    'a mention with a known name': coder.count('known names') / 23,
    'a new entry besides its name': coder.count('new entries') / 12,
    'a claim with speaker and topic':
      (coder.count('claims') + coder.count('names of new topics')) / 8,
    'a mention by description': coder.count('descriptions') / 5,
    'a further fragment': coder.count('fragments'),
    'a rebuttal': coder.count('relations') / 2
  }
  for (const [purpose, count] of counts) console.log(`# keys for ${purpose}: ${count}`)
  console.log(`# keys in all: ${coder.count('')}`)
  for (const [what, keys] of Object.entries(each))
    console.log(`# keys for ${what}: ${keys.toFixed(2)}`)
  assert.ok(each['a mention with a known name'] <= 2.5)
  assert.ok(each['a new entry besides its name'] <= 10)
  assert.ok(each['a claim with speaker and topic'] <= 6)
})

async function rebut(id) {
  await coder.press('Shift+L')
  await coder.picker('rebuts')
  await coder.query(id)
  await coder.change('Enter')
}

/** Runs the command line that stands in `dist/`. */
function newsmark(cwd, ...args) {
  return spawnSync(process.execPath, [CLI, ...args], {cwd, encoding: 'utf8'})
}
