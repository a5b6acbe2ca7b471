import {execFileSync, type StdioOptions, spawnSync} from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {publint} from 'publint'
import {formatMessage} from 'publint/utils'
import {globSync} from 'tinyglobby'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

const ROOT = path.join(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))

/** What may go to npm besides the pages of the rules and the types. */
const WANTED = [
  /^(CHANGELOG|LICENSE|README)(\.md)?$/,
  /^package\.json$/,
  /^client\/icon\.png$/,
  /^client\/media\/[\w.-]+\.(svg|md)$/,
  /^l10n\/bundle\.l10n(\.de)?\.json$/,
  /^package\.nls(\.de)?\.json$/,
  /^dist\/(article-panel|annotation-editor|annotation-forms)\.(js|css)$/,
  /^dist\/(cli|newsmark|server|language-server|language-client|extension)\.cjs$/,
  /^dist\/(newsmark\.1|(newsmark(\.(merge-file|textconv|diff))?|language-server)\.cache)$/,
  /^dist\/index\.js$/,
  /^dist\/schemas\/(newsmark|codebook|glossary|baseline)\.schema\.json$/,
  /^dist\/index\.d\.ts$/,
  /^dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^docs\/rules\/[\w-]+\.md$/,
  /^syntaxes\/[\w.-]+\.json$/
]

describe('the npm package', () => {
  const packed = JSON.parse(npm('pack', '--dry-run', '--json', '--ignore-scripts'))
  const files: string[] = packed[0].files.map(({path: file}: {path: string}) => file)

  test('holds what is needed and nothing else', () => {
    expect(files.filter(file => !WANTED.some(pattern => pattern.test(file)))).toEqual([])
    for (const pattern of WANTED)
      expect(
        files.some(file => pattern.test(file)),
        String(pattern)
      ).toBe(true)
  })

  test('holds every file that its manifest points to', () => {
    const {main, bin, contributes} = manifest
    const named = [
      ...[
        main,
        bin.newsmark,
        ...manifest.man,
        manifest.exports['.'].default,
        manifest.exports['.'].types
      ],
      ...contributes.grammars.map(({path: file}: {path: string}) => file),
      ...contributes.languages.map(({configuration}: {configuration: string}) => configuration)
    ].map(file => path.posix.normalize(file))
    expect(named.filter(file => !files.includes(file))).toEqual([])
  })

  test('has a manifest that publint has nothing to object to', async () => {
    const {messages} = await publint({pkgDir: ROOT, pack: 'npm', strict: true})
    expect(messages.map(message => formatMessage(message, manifest, {color: false}))).toEqual([])
  })
})

/** What npm prints. It is a script, and run as one where that is known: Windows starts no `npm` without a shell. */
function npm(...args: readonly string[]): string {
  const script = process.env['npm_execpath'] ?? ''
  const [command, first] = script.endsWith('.js') ? [process.execPath, [script]] : ['npm', []]
  const stdio: StdioOptions = ['ignore', 'pipe', 'ignore']
  return execFileSync(command, [...first, ...args], {cwd: ROOT, stdio, encoding: 'utf8'})
}

