import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import type {GlossaryMaker} from '../../server/src/lsp/make-glossaries.js'
import {isQuiet} from '../../server/src/lsp/server.js'
import {makeKept} from '../../server/src/node/kept-glossary.js'
import {folderWith} from '../node/temporary-folder.js'
import {GOOD_CLIENT, positionAt} from './open-session.js'
import {endPeer, type Peer, startPeerWith, uriOf} from './stress-world.js'

const HEADER = 'id\tkind\tname\taliases\twithin\tlat\tlon\tids\tdeprecated\n'

/** A table that is large enough to be compiled, with some of every mistake. */
function table(first = 'Aleppo'): string {
  const rows = Array.from({length: 4200}, (_, row) => {
    const kind = row % 5 === 4 ? 'actor' : row === 77 ? 'plce' : 'place'
    const id = row % 1000 === 6 ? 'p1' : row === 12 ? 'small' : `p${row}`
    const name = row === 0 ? first : row % 7 === 1 ? `Næme ${row} Town` : `Name ${row} Town`
    const within =
      row % 900 === 1 ? `p${row}` : row % 700 === 2 ? 'p99999' : row % 3 === 0 ? 'p1' : ''
    const place = kind === 'place' ? `${row % 800 === 3 ? 95 : 10}\t20` : '\t'
    return [
      `${id}\t${kind}\t${name}\tAlias ${row % 4100}|Émile ${row}|Straße ${row}`,
      `\t${kind === 'place' ? within : ''}\t${place}`,
      `\twikidata:${row % 950 === 5 ? 'X' : `Q${row}`}\t${row % 99 === 8 ? 'true' : ''}\n`
    ].join('')
  })
  return HEADER + rows.join('')
}

/** The same as JSON lines, as far as that goes. */
function jsonLines(): string {
  const rows = Array.from({length: 4200}, (_, row) =>
    JSON.stringify({
      kind: row % 5 === 4 ? 'actor' : 'place',
      id: row % 1000 === 6 ? 'p1' : `p${row}`,
      name: row === 0 ? 'Aleppo' : `Name ${row} Töwn`,
      aliases: [`Alias ${row % 4100}`, {text: `Émile ${row}`, since: '2016'}]
    })
  )
  return `\ufeff${rows.join('\n')}\n`
}

const ARTICLE = `---
title: T
source: S
date: 2016-04-22
---
In :place[Name 6 Town] and :place[Alias 7]{ref=p4107}, :actor[Name 14 Town]{ref=p14} of :place[Nowhere]
saw Name 11 Town, alias 12, Émile 13 and Small Town; :place[Nome 15 Town] :place[Name 2 Town]{ref=p999x}.
:actor[Émiles 24] met :place[Alep] and :actor[Name 19 Towns]{ref=p1} and :place[X]{ref=p3 ref=q}.
:claim[it is]{#c1 speaker=p4 topic=x}, :claim[it was]{#c2 speaker=e about=p} :place[Name 2
:place[] Name 3 Town, :place[Na Town; :actor[Émi
`

const SMALL = `places:
  p2: {name: Other}
  small: {name: Small Town, aliases: [Alias 12, {text: Name 14 Town, match: ignore-case}], within: p1}
`

function files(name: string, text: string): Record<string, string> {
  return {
    'newsmark.yaml': `glossary: [small.yaml, ${name}]\nrules: {unused-entry: info, unresolved-mention: warning}\n`,
    [name]: text,
    'small.yaml': SMALL,
    'one.news.txt': ARTICLE,
    'two.news.txt': `${ARTICLE}\nA second one, with name 14 town.\n`
  }
}

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

describe('a compiled gazetteer makes no difference', () => {
  test.each([
    ['g.tsv', table()],
    ['g.csv', table().replaceAll('\t', ',').replaceAll('\n', '\r\n')],
    ['g.jsonl', jsonLines()]
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

async function change(peer: Peer, uri: string, version: number, text: string): Promise<void> {
  const [start, end] = [
    {line: 1, character: 9},
    {line: 1, character: 15}
  ]
  await peer.connection.sendNotification('textDocument/didChange', {
    textDocument: {uri, version},
    contentChanges: [{range: {start, end}, text}]
  })
}

test('an edit of the table, of the file beside it and of the file on the disk counts', async () => {
  const root = folderWith(files('g.tsv', table()))
  const maker = compiler()
  const [plain, peer] = [await start(root), await start(root, maker)]
  const both = async (act: (each: Peer) => Promise<void>, stored: boolean): Promise<void> => {
    for (const each of [plain, peer]) await act(each)
    expect(await view(peer, root, 'g.tsv')).toEqual(await view(plain, root, 'g.tsv'))
    expect(isStored(peer)).toEqual([false, stored])
  }
  const uri = uriOf(root, 'g.tsv')
  await both(each => open(each, root, 'one.news.txt'), true)
  await both(each => open(each, root, 'g.tsv'), true)
  await both(each => change(each, uri, 2, 'Nowher'), false)
  await both(
    each => each.connection.sendNotification('textDocument/didClose', {textDocument: {uri}}),
    true
  )
  const changed = async (each: Peer, name: string): Promise<void> =>
    each.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{uri: uriOf(root, name), type: 2}]
    })
  writeFileSync(path.join(root, 'small.yaml'), SMALL.replace('Small Town', 'Nowhere'))
  await both(each => changed(each, 'small.yaml'), true)
  writeFileSync(path.join(root, 'g.tsv'), table('Nowhere'))
  await both(each => changed(each, 'g.tsv'), true)
  writeFileSync(path.join(root, 'g.tsv'), HEADER)
  await both(each => changed(each, 'g.tsv'), false)
}, 120_000)

test('nothing is said before the gazetteer is there, and then all', async () => {
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
