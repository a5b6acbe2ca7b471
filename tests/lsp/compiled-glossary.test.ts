import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {originalOf} from '../../server/src/glossary/moved-entry.js'
import type {GlossaryMaker} from '../../server/src/lsp/make-glossaries.js'
import {isQuiet} from '../../server/src/lsp/server.js'
import {makeKept} from '../../server/src/node/kept-glossary.js'
import {folderWith} from '../node/temporary-folder.js'
import {ARTICLE, files, HEADER, jsonLines, SMALL, table, yaml} from './compiled-files.js'
import {GOOD_CLIENT, positionAt} from './open-session.js'
import {endPeer, type Peer, startPeerWith, uriOf} from './stress-world.js'

/** An editor that asks for the edit of an action when it is chosen: making one takes reading the table. */
const CLIENT = {
  ...GOOD_CLIENT,
  textDocument: {
    ...GOOD_CLIENT.textDocument,
    codeAction: {
      codeActionLiteralSupport: {codeActionKind: {valueSet: ['quickfix']}},
      dataSupport: true,
      resolveSupport: {properties: ['edit']}
    }
  }
}

interface Compiler extends GlossaryMaker {
  /** The paths that were compiled. */
  readonly compiled: string[]
  /** Lets the next task wait until this is called. */
  hold: () => () => void
}

function compiler(folder = folderWith({})): Compiler {
  const compiled: string[] = []
  let waiting: Promise<void> | undefined
  return {
    folder,
    build: '',
    compiled,
    async compile(task) {
      compiled.push(task.path)
      await waiting
      return makeKept(task)
    },
    hold() {
      let end = (): void => {}
      waiting = new Promise(resolve => {
        end = resolve
      })
      return () => end()
    }
  }
}

async function start(root: string, maker?: GlossaryMaker): Promise<Peer> {
  const peer = startPeerWith(
    {capabilities: CLIENT, workspaceFolders: [{uri: uriOf(root, ''), name: 'x'}]},
    maker
  )
  onTestFinished(() => endPeer(peer))
  await peer.initialized
  await peer.connection.sendNotification('initialized', {})
  return peer
}

async function settled(peer: Peer): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    await new Promise(resolve => setTimeout(resolve, 30))
    quiet = isQuiet(peer.server()) ? quiet + 1 : 0
  }
}

async function open(peer: Peer, root: string, name: string, version = 1): Promise<void> {
  const text = readFileSync(path.join(root, name), 'utf8')
  const textDocument = {uri: uriOf(root, name), languageId: 'newsmark', version, text}
  await peer.connection.sendNotification('textDocument/didOpen', {textDocument})
}

