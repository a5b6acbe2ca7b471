// What of the server is packed as parts, and with which options of esbuild: see `pack.mjs`.
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {namedExports} from './named-exports.mjs'

const source = path.join(import.meta.dirname, 'src')

const manifest = JSON.parse(readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8'))

/** The options of all bundles. @type {import('esbuild').BuildOptions} */
export const common = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  define: {NEWSMARK_VERSION: JSON.stringify(manifest.version)},
  // The modules, where a package has both forms: esbuild leaves out what of them is not used.
  mainFields: ['module', 'main'],
  // All versions of Node that we run on know these; the substitute would make an expression anew at each use.
  supported: {'regexp-unicode-property-escapes': true},
  legalComments: 'none',
  logLevel: 'warning'
}

/** All packs by their names, with what in them is loaded when it is first used. */
export const packs = {
  newsmark: {
    entry: 'cli/newsmark.ts',
    // Plain glossaries and front matter are read without `yaml`, few projects have a baseline, few articles hold `&`,
    // few runs write files, and fewer start threads.
    lazy: [
      'yaml',
      'jsonc-parser',
      'parse-entities',
      'write-file-atomic',
      'node:child_process',
      'node:crypto',
      'node:os',
      'node:readline/promises',
      'node:v8',
      'node:worker_threads'
    ]
  },
  // Of its own, so that the command line starts without the protocol's libraries.
  'language-server': {
    entry: 'lsp/language-server.ts',
    plugins: [namedExports('vscode-languageserver/node')],
    // A feature is loaded when it is first asked for.
    lazy: [
      'yaml',
      'jsonc-parser',
      'parse-entities',
      'node:child_process',
      'node:crypto',
      'node:v8',
      'node:worker_threads',
      // Under these names, what the library asks the system for.
      'child_process',
      'crypto',
      ...featuresOf(path.join(source, 'lsp'))
    ]
  }
}

/** The modules of features and acts that those of a folder import. */
function featuresOf(folder) {
  const imported = readdirSync(folder).flatMap(file =>
    Array.from(
      readFileSync(path.join(folder, file), 'utf8').matchAll(
        /from '\.\.\/((?:features|annotate)\/[^']+)\.js'/g
      ),
      ([, name]) => name ?? ''
    )
  )
  return [...new Set(imported)]
}
