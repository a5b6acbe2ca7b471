// The server as it is bundled for a worker, in a realm that has nothing of Node.
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {builtinModules} from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import {beforeAll, expect, test} from 'vitest'

const ROOT = path.join(import.meta.dirname, '../..')
const CORPUS = path.join(ROOT, 'tests/editor/workspace/harbour')
const BUNDLES = ['server.js', 'extension.js'].map(name => path.join(ROOT, 'dist/web', name))
const FOLDER = 'file:///vfs/github/harbour'
const ARTICLE = `${FOLDER}/articles/harbour.news.txt`

beforeAll(() => {
  for (const bundle of BUNDLES)
    expect(existsSync(bundle), `npm run build makes ${bundle}`).toBe(true)
})

test.each(BUNDLES)('%s asks for no module but that of the editor', bundle => {
  const asked = [...readFileSync(bundle, 'utf8').matchAll(/\brequire\(\s*["'`]([^"'`]+)/g)]
  const names = asked.map(([, name = '']) => name)
  expect(names.filter(name => name !== 'vscode')).toEqual([])
  expect(names.filter(name => builtinModules.includes(name.replace('node:', '')))).toEqual([])
})

/** A message as the worker posts it. */
interface Posted {
  readonly id?: string | number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
}

/** Runs the worker; gives what posts a request to it, and all that it has posted. */
function startWorker(): {
  readonly ask: (method: string, params: unknown) => Promise<unknown>
  readonly tell: (method: string, params: unknown) => void
  readonly posted: readonly Posted[]
} {
  const posted: Posted[] = []
  const asked = new Map<unknown, (result: unknown) => void>()
  let listener: (event: {readonly data: unknown}) => void = () => {}
  const send = (message: unknown): void => listener({data: structuredClone(message)})
  const receive = (message: Posted): void => {
    posted.push(message)
    if (message.method === undefined) asked.get(message.id)?.(message.result)
    else if (message.id !== undefined)
      send({jsonrpc: '2.0', id: message.id, result: answer(message.method, message.params)})
  }
  const self = {
    addEventListener: (_: string, listen: typeof listener) => {
      listener = listen
    },
    postMessage: (message: Posted) => setTimeout(receive, 0, structuredClone(message))
  }
  const given = {MessageChannel, TextDecoder, TextEncoder, URL, performance}
  const realm = {...self, ...given, self, setTimeout, clearTimeout}
  vm.runInNewContext(readFileSync(path.join(ROOT, 'dist/web/server.js'), 'utf8'), realm)
  let last = 0
  const ask = (method: string, params: unknown): Promise<unknown> =>
    new Promise(resolve => {
      const id = ++last
      asked.set(id, resolve)
      send({jsonrpc: '2.0', id, method, params})
    })
  return {ask, tell: (method, params) => send({jsonrpc: '2.0', method, params}), posted}
}

/** Answers as the extension does, from the corpus. */
function answer(method: string, params: unknown): unknown {
  if (!method.startsWith('newsmark/fs/')) return null
  const {uri} = params as {readonly uri: string}
  const target = path.join(CORPUS, uri.slice(FOLDER.length))
  if (!uri.startsWith(FOLDER) || !existsSync(target)) return null
  if (method === 'newsmark/fs/readFile') return new Uint8Array(readFileSync(target))
  const kindOf = (isFile: boolean): string => (isFile ? 'file' : 'folder')
  if (method === 'newsmark/fs/stat') return kindOf(statSync(target).isFile())
  const items = readdirSync(target, {withFileTypes: true})
  return items.map(item => [item.name, kindOf(item.isFile())])
}

test('answers of a folder that is on no disk', async () => {
  const {ask, tell, posted} = startWorker()
  const folders = [{uri: FOLDER, name: 'harbour'}]
  await ask('initialize', {processId: null, capabilities: {}, workspaceFolders: folders})
  tell('initialized', {})
  const text = readFileSync(path.join(CORPUS, 'articles/harbour.news.txt'), 'utf8')
  const document = {uri: ARTICLE, languageId: 'newsmark', version: 1, text}
  tell('textDocument/didOpen', {textDocument: document})
  expect(await ask('newsmark/status', {uri: ARTICLE})).toMatchObject({
    project: '/vfs/github/harbour/newsmark.yaml',
    entries: 3,
    problem: null
  })
  const at = {textDocument: {uri: ARTICLE}, position: {line: 7, character: 9}}
  await expect
    .poll(async () => JSON.stringify(await ask('textDocument/hover', at)))
    .toMatch(/Mayor of Norrvik.*Mentioned in: 2 articles/)
  const told = posted.filter(({method}) => method === 'textDocument/publishDiagnostics')
  expect(JSON.stringify(told)).toContain('cost-guard')
  await ask('shutdown', null)
})
