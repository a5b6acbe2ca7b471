// What the server in a browser is told of files, and when.
import {expect, test} from 'vitest'
import type {Message} from 'vscode-languageserver/node'
import type {FileSource, SourceItem} from '../../server/src/web/file-source.js'
import {createFilling, refresh} from '../../server/src/web/fill-mirror.js'
import {createGate} from '../../server/src/web/gate.js'
import {createMirror, itemAt, type MirrorItem, namesOf} from '../../server/src/web/mirror.js'

/** A tree of folders and files, as an editor has it; null for what is neither. */
interface Tree {
  readonly [name: string]: Tree | string | null
}

/** The files of an editor; `asked` collects what it was asked. */
function sourceOf(tree: () => Tree): FileSource & {readonly asked: string[]} {
  const asked: string[] = []
  const at = (path: string): Tree | string | null | undefined =>
    namesOf(path).reduce<Tree | string | null | undefined>(
      (inner, name) => (typeof inner === 'object' ? inner?.[name] : undefined),
      tree()
    )
  const kindOf = (item: Tree | string | null): SourceItem[1] =>
    item === null ? 'other' : typeof item === 'string' ? 'file' : 'folder'
  return {
    asked,
    stat: async path => {
      const item = at(path)
      return item === undefined ? undefined : kindOf(item)
    },
    readDirectory: async path => {
      asked.push(path)
      const item = at(path)
      if (typeof item !== 'object' || item === null) return undefined
      return Object.entries(item).map(([name, inner]): SourceItem => [name, kindOf(inner)])
    },
    readFile: async path => {
      asked.push(path)
      const item = at(path)
      return typeof item === 'string' ? new TextEncoder().encode(item) : undefined
    }
  }
}

/** What a mirror holds, as plain data. */
function contentOf(item: MirrorItem): unknown {
  if (item.kind === 'file') return item.bytes ? new TextDecoder().decode(item.bytes) : null
  return Object.fromEntries([...item.items].map(([name, inner]) => [name, contentOf(inner)]))
}

test('holds the texts of a folder, and of the rest that it is there', async () => {
  const tree: Tree = {
    corpus: {
      'newsmark.yaml': 'a',
      'map.png': 'binary',
      link: null,
      '.git': {HEAD: 'x'},
      node_modules: {yaml: {'index.js': 'x'}},
      articles: {'one.news.txt': 'b'}
    }
  }
  const mirror = createMirror()
  const source = sourceOf(() => tree)
  await refresh(createFilling(mirror, source), ['/corpus'])
  expect(contentOf(mirror.root)).toEqual({
    corpus: {
      'newsmark.yaml': 'a',
      'map.png': null,
      '.git': {},
      node_modules: {},
      articles: {'one.news.txt': 'b'}
    }
  })
  expect(source.asked.filter(path => /git|modules|png/.test(path))).toEqual([])
})

test('reads anew what has changed, came or went, and nothing else', async () => {
  let tree: Tree = {corpus: {a: '1', b: '2', inner: {c: '3'}}}
  const mirror = createMirror()
  const source = sourceOf(() => tree)
  const filling = createFilling(mirror, source)
  await refresh(filling, ['/corpus'])
  source.asked.length = 0
  tree = {corpus: {a: '4', new: {d: '5'}}}
  await refresh(filling, ['/corpus/a', '/corpus/inner', '/corpus/new', '/corpus/never'])
  expect(contentOf(mirror.root)).toEqual({corpus: {a: '4', b: '2', new: {d: '5'}}})
  expect(source.asked.toSorted()).toEqual(['/corpus/a', '/corpus/new', '/corpus/new/d'])
  expect(mirror.held).toEqual({files: 3, bytes: 3})
})

test('stops where a folder is larger than a browser should hold, and says so', async () => {
  const tree: Tree = {corpus: {a: '12', b: '34', c: '56'}}
  const mirror = createMirror()
  const source = sourceOf(() => tree)
  const filling = createFilling(mirror, source, {files: 2, bytes: 100})
  await refresh(filling, ['/corpus'])
  expect(filling.isCut).toBe(true)
  expect(source.asked).toHaveLength(3)
  expect(mirror.held.files).toBe(2)
  expect(itemAt(mirror, ['corpus', 'c'])).toMatchObject({kind: 'file', bytes: undefined})
})

test('holds a message about files, and those behind it, until they are read', async () => {
  const delivered: string[] = []
  let listener: (event: {readonly data: unknown}) => void = () => {}
  const reads: string[][] = []
  let finish = (): void => {}
  const gate = createGate(
    {
      addEventListener: (_, listen) => {
        listener = listen
      },
      postMessage: () => {}
    },
    paths => {
      reads.push([...paths])
      return new Promise(resolve => {
        finish = resolve
      })
    }
  )
  gate.reader.listen((message: Message) => {
    delivered.push((message as unknown as {readonly method: string}).method)
  })
  const send = (method: string, params: unknown): void => listener({data: {method, params}})
  send('initialize', {workspaceFolders: [{uri: 'file:///vfs/github/corpus/', name: 'corpus'}]})
  expect(delivered).toEqual(['initialize'])
  send('initialized', {})
  send('textDocument/didOpen', {})
  expect(delivered).toEqual(['initialize'])
  expect(reads).toEqual([['/vfs/github/corpus']])
  finish()
  await expect.poll(() => delivered).toEqual(['initialize', 'initialized', 'textDocument/didOpen'])
  send('workspace/didChangeWatchedFiles', {
    changes: [
      {uri: 'file:///vfs/github/corpus/a', type: 2},
      {uri: 'untitled:b', type: 2}
    ]
  })
  send('textDocument/didChange', {})
  expect(reads[1]).toEqual(['/vfs/github/corpus/a'])
  expect(delivered).toHaveLength(3)
  finish()
  await expect
    .poll(() => delivered.slice(3))
    .toEqual(['workspace/didChangeWatchedFiles', 'textDocument/didChange'])
})

test('asks for files by requests of its own, whose answers the server does not see', async () => {
  const delivered: Message[] = []
  let listener: (event: {readonly data: unknown}) => void = () => {}
  const place = {
    addEventListener: (_: string, listen: typeof listener) => {
      listener = listen
    },
    postMessage: (message: unknown) => {
      const {id, method, params} = message as {id: string; method: string; params: {uri: string}}
      const isThere = params.uri === 'file:///vfs/github/a%20b'
      const result = isThere && method === 'newsmark/fs/stat' ? 'file' : null
      queueMicrotask(() => listener({data: {jsonrpc: '2.0', id, result}}))
    }
  }
  const {reader, source} = createGate(place, async () => {})
  reader.listen(message => delivered.push(message))
  expect(await source.stat('/vfs/github/a b')).toBe('file')
  expect(await source.stat('/vfs/github/c')).toBeUndefined()
  expect(await source.readDirectory('/vfs/github/a b')).toBeUndefined()
  expect(delivered).toEqual([])
})