/** All that a server says of the articles, and of some places in them and in the table. */
async function view(peer: Peer, root: string, name: string): Promise<unknown> {
  await settled(peer)
  const ask = (file: string, method: string, params: object): Promise<unknown> =>
    peer.connection.sendRequest(`textDocument/${method}`, {
      textDocument: {uri: uriOf(root, file)},
      ...params
    })
  const said: unknown[] = []
  const places = [...ARTICLE.matchAll(/[[=] ?[\wÉ]{0,3}/g)].map(
    ({0: all, index}) => index + all.length
  )
  for (const offset of places) {
    const position = positionAt(ARTICLE, offset)
    const asked = {position, context: {includeDeclaration: true}}
    for (const method of ['hover', 'definition', 'references', 'completion', 'documentHighlight'])
      said.push([offset, method, await ask('one.news.txt', method, asked)])
    const range = {start: position, end: position}
    const actions = await ask('one.news.txt', 'codeAction', {range, context: {diagnostics: []}})
    said.push([offset, 'actions', (actions as {title: string}[]).map(({title}) => title)])
  }
  const lines = readFileSync(path.join(root, name), 'utf8').split('\n')
  for (const line of [0, 1, 2, 14, 2000, lines.length - 2]) {
    const position = {line, character: 2}
    for (const method of ['hover', 'definition', 'references', 'documentHighlight'])
      said.push([
        line,
        method,
        await ask(name, method, {position, context: {includeDeclaration: true}})
      ])
  }
  for (const query of ['aleppo', 'town name 14', 'nmae 14 town', 'p12', ''])
    said.push([query, await peer.connection.sendRequest('workspace/symbol', {query})])
  const status = await peer.connection.sendRequest('newsmark/status', {
    uri: uriOf(root, 'one.news.txt')
  })
  return {said, status, published: [...peer.published].sort(([a], [b]) => (a < b ? -1 : 1))}
}

function isStored(peer: Peer): readonly boolean[] {
  return [...peer.server().session.workspace.projects.values()].flatMap(({glossary}) =>
    glossary.files.map(({stored}) => stored !== undefined)
  )
}

describe('a compiled glossary makes no difference', () => {
  const csv = table().replaceAll('\t', ',').replaceAll('\n', '\r\n')
  test.each([
    ['g.tsv', table()],
    ['g.csv', csv],
    ['g.jsonl', jsonLines()],
    ['g.yaml', yaml()]
  ])(
    '%s',
    async (name, text) => {
      const root = folderWith(files(name, text))
      const maker = compiler()
      const [plain, peer] = [await start(root), await start(root, maker)]
      for (const each of [plain, peer]) await open(each, root, 'one.news.txt')
      const wanted = await view(plain, root, name)
      expect(await view(peer, root, name)).toEqual(wanted)
      expect(isStored(peer)).toEqual([false, true])
      expect(peer.log.filter(line => line.includes('error'))).toEqual([])
      // The next server need not compile it.
      const next = await start(root, {...maker, compile: () => Promise.reject(new Error('again'))})
      await open(next, root, 'one.news.txt')
      expect(await view(next, root, name)).toEqual(wanted)
      expect(readdirSync(root).sort()).toEqual(Object.keys(files(name, text)).sort())
    },
    120_000
  )
})

/** Writes over the name of the first entry. */
async function rename(peer: Peer, root: string, name: string, text: string): Promise<void> {
  const uri = uriOf(root, name)
  const before = readFileSync(path.join(root, name), 'utf8')
  const at = before.indexOf('Aleppo')
  const [start, end] = [positionAt(before, at), positionAt(before, at + 6)]
  await peer.connection.sendNotification('textDocument/didChange', {
    textDocument: {uri, version: 2},
    contentChanges: [{range: {start, end}, text}]
  })
}

test.each([
  ['g.tsv', table, HEADER],
  ['g.yaml', yaml, 'places:\n']
])(
  'an edit of %s, of the file beside it and of the file on the disk counts',
  async (name, write, empty) => {
    const root = folderWith(files(name, write()))
    const maker = compiler()
    const [plain, peer] = [await start(root), await start(root, maker)]
    const both = async (act: (each: Peer) => Promise<void>, stored: boolean): Promise<void> => {
      for (const each of [plain, peer]) await act(each)
      expect(await view(peer, root, name)).toEqual(await view(plain, root, name))
      expect(isStored(peer)).toEqual([false, stored])
    }
    const uri = uriOf(root, name)
    await both(each => open(each, root, 'one.news.txt'), true)
    await both(each => open(each, root, name), true)
    await both(each => rename(each, root, name, 'Nowher'), false)
    await both(
      each => each.connection.sendNotification('textDocument/didClose', {textDocument: {uri}}),
      true
    )
    const changed = async (each: Peer, file: string): Promise<void> =>
      each.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{uri: uriOf(root, file), type: 2}]
      })
    writeFileSync(path.join(root, 'small.yaml'), SMALL.replace('Small Town', 'Nowhere'))
    await both(each => changed(each, 'small.yaml'), true)
    writeFileSync(path.join(root, name), write('Nowhere'))
    await both(each => changed(each, name), true)
    writeFileSync(path.join(root, name), empty)
    await both(each => changed(each, name), false)
  },
  120_000
)

