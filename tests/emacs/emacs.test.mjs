// The setup for Emacs that the documentation gives, run as it stands there, and used by the keys that it names.
import assert from 'node:assert/strict'
import {execFile} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {after, before, test} from 'node:test'
import {promisify} from 'node:util'
import {blocksOf, homeWith, REPLY} from '../support/documented-setup.mjs'
import {ensureEglot, need} from '../support/ensure-command.mjs'

const HARBOUR = path.join(import.meta.dirname, '../editor/workspace/harbour')
const SESSION = path.join(import.meta.dirname, 'session.el')
const {found: emacs, skip} = await need(ensureEglot)
const run = promisify(execFile)

const PROJECT = `include: [articles/*.txt]
glossary: [glossary/**/*.yaml]
rules: {unresolved-mention: warning}
`

const GLOSSARY = `actors:
  ada-lind:
    name: Ada Lind
    type: person
    note: Mayor of Norrvik since 2019.
  coast-guard:
    name: Coast Guard
    type: organization
`

let scratch
let seen
let seenWithoutGit

before(
  async () => {
    if (skip) return
    scratch = mkdtempSync(path.join(tmpdir(), 'newsmark-emacs-'))
    const env = homeWith(scratch)
    const init = path.join(scratch, 'init.el')
    const [setup, ...others] = blocksOf('emacs.md', 'elisp')
    const marking = others.find(block => block.includes('refactor.mark.actor'))
    assert.ok(marking)
    writeFileSync(init, setup + marking)
    const repository = corpusAt(path.join(scratch, 'repository'))
    await run('git', ['init', '-q', repository])
    seen = await useServer(repository, init, env)
    seenWithoutGit = await useServer(corpusAt(path.join(scratch, 'folder')), init, env)
  },
  {timeout: 180_000}
)

after(() => scratch && rmSync(scratch, {recursive: true, force: true}))

test('Emacs lists the findings', {skip}, () => {
  const rows = seen.findings.map(row => row.match(/^\d+|unknown-entry|unresolved-mention|`.*?`/g))
  assert.deepEqual(rows.map(([line, code, name]) => `${line} ${code} ${name}`).sort(), [
    '10 unknown-entry `cost-guard`',
    '11 unresolved-mention `Jon Berg`',
    '8 unresolved-mention `Norrvik`',
    '9 unresolved-mention `Norrvik`'
  ])
})

test('Emacs shows the card of a mention', {skip}, () => {
  assert.equal(seen.card[0], 'Ada Lind · Actor, person · ada-lind')
  assert.ok(seen.card.includes('Mayor of Norrvik since 2019.'), seen.card.join('\n'))
})

test('Emacs goes from a mention to its entry', {skip}, () => {
  assert.deepEqual(seen.entry, ['main.yaml', 'ada-lind:'])
})

test('Emacs lists where an entry is named', {skip}, () => {
  assert.deepEqual(seen.references, [
    'glossary/main.yaml',
    '2:   ada-lind:',
    'articles/harbour.news.txt',
    '8: :actor[Ada Lind] closed the harbour of :place[Norrvik] on Friday.',
    '9: She said :claim[the :actor[Coast Guard] left :place[Norrvik] alone]{#c1 speaker=ada-lind}.',
    'articles/plain.txt',
    '8: :actor[Ada Lind] opened the harbour again.'
  ])
})

test('Emacs lists where a claim is named', {skip}, () => {
  assert.deepEqual(seen.claims, [
    'articles/harbour.news.txt',
    '9: She said :claim[the :actor[Coast Guard] left :place[Norrvik] alone]{#c1 speaker=ada-lind}.',
    'articles/reply.txt',
    '6: :claim[They came later]{#c1 speaker=author rebuts=harbour#c1}, we hear.'
  ])
})

test('Emacs clears the findings for which entries appear on the disk', {skip}, () => {
  assert.equal(seen.left.length, 1, seen.left.join('\n'))
  assert.match(seen.left[0], /unknown-entry.*`cost-guard`/)
})

test('Emacs puts what was expected in place of what stands there', {skip}, () => {
  assert.equal(
    seen.mended,
    'A chief of :actor[the guard]{ref=coast-guard mention=nominal} rejected that.'
  )
})

test('Emacs marks words by a key, lists where the entry they get is named, and undoes it all', {
  skip
}, () => {
  const {references, ...rest} = seen.words
  const marked = ':actor[A fisher], :actor[Jon Berg], stayed.'
  const entered = marked.replace(']', ']{ref=coast-guard}')
  const renamed = entered.replace('coast-guard', 'guard')
  assert.deepEqual(rest, {marked, entered, renamed, glossary: true, isBack: true})
  assert.deepEqual(references, [
    'glossary/main.yaml',
    '6:   coast-guard:',
    'articles/harbour.news.txt',
    '9: She said :claim[the :actor[Coast Guard] left :place[Norrvik] alone]{#c1 speaker=ada-lind}.',
    `11: ${entered}`
  ])
})

test('Emacs completes names and values', {skip}, () => {
  assert.equal(seen.name, ':actor[Coast Guard]')
  assert.equal(seen.value, ':actor[She]{ref=coast-guard}')
  assert.equal(seen.id, seen.value)
  assert.equal(seen.code, ':actor[She]{mention=pronoun}')
})

test('Emacs lists the values that there are', {skip}, () => {
  const names = ['Ada Lind', 'Coast Guard', 'Jon Berg', 'none']
  assert.deepEqual(
    seen.values.slice(-4).map((row, index) => row.slice(0, names[index].length)),
    names
  )
})

test('Emacs shows the same where there is no repository', {skip}, () => {
  const inOrder = ({findings, ...rest}) => ({...rest, findings: findings.toSorted()})
  assert.deepEqual(inOrder(seenWithoutGit), inOrder(seen))
})

/** A folder with the articles of the harbour, and with a glossary in which some of what they name is missing. */
function corpusAt(folder) {
  cpSync(path.join(HARBOUR, 'articles'), path.join(folder, 'articles'), {recursive: true})
  mkdirSync(path.join(folder, 'glossary'))
  writeFileSync(path.join(folder, 'newsmark.yaml'), PROJECT)
  writeFileSync(path.join(folder, 'glossary/main.yaml'), GLOSSARY)
  writeFileSync(path.join(folder, 'articles/reply.txt'), REPLY)
  return folder
}

/** What Emacs shows, step by step. */
async function useServer(folder, init, env) {
  const files = {
    ARTICLE: path.join(folder, 'articles/harbour.news.txt'),
    GLOSSARY: path.join(folder, 'glossary')
  }
  // In batch mode, packages are not at hand before the init file as they are otherwise.
  const args = ['--batch', '--funcall', 'package-activate-all', '--load', init, '--load', SESSION]
  const {stdout} = await run(emacs, args, {env: {...env, ...files}, timeout: 80_000})
  return JSON.parse(stdout.replaceAll(`${folder}/`, ''))
}
