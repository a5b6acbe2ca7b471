import {execFileSync} from 'node:child_process'
import {mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {openSession, type Session} from './open-session.js'

const HEAD = '---\ntitle: T\nsource: S\ndate: 2016-04-22\n---\n'
const CLAIM = `=== a.news.txt ===\n${HEAD}:claim[No]{#c1 speaker=author rebuts=l#c1}\n`
const OTHER = `${HEAD}:claim[Yes]{#c1 speaker=author}\n`
const REF = `=== a.news.txt ===\n${HEAD}:actor[She]{ref=ann mention=pronoun}\n`
const ANN = 'actors: {ann: {name: Ann}}\n'

function link(s: Session, name: string, target: string): void {
  const file = path.join(s.root, name)
  rmSync(file, {recursive: true, force: true})
  mkdirSync(path.dirname(file), {recursive: true})
  symlinkSync(target, file)
}

function tell(s: Session, name: string): Promise<void> {
  const changes = [{uri: s.uri(name), type: 2}]
  return s.connection.sendNotification('workspace/didChangeWatchedFiles', {changes})
}

function setFolder(s: Session, name: string, isOpen: boolean): Promise<void> {
  const folder = {uri: s.uri(name), name}
  const event = isOpen ? {added: [folder], removed: []} : {added: [], removed: [folder]}
  return s.connection.sendNotification('workspace/didChangeWorkspaceFolders', {event})
}

describe('an article that is a link', () => {
  test('comes, changes and goes with the file that it leads to', async () => {
    const s = await openSession(`=== newsmark.yaml ===\n${CLAIM}`)
    link(s, 'l.news.txt', 'texts/real.md')
    s.open('a.news.txt')
    await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-claim'])
    s.store('texts/real.md', OTHER)
    await expect.poll(() => s.codes('a.news.txt')).toEqual([])
    s.store('texts/real.md', HEAD)
    await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-claim'])
    s.store('texts/real.md', OTHER)
    await expect.poll(() => s.codes('a.news.txt')).toEqual([])
    s.store('texts', undefined)
    await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-claim'])
  })

  test('is another one when a link on the way leads elsewhere', async () => {
    const s = await openSession(
      `=== newsmark.yaml ===\n${CLAIM}=== one/real.md ===\n${HEAD}=== two/real.md ===\n${OTHER}`
    )
    link(s, 'texts', 'one')
    link(s, 'l.news.txt', 'texts/real.md')
    s.open('a.news.txt')
    await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-claim'])
    link(s, 'texts', 'two')
    await tell(s, 'texts')
    await expect.poll(() => s.codes('a.news.txt')).toEqual([])
  })
})

test('what is behind a linked folder is no second article of the project', async () => {
  const s = await openSession(`=== newsmark.yaml ===\n=== in/a.news.txt ===\n${OTHER}`)
  link(s, 'out', 'in')
  const textDocument = {uri: s.uri('out/a.news.txt'), languageId: 'newsmark', version: 1}
  await s.connection.sendNotification('textDocument/didOpen', {
    textDocument: {...textDocument, text: OTHER}
  })
  s.open('in/a.news.txt')
  await expect.poll(() => s.codes('in/a.news.txt')).toEqual([])
  await tell(s, 'out/a.news.txt')
  await s.connection.sendNotification('textDocument/didClose', {textDocument})
  const article = {uri: s.uri('out/a.news.txt')}
  expect(await s.connection.sendRequest('newsmark/isArticle', article)).toBe(false)
  expect(s.codes('in/a.news.txt')).toEqual([])
})

test('an open article in whose place there is a pipe is none any more', async ({skip}) => {
  skip(process.platform === 'win32', 'Windows has no pipes among its files')
  const s = await openSession(`=== newsmark.yaml ===\n${CLAIM}=== l.news.txt ===\n${OTHER}`)
  s.open('a.news.txt')
  s.open('l.news.txt')
  await expect.poll(() => s.codes('a.news.txt')).toEqual([])
  rmSync(path.join(s.root, 'l.news.txt'))
  execFileSync('mkfifo', [path.join(s.root, 'l.news.txt')])
  await tell(s, 'l.news.txt')
  await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-claim'])
})

test('a glossary that is a link to nothing is read once there is something', async () => {
  const s = await openSession(REF)
  link(s, 'glossary.yaml', 'shared/real.yaml')
  s.open('a.news.txt')
  await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-entry'])
  s.store('shared/real.yaml', ANN)
  await expect.poll(() => s.codes('a.news.txt')).toEqual([])
})

test('a project that is opened through a link hears of changes behind the link', async () => {
  const s = await openSession('=== in/newsmark.yaml ===\n=== in/b.news.txt ===\n')
  link(s, 'out', 'in')
  const textDocument = {uri: s.uri('out/a.news.txt'), languageId: 'newsmark', version: 1}
  const text = `${HEAD}:claim[No]{#c1 speaker=author rebuts=l#c1}\n`
  await s.connection.sendNotification('textDocument/didOpen', {
    textDocument: {...textDocument, text}
  })
  await expect.poll(() => s.codes('out/a.news.txt')).toEqual(['unknown-claim'])
  s.store('in/l.news.txt', OTHER)
  await expect.poll(() => s.codes('out/a.news.txt')).toEqual([])
  rmSync(path.join(s.root, 'in'), {recursive: true})
  mkdirSync(path.join(s.root, 'in'))
  writeFileSync(path.join(s.root, 'in/newsmark.yaml'), '')
  await tell(s, 'in')
  await expect.poll(() => s.codes('out/a.news.txt')).toEqual(['unknown-claim'])
})

test('what changes while a folder is not open counts when it is opened', async () => {
  const other = `=== one/l.news.txt ===\n${HEAD}`
  const s = await openSession(
    `=== one/newsmark.yaml ===\n${other}${CLAIM.replace('a.news', 'one/a.news')}`,
    {
      folders: ['one']
    }
  )
  s.open('one/a.news.txt')
  await expect.poll(() => s.codes('one/a.news.txt')).toEqual(['unknown-claim'])
  await setFolder(s, 'one', false)
  writeFileSync(path.join(s.root, 'one/l.news.txt'), OTHER)
  await setFolder(s, 'one', true)
  await expect.poll(() => s.codes('one/a.news.txt')).toEqual([])
})

test('a folder that stands in the place of that of a project is looked at anew', async () => {
  const files = `=== one/newsmark.yaml ===\n=== one/l.news.txt ===\n${OTHER}`
  const s = await openSession(files + CLAIM.replace('a.news', 'one/a.news'))
  s.open('one/a.news.txt')
  await expect.poll(() => s.codes('one/a.news.txt')).toEqual([])
  rmSync(path.join(s.root, 'one'), {recursive: true})
  mkdirSync(path.join(s.root, 'one'))
  writeFileSync(path.join(s.root, 'one/newsmark.yaml'), '')
  await tell(s, 'one')
  await expect.poll(() => s.codes('one/a.news.txt')).toEqual(['unknown-claim'])
})

test('a draft is ruled by the project of the first folder', async () => {
  const s = await openSession(`=== newsmark.yaml ===\n=== one/a.news.txt ===\n${HEAD}`, {
    folders: ['one']
  })
  const uri = 'untitled:Untitled-1'
  const textDocument = {uri, languageId: 'newsmark', version: 1, text: HEAD}
  await s.connection.sendNotification('textDocument/didOpen', {textDocument})
  const status = await s.connection.sendRequest('newsmark/status', {uri})
  expect(status).toMatchObject({project: path.join(s.root, 'newsmark.yaml').replaceAll('\\', '/')})
  expect(s.log).toEqual([])
})