describe('who installs the package', () => {
  let home = ''
  beforeAll(() => {
    home = mkdtempSync(path.join(tmpdir(), 'newsmark-consumer-'))
    const tarball = npm('pack', '--ignore-scripts', '--silent', '--pack-destination', home).trim()
    const target = path.join(home, 'node_modules/newsmark')
    mkdirSync(target, {recursive: true})
    execFileSync('tar', ['-xzf', path.join(home, tarball), '-C', target, '--strip-components=1'])
    for (const name of Object.keys({...manifest.dependencies, ...manifest.peerDependencies})) {
      mkdirSync(path.dirname(path.join(home, 'node_modules', name)), {recursive: true})
      symlinkSync(path.join(ROOT, 'node_modules', name), path.join(home, 'node_modules', name))
    }
  })
  afterAll(() => rmSync(home, {recursive: true, force: true}))

  test('has types that need nothing else', () => {
    writeFileSync(
      path.join(home, 'a.mts'),
      "import {parse, checkArticle, newsmark} from 'newsmark'\nexport const all = [parse(''), checkArticle, newsmark]\n"
    )
    const options = {
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      module: 'nodenext',
      target: 'es2022',
      types: []
    }
    writeFileSync(
      path.join(home, 'tsconfig.json'),
      JSON.stringify({compilerOptions: options, files: ['a.mts']})
    )
    const {status, stdout} = spawnSync(
      process.execPath,
      [path.join(ROOT, 'node_modules/typescript/bin/tsc')],
      {cwd: home, encoding: 'utf8'}
    )
    expect(stdout).toBe('')
    expect(status).toBe(0)
    const declared = readFileSync(path.join(home, 'node_modules/newsmark/dist/index.d.ts'), 'utf8')
    expect(declared).not.toContain("from 'valibot'")
  })

  test('gets the licence text of every package that is bundled', () => {
    const notices = readFileSync(
      path.join(home, 'node_modules/newsmark/dist/THIRD-PARTY-NOTICES.txt'),
      'utf8'
    )
    for (const name of [
      'yaml',
      'valibot',
      'vscode-languageserver',
      'vscode-languageclient',
      'vscode-jsonrpc'
    ])
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((?:MIT|ISC)\\)$`, 'm'))
    expect(notices).toContain('Permission is hereby granted')
  })
})

describe('the VS Code extension', () => {
  // The server and the client for the browser are bundles of their own, of 330 and 115 KB packed: a worker shares no file
  // with a process, and what is not for Node is chosen while they are bundled. The pictures of the readme are 137 KB.
  test('is packaged in under 1.8 MB', () => {
    const file = path.join(ROOT, 'newsmark.vsix')
    expect(existsSync(file), '`npm run package` makes it').toBe(true)
    expect(statSync(file).size).toBeLessThan(1_800_000)
  })

  test('has a page of its annotation editor whose script is small, and so is that of its forms', () => {
    for (const name of ['annotation-editor.js', 'annotation-forms.js'])
      expect(statSync(path.join(ROOT, 'dist', name)).size, name).toBeLessThan(60_000)
  })

  test('leaves what is for the browser out of the package for npm', () => {
    expect(existsSync(path.join(ROOT, 'dist/web/extension.js'))).toBe(true)
    expect(manifest.browser).toBeUndefined()
    expect(manifest.files.join()).not.toContain('dist/web')
  })

  test('may run where the workspace is not trusted or not on a disk', () => {
    const {untrustedWorkspaces, virtualWorkspaces} = manifest.capabilities
    expect([untrustedWorkspaces.supported, virtualWorkspaces.supported]).toEqual([true, true])
  })

  test('reads nothing synchronously on the client side', () => {
    for (const file of globSync('client/src/**/*.ts', {cwd: ROOT})) {
      const text = readFileSync(path.join(ROOT, file), 'utf8')
      expect(text, file).not.toMatch(/\w+Sync\(|from 'node:fs'/)
    }
  })
})

describe('the repository', () => {
  const tracked = execFileSync('git', ['ls-files', '-z'], {cwd: ROOT, encoding: 'utf8'})
    .split('\0')
    .filter(Boolean)

  test('records no download address in its lock file', () => {
    expect(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).not.toContain('"resolved"')
  })

  test('names no path of a machine', () => {
    const texts = tracked.filter(
      file =>
        /\.(ts|mjs|json|md|ya?ml|sh|lua|el)$|^\.ci\//.test(file) &&
        existsSync(path.join(ROOT, file))
    )
    const naming = texts.filter(file =>
      /(^|[\s"'`(=])\/(home|root|work|Users)\/\w/m.test(readFileSync(path.join(ROOT, file), 'utf8'))
    )
    expect(naming).toEqual([])
  })
})
