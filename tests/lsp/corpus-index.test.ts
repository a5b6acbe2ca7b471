import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'
import {beforeEach, describe, expect, onTestFinished, test, vi} from 'vitest'
import type {IndexMaker} from '../../server/src/lsp/corpus-index.js'
import {isQuiet} from '../../server/src/lsp/server.js'
import {readCacheFile, writeCacheFile} from '../../server/src/node/cache-files.js'
import {folderWith} from '../node/temporary-folder.js'
import {ARTICLES, FILES, head} from './indexed-files.js'
import {GOOD_CLIENT, positionAt} from './open-session.js'
import {endPeer, type Peer, startPeerWith, uriOf} from './stress-world.js'

/** The names of the articles that were read. */
const read = vi.hoisted((): string[] => [])

vi.mock('../../server/src/node/file-system.js', async importOriginal => {
  const original = await importOriginal<typeof import('../../server/src/node/file-system.js')>()
  const readBytes: typeof original.readBytes = (file, ...others) => {
    if (file.endsWith('.news.txt')) read.push(path.basename(file))
    return original.readBytes(file, ...others)
  }
  return {...original, readBytes}
})

beforeEach(() => void read.splice(0))

/** What no longer changes for as long as the clock of a file system takes to tick. */
const rest = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 60))

async function project(): Promise<string> {
  const root = folderWith(FILES)
  await rest()
  return root
}

function maker(folder = path.join(folderWith({}), 'facts')): IndexMaker {
  return {folder, build: 'build'}
}

/** A server that has read all articles of a project, of which one is open. */
async function start(root: string, indexMaker?: IndexMaker): Promise<Peer> {
  const peer = await open(root, indexMaker)
  await settle(peer)
  return peer
}

async function open(root: string, indexMaker?: IndexMaker): Promise<Peer> {
  const folders = [{uri: uriOf(root, ''), name: 'x'}]
  const params = {capabilities: GOOD_CLIENT, workspaceFolders: folders}
  const peer = startPeerWith(params, undefined, indexMaker)
  onTestFinished(() => endPeer(peer))
  await peer.initialized
  await peer.connection.sendNotification('initialized', {})
  const text = readFileSync(path.join(root, 'a.news.txt'), 'utf8')
  const textDocument = {uri: uriOf(root, 'a.news.txt'), languageId: 'newsmark', version: 1, text}
  await peer.connection.sendNotification('textDocument/didOpen', {textDocument})
  return peer
}

/** Waits until a server knows all that it was told of, and has kept it. */
async function settle(peer: Peer): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    await new Promise(resolve => setTimeout(resolve, 15))
    const {timers, session, reading} = peer.server()
    if (session.workspace.corpora.size > 0 && reading.size === 0) timers.keep.now()
    quiet = session.workspace.corpora.size > 0 && isQuiet(peer.server()) ? quiet + 1 : 0
  }
}

