import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import type {Metafile} from 'esbuild'
import {beforeAll, describe, expect, test} from 'vitest'
import {CLI, plainEnv, scratch} from '../cli/run-cli.js'

// What a start loads. Each package and each module of Node costs up to some milliseconds of every run, of which one over an
// article has few: what few runs need belongs among the lazy ones in `server/packs.mjs`, or behind `import()`.

const ROOT = join(import.meta.dirname, '../..')
const SERVER = join(ROOT, 'server')

const {pack}: {pack: (options: object) => Promise<{readonly metafile: Metafile}>} = await import(
  join(SERVER, 'pack.mjs')
)
const {common, packs}: {common: object; packs: Record<string, object>} = await import(
  join(SERVER, 'packs.mjs')
)
const {lazyIn}: {lazyIn: (text: string) => string} = await import(join(SERVER, 'lazy-patterns.mjs'))

describe('a start evaluates the code of no package but these:', () => {
  const metafiles = new Map<string, Metafile>()

  beforeAll(async () => {
    for (const [name, options] of Object.entries(packs)) {
      const {metafile} = await pack({...common, ...options, folder: join(SERVER, 'src')})
      metafiles.set(name, metafile)
    }
  }, 120_000)

  test.each([
    ['newsmark', ['main.js'], ['fastest-levenshtein']],
    [
      'newsmark',
      ['main.js', 'cli/commands/check.ts'],
      ['@noble/hashes', 'fastest-levenshtein', 'ignore', 'valibot']
    ],
    [
      'newsmark',
      ['main.js', 'cli/commands/merge-file.ts', 'runner/merge/run-merge-file.ts'],
      ['@noble/hashes', 'diff', 'fastest-levenshtein', 'ignore', 'valibot']
    ],
    [
      'language-server',
      ['main.js'],
      [
        '@noble/hashes',
        'fastest-levenshtein',
        'ignore',
        'valibot',
        'vscode-jsonrpc',
        'vscode-languageserver',
        'vscode-languageserver-protocol',
        'vscode-languageserver-textdocument',
        'vscode-languageserver-types'
      ]
    ]
  ])('%s by way of %j', (name, entries, expected) => {
    expect(packagesIn(inputsOf(metafiles.get(name), entries))).toEqual(expected)
  })

  test('and a check loads no other command', () => {
    const inputs = inputsOf(metafiles.get('newsmark'), ['main.js', 'cli/commands/check.ts'])
    const commands = inputs.filter(input => input.includes('/cli/commands/'))
    expect(commands.map(input => input.split('/').at(-1)).sort()).toEqual(['check.ts'])
  })
})

/** The files whose code runs once these parts are loaded, and all that they import. */
function inputsOf(metafile: Metafile | undefined, entries: readonly string[]): readonly string[] {
  const {outputs = {}} = metafile ?? {}
  const reached = new Set<string>()
  const follow = (name: string): void => {
    if (reached.has(name)) return
    reached.add(name)
    for (const {path, kind, external} of outputs[name]?.imports ?? [])
      if (kind === 'import-statement' && !external) follow(path)
  }
  for (const entry of entries) {
    const found = Object.keys(outputs).find(
      name => name.endsWith(`/${entry}`) || outputs[name]?.entryPoint?.endsWith(`/${entry}`)
    )
    if (found === undefined) throw new Error(`Unexpected lack of ${entry} in the pack`)
    follow(found)
  }
  return [...reached].flatMap(name => Object.keys(outputs[name]?.inputs ?? {}))
}

function packagesIn(inputs: readonly string[]): readonly string[] {
  const names = inputs
    .filter(input => !/^(lazy-modules|named-exports):/.test(input))
    .flatMap(
      input => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(input)?.[1] ?? []
    )
  return [...new Set(names)].sort()
}

/**
 * The modules of Node, without those inside of it, that a run of a script has loaded, and an empty one has not. What the
 * script keeps in the cache folder was put there by a run before it: the first one compiles the glossary, and hashes it.
 */
function builtinsOf(script: string, args: readonly string[]): readonly string[] {
  const probe = join(
    scratch({
      'probe.cjs':
        "process.on('exit', () => require('node:fs').writeSync(2, ['', ...process.moduleLoadList, ''].join('@')))",
      'empty.cjs': ''
    }),
    'probe.cjs'
  )
  const env = plainEnv({XDG_CACHE_HOME: scratch({})})
  const loaded = (file: string, more: readonly string[]): readonly string[] => {
    const {stderr} = spawnSync(process.execPath, ['-r', probe, file, ...more], {
      cwd: join(ROOT, 'examples/aleppo-2016'),
      env,
      encoding: 'utf8'
    })
    return stderr.split('@').flatMap(name => /^NativeModule (?!internal)(.+)/.exec(name)?.[1] ?? [])
  }
  const before = loaded(probe.replace('probe.cjs', 'empty.cjs'), [])
  expect(before).toContain('fs')
  loaded(script, args)
  return loaded(script, args).filter(name => !before.includes(name))
}

test('a check of one article asks the system for neither hashes nor processes, threads or sockets', () => {
  const article = 'articles/2016-04-22-truce-in-trouble.news.txt'
  const loaded = builtinsOf(CLI, ['check', article])
  expect(loaded).toContain('vm')
  for (const name of ['crypto', 'child_process', 'worker_threads', 'net', 'readline', 'module'])
    expect(loaded).not.toContain(name)
})

describe('a pattern with Unicode properties', () => {
  test('in a constant is made when it is used', () => {
    const text = 'const WORD = /\\p{L}/u\nexport const isWord = (sign: string) => WORD.test(sign)\n'
    expect(lazyIn(text)).toBe(
      'const WORD$ = {}, WORD = () => (WORD$.made ??= /\\p{L}/u)\nexport const isWord = (sign: string) => WORD().test(sign)\n'
    )
  })

  test.each([
    'export const WORD = /\\p{L}/u\nWORD.test("a")\n',
    'const WORD = /\\p{L}/u\nfunction f(WORD: RegExp) { return WORD }\n',
    'const SIGN = /[a-z]/\nSIGN.test("a")\n',
    'const WORD = /\\p{L}/u\nconst all = {WORD}\n'
  ])('stays as it is in %j', text => {
    expect(lazyIn(text)).toBe(text)
  })
})
