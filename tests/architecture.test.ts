import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {globSync} from 'tinyglobby'
import ts from 'typescript'
import {describe, expect, test} from 'vitest'

const ROOT = path.join(import.meta.dirname, '..')

/** The rooms without which no meaning is read from a text, and those that check it. */
const DATA = ['base', 'data', 'codebook', 'glossary', 'project']
const MODEL = [...DATA, 'syntax', 'model']
const CHECKING = [...MODEL, 'rules', 'checking']

/** Each room may import the rooms named here, and itself: left never imports right. `cli` and `lsp` never each other. */
const LAW: Readonly<Record<string, readonly string[]>> = {
  base: [],
  syntax: ['base'],
  data: ['base'],
  codebook: ['base', 'data'],
  glossary: ['base', 'data', 'codebook'],
  project: ['base', 'data', 'codebook', 'glossary'],
  model: [...DATA, 'syntax'],
  rules: MODEL,
  checking: [...MODEL, 'rules'],
  annotate: CHECKING,
  exchange: CHECKING,
  session: CHECKING,
  features: [...CHECKING, 'annotate', 'exchange', 'session'],
  reporting: CHECKING,
  node: DATA,
  runner: [...CHECKING, 'annotate', 'exchange', 'reporting', 'node'],
  lsp: [...CHECKING, 'annotate', 'exchange', 'session', 'features', 'node'],
  web: ['node', 'lsp'],
  cli: [...CHECKING, 'annotate', 'exchange', 'reporting', 'node', 'runner'],
  'index.ts': [...CHECKING, 'exchange']
}

/** The same between the folders of a room; the empty name is that of the files that stand in no folder of it. */
const INNER_LAW: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  checking: {
    corpus: [],
    suppress: [],
    offer: [],
    '': ['corpus', 'suppress', 'offer'],
    fix: ['corpus', 'suppress', 'offer', '']
  },
  runner: {
    '': [],
    files: [''],
    run: ['', 'files'],
    cache: ['', 'files', 'run'],
    shards: ['', 'files', 'run'],
    fix: ['', 'files', 'run'],
    baseline: ['', 'files', 'run'],
    seal: ['', 'files', 'run'],
    import: ['', 'files'],
    annotate: ['', 'files'],
    compare: ['', 'files'],
    merge: ['', 'files'],
    watch: ['', 'files', 'run']
  }
}

const CORE = [...CHECKING, 'annotate', 'exchange', 'session', 'features', 'reporting']

interface Source {
  readonly file: string
  readonly room: string
  readonly text: string
  readonly imports: readonly string[]
}

const sources = globSync('server/src/**/*.ts', {cwd: ROOT}).sort().map(readSource)
const pageSources = globSync('client/page/**/*.ts', {cwd: ROOT}).sort().map(readSource)
const panelSources = globSync('client/panel/**/*.ts', {cwd: ROOT}).sort().map(readSource)
const clientSources = globSync('client/src/**/*.ts', {cwd: ROOT}).sort().map(readSource)

function readSource(file: string): Source {
  const text = readFileSync(path.join(ROOT, file), 'utf8')
  const room = partsOf(file)[0] ?? ''
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    match => match[1] ?? ''
  )
  return {file, room, text, imports}
}