/** What a server says of the articles. */
async function view(peer: Peer, root: string): Promise<unknown> {
  const text = readFileSync(path.join(root, 'a.news.txt'), 'utf8')
  const said: unknown[] = []
  for (const {index} of text.matchAll(/(?<=source: |:actor\[|ref=|rebuts=b|speaker=|\{#)/g)) {
    const textDocument = {uri: uriOf(root, 'a.news.txt')}
    const position = positionAt(text, index)
    const asked = {textDocument, position, context: {includeDeclaration: true}}
    for (const method of ['references', 'definition', 'hover', 'completion'])
      said.push([index, method, await peer.connection.sendRequest(`textDocument/${method}`, asked)])
  }
  await settle(peer)
  return {said, published: [...peer.published].sort(([a], [b]) => (a < b ? -1 : 1))}
}

const names = (): readonly string[] => [...read].sort()

/** The articles that a new server reads at its start; it says what one without an index says. */
async function readByNext(root: string, indexMaker: IndexMaker): Promise<readonly string[]> {
  const plain = await start(root)
  const wanted = await view(plain, root)
  read.splice(0)
  const next = await start(root, indexMaker)
  const found = names()
  expect(await view(next, root)).toEqual(wanted)
  expect(next.log.filter(line => /error/i.test(line))).toEqual([])
  return found
}

/** The files of an index. */
function bucketsIn({folder}: IndexMaker): readonly string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(name => /[\\/][0-9a-f]{2}$/.test(name))
    .map(name => path.join(folder, name))
}

describe('a second session', () => {
  test('reads no article that has not changed, and says the same', async () => {
    const [root, made] = [await project(), maker()]
    await start(root, made)
    expect(names()).toEqual(ARTICLES)
    expect(await readByNext(root, made)).toEqual([])
    expect(readdirSync(root, {recursive: true})).toHaveLength(Object.keys(FILES).length + 1)
  })

  test('sees what is new, has changed and is gone', async () => {
    const [root, made] = [await project(), maker()]
    await start(root, made)
    writeFileSync(path.join(root, 'b.news.txt'), `${head('b')}:claim[Yes]{#c2 speaker=bob}`)
    writeFileSync(path.join(root, 'e.news.txt'), `${head('gone')}:claim[Yes]{#c1 speaker=bob}`)
    rmSync(path.join(root, 'd.news.txt'))
    await rest()
    expect(await readByNext(root, made)).toEqual(['b.news.txt', 'e.news.txt'])
    expect(await readByNext(root, made)).toEqual([])
  })

  test('knows what has changed while the first went on', async () => {
    const [root, made] = [await project(), maker()]
    const first = await start(root, made)
    writeFileSync(path.join(root, 'd.news.txt'), `${head('d')}:claim[So]{#c1 speaker=bob}`)
    writeFileSync(path.join(root, 'e.news.txt'), `${head('gone')}:claim[Yes]{#c1 speaker=bob}`)
    rmSync(path.join(root, 'b.news.txt'))
    await rest()
    const changes = ['d', 'e', 'b'].map(name => ({uri: uriOf(root, `${name}.news.txt`), type: 2}))
    await first.connection.sendNotification('workspace/didChangeWatchedFiles', {changes})
    await settle(first)
    expect(await readByNext(root, made)).toEqual([])
  })

  test('reads once what has other times and the same content, as after a checkout', async () => {
    const [root, made] = [await project(), maker()]
    await start(root, made)
    utimesSync(path.join(root, 'b.news.txt'), 1e9 + 0.5, 1e9 + 0.5)
    await rest()
    expect(await readByNext(root, made)).toEqual(['b.news.txt'])
    expect(await readByNext(root, made)).toEqual([])
  })

  test('reads a link at each start, as it may lead elsewhere', async () => {
    const [root, made] = [await project(), maker()]
    symlinkSync('b.news.txt', path.join(root, 'l.news.txt'))
    await start(root, made)
    expect(await readByNext(root, made)).toEqual(['l.news.txt'])
  })

  test('looks again at an article that is another by the time when its text is needed', async () => {
    const [root, made] = [await project(), maker()]
    await start(root, made)
    const next = await start(root, made)
    writeFileSync(path.join(root, 'b.news.txt'), `${head('b')}:claim[Now]{#c1 speaker=bob}\n`)
    writeFileSync(path.join(root, 'sub/c.news.txt'), '')
    await view(next, root)
    expect(await view(next, root)).toEqual(await view(await start(root), root))
  })
})

describe('an index that does not hold', () => {
  test('that of another build', async () => {
    const [root, made] = [await project(), maker()]
    await start(root, made)
    const other = {...made, build: 'other'}
    expect(await readByNext(root, other)).toEqual(ARTICLES)
    expect(await readByNext(root, other)).toEqual([])
  })

  test('that of another codebook', async () => {
    const [root, made] = [await project(), maker()]
    await start(root, made)
    const text = 'kinds:\n  claim:\n    attributes:\n      rebuts: {type: text}\n'
    writeFileSync(path.join(root, 'codebook.yaml'), text)
    expect(await readByNext(root, made)).toEqual(ARTICLES)
    expect(await readByNext(root, made)).toEqual([])
  })

  test('that of a codebook that was changed while the first went on', async () => {
    const [root, made] = [await project(), maker()]
    const first = await start(root, made)
    const text = 'kinds:\n  claim:\n    attributes:\n      rebuts: {type: text}\n'
    writeFileSync(path.join(root, 'codebook.yaml'), text)
    const changes = [{uri: uriOf(root, 'codebook.yaml'), type: 2}]
    await first.connection.sendNotification('workspace/didChangeWatchedFiles', {changes})
    await settle(first)
    expect(await readByNext(root, made)).toEqual([])
  })

  const broken = (change: (body: string) => string) => (file: string) =>
    writeCacheFile(file, change(readCacheFile(file) ?? ''))
  const damages = [
    {
      what: 'cut short',
      damage: (file: string) => writeFileSync(file, readFileSync(file).subarray(0, -9))
    },
    {what: 'empty', damage: (file: string) => writeFileSync(file, '')},
    {what: 'without entries', damage: broken(body => body.slice(0, body.indexOf('\n') + 1))},
    {
      what: 'with facts that are none',
      damage: broken(body => body.replaceAll(/\t\[.*/g, '\t["x"]'))
    },
    {what: 'with JSON that is none', damage: broken(body => body.replaceAll(/\t\[.*/g, '\t[['))},
    {what: 'with names of anything', damage: broken(body => body.replaceAll(/^"/gm, '["../'))},
    {what: 'with other stamps', damage: broken(body => body.replaceAll(/\t[\d.]+ /g, '\t1 '))},
    {
      what: 'with numbers in place of starts',
      damage: broken(body => body.replaceAll(/\t"---/g, '\t1"'))
    },
    {
      what: 'as a folder',
      damage: (file: string) => {
        rmSync(file)
        folderIn(file)
      }
    }
  ]
  test.each(damages)('$what', async ({what, damage}) => {
    const [root, made] = [await project(), maker()]
    await start(root, made)
    expect(bucketsIn(made).length).toBeGreaterThan(1)
    for (const file of bucketsIn(made)) damage(file)
    const found = await readByNext(root, made)
    expect(found.length).toBeGreaterThan(0)
    if (what !== 'as a folder') expect(await readByNext(root, made)).toEqual([])
  })
})

function folderIn(file: string): void {
  writeCacheFile(path.join(file, 'inside'), '')
}

test('an index is written once nobody types, and not before', async () => {
  const [root, made] = [await project(), maker()]
  vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']})
  onTestFinished(() => void vi.useRealTimers())
  const peer = await open(root, made)
  const isWhole = (): boolean => peer.server().session.workspace.corpora.size > 0
  while (!isWhole()) await vi.advanceTimersByTimeAsync(10)
  const range = {start: {line: 6, character: 0}, end: {line: 6, character: 0}}
  for (let version = 2; version < 12; version++) {
    const textDocument = {uri: uriOf(root, 'a.news.txt'), version}
    const contentChanges = [{range, text: 'x'}]
    await peer.connection.sendNotification('textDocument/didChange', {textDocument, contentChanges})
    await peer.connection.sendRequest('textDocument/foldingRange', {textDocument})
    await vi.advanceTimersByTimeAsync(1500)
  }
  expect(existsSync(made.folder)).toBe(false)
  while (!existsSync(made.folder)) await vi.advanceTimersByTimeAsync(100)
  vi.useRealTimers()
  await expect.poll(() => isQuiet(peer.server())).toBe(true)
  expect(await readByNext(root, made)).toEqual([])
})

test('two servers at once leave an index that holds', async () => {
  const [root, made] = [await project(), maker()]
  await Promise.all([start(root, made), start(root, made)])
  expect(await readByNext(root, made)).toEqual([])
})

describe('where nothing can be kept', () => {
  test('in a file', async () => {
    const [root, made] = [await project(), maker(path.join(folderWith({facts: ''}), 'facts'))]
    await start(root, made)
    expect(await readByNext(root, made)).toEqual(ARTICLES)
  })

  test('in a link to a folder of somebody', async () => {
    const [root, other, at] = [await project(), folderWith({}), folderWith({})]
    symlinkSync(other, path.join(at, 'facts'))
    const made = maker(path.join(at, 'facts'))
    await start(root, made)
    expect(readdirSync(other)).toEqual([])
    expect(await readByNext(root, made)).toEqual(ARTICLES)
  })
})