test('a table that is opened is read as a whole before somebody types into it, and then not again', async () => {
  const root = folderWith(files('g.tsv', table()))
  const peer = await start(root, compiler())
  await open(peer, root, 'one.news.txt')
  await settled(peer)
  await open(peer, root, 'g.tsv')
  await expect.poll(() => peer.server().readAhead.size, {timeout: 20_000}).toBe(1)
  const [ahead] = peer.server().readAhead.values()
  await rename(peer, root, 'g.tsv', 'Nowher')
  await settled(peer)
  const now = [...peer.server().session.workspace.projects.values()]
    .flatMap(({glossary}) => glossary.files)
    .find(({path: name}) => name === 'g.tsv')
  const known = new Set(ahead?.entries)
  const anew = now?.entries.filter(entry => !known.has(originalOf(entry)))
  expect(anew?.map(({name}) => name)).toEqual([expect.stringContaining('Nowher')])
  await peer.connection.sendNotification('textDocument/didClose', {
    textDocument: {uri: uriOf(root, 'g.tsv')}
  })
  await settled(peer)
  expect(peer.server().readAhead.size).toBe(0)
}, 60_000)

test('nothing is said before the glossary is there, and then all', async () => {
  const root = folderWith(files('g.tsv', table()))
  const maker = compiler()
  const release = maker.hold()
  const peer = await start(root, maker)
  await open(peer, root, 'one.news.txt')
  const textDocument = {uri: uriOf(root, 'one.news.txt')}
  const position = positionAt(ARTICLE, ARTICLE.indexOf('Name 14') + 2)
  const hover = peer.connection.sendRequest('textDocument/hover', {textDocument, position})
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(maker.compiled).toEqual(['g.tsv'])
  expect(peer.published).toEqual(new Map())
  expect(
    await peer.connection.sendRequest('textDocument/foldingRange', {textDocument})
  ).toBeDefined()
  release()
  expect(JSON.stringify(await hover)).toContain('Name 14 Town')
  await settled(peer)
  expect(peer.published.get(textDocument.uri)?.length).toBeGreaterThan(0)
})

test.each([
  ['that cannot be compiled', () => Promise.reject(new Error('no threads'))],
  ['whose cache cannot be written', makeKept]
])(
  'a gazetteer %s is read as a whole',
  async (_, compile) => {
    const root = folderWith(files('g.tsv', table()))
    const folder = path.join(folderWith({file: ''}), 'file')
    const maker = {
      folder,
      build: '',
      compile: async (task: Parameters<typeof makeKept>[0]) => compile(task)
    }
    const [plain, peer] = [await start(root), await start(root, maker)]
    for (const each of [plain, peer]) await open(each, root, 'one.news.txt')
    expect(await view(peer, root, 'g.tsv')).toEqual(await view(plain, root, 'g.tsv'))
    expect(isStored(peer)).toEqual([false, false])
  },
  120_000
)

test('a damaged compiled form is made anew', async () => {
  const root = folderWith(files('g.tsv', table()))
  const maker = compiler()
  const first = await start(root, maker)
  await open(first, root, 'one.news.txt')
  const wanted = await view(first, root, 'g.tsv')
  const names = readdirSync(maker.folder, {recursive: true, encoding: 'utf8'})
  const made = names.filter(name => name.endsWith('01')).map(name => path.join(maker.folder, name))
  expect(made.length).toBe(1)
  for (const file of made) {
    const bytes = readFileSync(file)
    for (let at = 0; at < bytes.length; at += 1000) bytes[at] = (bytes[at] ?? 0) ^ 5
    writeFileSync(file, bytes)
  }
  const again = await start(root, maker)
  await open(again, root, 'one.news.txt')
  expect(await view(again, root, 'g.tsv')).toEqual(wanted)
}, 120_000)