/** The folders and the name of a file below `src`. */
function partsOf(file: string): readonly string[] {
  return file.replace(/^(server|client)\/src\//, '').split('/')
}

/** The files of ours that a file imports, types included. */
function localImports({file, imports}: Source): readonly string[] {
  return imports
    .filter(specifier => specifier.startsWith('.'))
    .map(specifier => path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts'))
}

/** The folder of a room that a file stands in; empty for one that stands in the room itself. */
function innerOf(file: string): string {
  const [, inner = '', ...more] = partsOf(file)
  return more.length > 0 ? inner : ''
}

describe('the law of imports', () => {
  test('sees the sources', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(Object.keys(LAW)).toEqual(
      expect.arrayContaining([...new Set(sources.map(({room}) => room))])
    )
  })

  test.each(sources)('$file imports only what stands left of it', source => {
    const law = LAW[source.room]
    const others = localImports(source).filter(target => partsOf(target)[0] !== source.room)
    expect(others.filter(target => !law?.includes(partsOf(target)[0] ?? ''))).toEqual([])
  })

  test.each(sources.filter(({room}) => room in INNER_LAW))('$file keeps to its folder', source => {
    const inner = innerOf(source.file)
    const law = INNER_LAW[source.room]?.[inner]
    const targets = localImports(source).filter(
      target => partsOf(target)[0] === source.room && innerOf(target) !== inner
    )
    expect(law).toBeDefined()
    expect(targets.filter(target => !law?.includes(innerOf(target)))).toEqual([])
  })

  test('no file imports itself by way of others, types included', () => {
    expect(circles(new Map(sources.map(source => [source.file, localImports(source)])))).toEqual([])
  })

  test.each(sources.filter(({room}) => room === 'runner'))(
    '$file leaves the process to the command line',
    ({text}) => {
      expect(text).not.toMatch(/\bprocess\./)
    }
  )

  test.each(sources.filter(({room}) => CORE.includes(room)))('$file is pure', ({imports, text}) => {
    expect(imports.filter(specifier => /^node:|^vscode/.test(specifier))).toEqual([])
    expect(text).not.toMatch(
      /\b(process\.|console\.|Date\.now|new Date\(\)|setTimeout|Math\.random)/
    )
  })

  test.each(sources)('$file keeps adapters apart', ({room, imports}) => {
    const protocol = imports.filter(specifier => specifier.startsWith('vscode-'))
    const files = imports.filter(specifier => /^node:fs|^node:worker_threads/.test(specifier))
    if (room !== 'lsp' && room !== 'web') expect(protocol).toEqual([])
    if (room !== 'node') expect(files).toEqual([])
  })

  test.each([...sources, ...clientSources].filter(({file}) => /\/src\/web\//.test(file)))(
    '$file needs no Node',
    ({imports, text}) => {
      expect(imports.filter(specifier => /^node:|\/node$/.test(specifier))).toEqual([])
      expect(text).not.toMatch(/\b(process\.|require\(|NodeJS\.)/)
    }
  )

  test('no rule imports a rule, only the registry does', () => {
    const isRule = (name: string): boolean =>
      existsSync(path.join(ROOT, 'docs/rules', `${path.basename(name).replace(/\.[jt]s$/, '')}.md`))
    const importing = sources
      .filter(({room, file}) => room === 'rules' && !file.endsWith('/registry.ts'))
      .flatMap(({file, imports}) => imports.filter(isRule).map(name => `${file} → ${name}`))
    expect(importing).toEqual([])
  })

  test('no feature imports a feature', () => {
    const featureOf = (name: string): string =>
      (name.split('/features/')[1]?.split('/')[0] ?? '').replace(/\.[jt]s$/, '')
    const importing = sources.flatMap(source =>
      source.imports
        .filter(name => source.room === 'features' && name.startsWith('.'))
        .map(name => path.posix.join(path.posix.dirname(source.file), name))
        .filter(target => featureOf(target) !== '' && featureOf(target) !== featureOf(source.file))
        .map(target => `${source.file} → ${target}`)
    )
    expect(importing).toEqual([])
  })

  test('the page of the annotation editor imports nothing from outside but types', () => {
    for (const {file, text} of pageSources) {
      for (const [statement, name = ''] of text.matchAll(/^import [^']*'([^']+)'/gm)) {
        const target = path.posix.join(path.posix.dirname(file), name)
        if (!target.startsWith('client/page/')) expect(statement).toMatch(/^import type /)
      }
    }
  })

  test('its widgets know neither its state nor the extension', () => {
    for (const {file, imports} of pageSources) {
      if (!file.startsWith('client/page/widgets/')) continue
      const outside = imports.filter(name => name.startsWith('../') && !name.startsWith('../../'))
      expect(outside).toEqual([])
    }
  })

  test('the client imports no server code but types', () => {
    for (const {text} of clientSources) {
      for (const [statement] of text.matchAll(/^import .*server\/src.*$/gm)) {
        expect(statement).toMatch(/^import type /)
      }
    }
  })
})

interface Size {
  readonly file: string
  readonly lines: number
  readonly functions: readonly {readonly name: string; readonly lines: number}[]
}

const TABLES = /\/codebook\/default\//

describe('sizes', () => {
  const sizes = [...sources, ...clientSources, ...pageSources, ...panelSources].map(sizeOf)

  test('no file over 300 lines, tables aside', () => {
    const files = sizes.filter(({file}) => !TABLES.test(file))
    expect(files.filter(({lines}) => lines > 300).map(({file}) => file)).toEqual([])
  })

  test('no file of tests over 300 lines', () => {
    const tests = globSync('tests/**/*.{ts,mjs}', {cwd: ROOT, ignore: '**/artifacts/**'})
    const long = tests.filter(
      file => readFileSync(path.join(ROOT, file), 'utf8').split('\n').length - 1 > 300
    )
    expect(tests.length).toBeGreaterThan(50)
    expect(long).toEqual([])
  })

  test('no function over 50 lines', () => {
    const functions = sizes.flatMap(({file, functions: list}) =>
      list.map(item => ({...item, file}))
    )
    expect(functions.filter(({lines}) => lines > 50)).toEqual([])
  })
})

function sizeOf({file, text}: Source): Size {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true)
  const functions: {name: string; lines: number}[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const from = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line
      const to = tree.getLineAndCharacterOfPosition(node.end).line
      functions.push({name: node.name?.getText(tree) ?? `line ${from + 1}`, lines: to - from + 1})
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return {file, lines: text.split('\n').length - 1, functions}
}

/** The sets of files that import each other, largest first: Tarjan's strongly connected components of two or more. */
function circles(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (file: string): number => {
    const own = order.size
    order.set(file, own)
    stack.push(file)
    let lowest = own
    for (const target of imports.get(file) ?? []) {
      if (!order.has(target)) lowest = Math.min(lowest, visit(target))
      else if (stack.includes(target)) lowest = Math.min(lowest, order.get(target) ?? own)
    }
    if (lowest === own) {
      const circle = stack.splice(stack.indexOf(file))
      if (circle.length > 1) found.push(circle.sort())
    }
    return lowest
  }
  for (const file of imports.keys()) if (!order.has(file)) visit(file)
  return found.sort((a, b) => b.length - a.length)
}

describe('the architecture page', () => {
  test('names only paths that exist', () => {
    const page = readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8')
    const named = [
      ...page.matchAll(/`((?:server|client|tests|docs|syntaxes|examples|bench)\/[\w./-]*)`/g)
    ].map(match => match[1] ?? '')
    expect(named.length).toBeGreaterThan(20)
    const missing = named.filter(
      name => globSync([name, `${name.replace(/\/$/, '')}/**`], {cwd: ROOT, dot: true}).length === 0
    )
    expect(missing).toEqual([])
  })
})
