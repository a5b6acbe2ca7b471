import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {FileChangeType, type FileEvent} from 'vscode-languageserver/node'
import {toKey} from '../../server/src/lsp/uri.js'
import {noteNewFolders} from '../../server/src/lsp/watched-files.js'
import {openSession, type Session} from './open-session.js'

const HEAD = '---\ntitle: T\nsource: S\ndate: 2016-04-22\n---\n'
const REF = `=== a.news.txt ===\n${HEAD}:actor[She]{ref=ann mention=pronoun}\n`
const CLAIM = `=== a.news.txt ===\n${HEAD}:claim[No]{#c1 speaker=author rebuts=b#c1}\n`
const OTHER = `${HEAD}:claim[Yes]{#c1 speaker=author}\n`
const ANN = 'actors: {ann: {name: Ann}}\n'

async function open(fixture: string, code: string): Promise<Session> {
  const s = await openSession(fixture)
  s.open('a.news.txt')
  await expect.poll(() => s.codes('a.news.txt')).toEqual([code])
  return s
}

describe('a folder with glossary files that came', () => {
  const cases = [
    {what: 'the folder of the default', fixture: REF, to: 'glossary'},
    {
      what: 'a folder that a glob begins with',
      fixture: `=== newsmark.yaml ===\nglossary: [g/own/*.yaml]\n${REF}`,
      to: 'g',
      inside: 'own/'
    },
    {
      what: 'a folder of which a glob takes in what is in it',
      fixture: `=== newsmark.yaml ===\nglossary: [g/**/*.yaml]\n=== g/b.yaml ===\nactors: {}\n${REF}`,
      to: 'g/deep/deeper'
    },
    {
      what: 'any folder, as a glob takes in all',
      fixture: `=== newsmark.yaml ===\nglossary: ['**/a*.yaml']\n${REF}`,
      from: '.away',
      to: 'any'
    }
  ]
  test.each(cases)(
    'counts, where it is $what',
    async ({fixture, to, from = 'away', inside = ''}) => {
      const s = await open(`=== ${from}/${inside}ann.yaml ===\n${ANN}${fixture}`, 'unknown-entry')
      mkdirSync(path.join(s.root, to, '..'), {recursive: true})
      renameSync(path.join(s.root, from), path.join(s.root, to))
      await s.connection.sendNotification('workspace/didRenameFiles', {
        files: [{oldUri: s.uri(from), newUri: s.uri(to)}]
      })
      await expect.poll(() => s.codes('a.news.txt'), {timeout: 10_000}).toEqual([])
    }
  )
})

describe('a client that tells of a new folder', () => {
  const cases = [
    {what: 'a glossary', fixture: REF, code: 'unknown-entry', name: 'glossary/a.yaml', text: ANN},
    {
      what: 'an article',
      fixture: CLAIM,
      code: 'unknown-claim',
      name: '2017/b.news.txt',
      text: OTHER
    }
  ]

  test.each(cases)('and not of $what in it', async ({fixture, code, name, text}) => {
    const s = await open(fixture, code)
    await addFolder(s, path.dirname(name))
    writeFileSync(path.join(s.root, name), text)
    await expect.poll(() => s.codes('a.news.txt'), {timeout: 10_000}).toEqual([])
    rmSync(path.join(s.root, name))
    await expect.poll(() => s.codes('a.news.txt'), {timeout: 10_000}).toEqual([code])
  })
})

describe('a new folder is noted', () => {
  const cases = [
    {told: ['+a'], noted: ['a']},
    {told: ['+a', '+a/b'], noted: ['a/b']},
    {told: ['+a/b/c.txt', '+a'], noted: []},
    {told: ['+a/b', '-a'], noted: []},
    {told: ['+a/b', '-b'], noted: ['a/b']},
    {told: ['+a/b', '+a/bc.txt'], noted: ['a/b']},
    {told: ['+node_modules', '+missing'], noted: []}
  ]

  test.each(cases)('after $told: $noted', async ({told, noted}) => {
    const s = await open(`=== a/b/c.txt ===\n=== node_modules/x/y.txt ===\n${REF}`, 'unknown-entry')
    const folders = new Set<string>()
    const changes = told.map(
      (text): FileEvent => ({
        uri: s.uri(text.slice(1)),
        type: text.startsWith('+') ? FileChangeType.Created : FileChangeType.Deleted
      })
    )
    noteNewFolders(folders, changes)
    expect([...folders]).toEqual(noted.map(name => toKey(s.uri(name))))
  })
})

/** Makes a folder and tells of it; waits until the server has heard that. */
async function addFolder(s: Session, name: string): Promise<void> {
  mkdirSync(path.join(s.root, name))
  const changes = [{uri: s.uri(name), type: FileChangeType.Created}]
  await s.connection.sendNotification('workspace/didChangeWatchedFiles', {changes})
  await s.connection.sendRequest('textDocument/hover', {
    textDocument: {uri: s.uri('a.news.txt')},
    position: s.behind('a.news.txt', ':')
  })
}
