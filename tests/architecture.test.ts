import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {globSync} from 'tinyglobby'
import ts from 'typescript'
import {describe, expect, test} from 'vitest'

const ROOT = path.join(import.meta.dirname, '..')

/** The folders without which no meaning is read from a text. */
const LANGUAGE = ['memo', 'text', 'syntax', 'yaml', 'codebook', 'glossary']
const CHECKING = [...LANGUAGE, 'project', 'model', 'rules', 'suppressions', 'fixes']

/** Each folder may import the folders named here, and itself; `cli` and `lsp` never each other. */
const LAW: Readonly<Record<string, readonly string[]>> = {
  memo: [],
  text: [],
  syntax: [],
  yaml: ['text', 'syntax'],
  codebook: ['text', 'syntax', 'yaml'],
  glossary: ['memo', 'text', 'syntax', 'yaml', 'codebook'],
  project: LANGUAGE,
  model: LANGUAGE,
  rules: [...LANGUAGE, 'project', 'model'],
  suppressions: [...LANGUAGE, 'project', 'model', 'rules'],
  fixes: [...LANGUAGE, 'project', 'model', 'rules', 'suppressions'],
  exchange: [...LANGUAGE, 'model'],
  plugin: [...CHECKING],
  workspace: CHECKING,
  features: [...CHECKING, 'workspace'],
  node: [...LANGUAGE, 'project', 'model'],
  cli: [...CHECKING, 'exchange', 'node'],
  lsp: [...CHECKING, 'workspace', 'features', 'node'],
  'index.ts': [...CHECKING, 'exchange', 'plugin']
}

const CORE = [...CHECKING, 'exchange', 'plugin', 'workspace', 'features']

interface Source {
  readonly file: string
  readonly room: string
  readonly text: string
  readonly imports: readonly string[]
}

const sources = globSync('server/src/**/*.ts', {cwd: ROOT}).sort().map(readSource)
const clientSources = globSync('client/src/**/*.ts', {cwd: ROOT}).sort().map(readSource)

function readSource(file: string): Source {
  const text = readFileSync(path.join(ROOT, file), 'utf8')
  const room = file.replace(/^(server|client)\/src\//, '').split('/')[0] ?? ''
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    match => match[1] ?? ''
  )
  return {file, room, text, imports}
}

function roomOf(source: Source, specifier: string): string {
  const target = path.posix.join(path.posix.dirname(source.file), specifier)
  return target.replace(/^server\/src\//, '').split('/')[0] ?? ''
}

describe('the law of imports', () => {
  test('sees the sources', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(Object.keys(LAW)).toEqual(
      expect.arrayContaining([...new Set(sources.map(({room}) => room))])
    )
  })

  test.each(sources)('$file imports only what stands left of it', source => {
    const local = source.imports.filter(specifier => specifier.startsWith('.'))
    const rooms = local
      .map(specifier => roomOf(source, specifier))
      .filter(room => room !== source.room)
    expect(rooms.filter(room => !LAW[source.room]?.includes(room))).toEqual([])
  })

  test.each(sources.filter(({room}) => CORE.includes(room)))('$file is pure', ({imports, text}) => {
    expect(imports.filter(specifier => /^node:|^vscode/.test(specifier))).toEqual([])
    expect(text).not.toMatch(
      /\b(process\.|console\.|Date\.now|new Date\(\)|setTimeout|Math\.random)/
    )
  })

  test.each(sources)('$file keeps adapters apart', ({room, imports}) => {
    const protocol = imports.filter(specifier => specifier.startsWith('vscode-'))
    const files = imports.filter(specifier => /^node:fs|^node:worker_threads/.test(specifier))
    if (room !== 'lsp') expect(protocol).toEqual([])
    if (room !== 'node') expect(files).toEqual([])
  })

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

const TABLES = /default-codebook|\/codebook\/default\/|default-.*\.ts$/

describe('sizes', () => {
  const sizes = [...sources, ...clientSources].map(sizeOf)

  test('no file over 300 lines, tables aside; the median at most 70', () => {
    const files = sizes.filter(({file}) => !TABLES.test(file))
    expect(files.filter(({lines}) => lines > 300).map(({file}) => file)).toEqual([])
    expect(median(files.map(({lines}) => lines))).toBeLessThanOrEqual(70)
  })

  test('no file of tests over 300 lines', () => {
    const tests = globSync('tests/**/*.{ts,mjs}', {cwd: ROOT, ignore: '**/artifacts/**'})
    const long = tests.filter(
      file => readFileSync(path.join(ROOT, file), 'utf8').split('\n').length - 1 > 300
    )
    expect(tests.length).toBeGreaterThan(50)
    expect(long).toEqual([])
  })

  test('no function over 50 lines; the median at most 10', () => {
    const functions = sizes.flatMap(({file, functions: list}) =>
      list.map(item => ({...item, file}))
    )
    expect(functions.filter(({lines}) => lines > 50)).toEqual([])
    expect(median(functions.map(({lines}) => lines))).toBeLessThanOrEqual(10)
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

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
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
