// Bundles the extension, for the desktop and for the browser; the server is bundled apart, as it runs in a process or in a
// worker of its own.
import {build} from 'esbuild'
import {addNotices} from '../server/notices.mjs'
import {bundlePanel} from './panel/bundle.mjs'

/** @satisfies {import('esbuild').BuildOptions} */
const common = /** @type {const} */ ({
  metafile: true,
  bundle: true,
  minify: true,
  format: 'cjs',
  logLevel: 'warning'
})

/**
 * Leaves the client of the language server, and the library that it is, to a file of its own: the extension loads it when VS
 * Code has activated it.
 * @type {import('esbuild').Plugin}
 */
const clientApart = {
  name: 'client-apart',
  setup: ({onResolve}) => {
    onResolve({filter: /^\.\/language-client\.js$/}, ({kind}) =>
      kind === 'dynamic-import' ? {path: './language-client.cjs', external: true} : undefined
    )
  }
}

const desktop = await build({
  ...common,
  external: ['vscode'],
  entryPoints: [
    'client/src/extension.ts',
    'client/src/language-client.ts',
    'client/src/server-thread.ts'
  ],
  outdir: 'dist',
  outExtension: {'.js': '.cjs'},
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  plugins: [clientApart],
  // VS Code gives the module vscode to those that are required.
  supported: {'dynamic-import': false}
})
const web = await build({
  ...common,
  external: ['vscode'],
  entryPoints: ['client/src/web/extension.ts'],
  outfile: 'dist/web/extension.js',
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main']
})
addNotices([desktop.metafile, web.metafile, await bundlePanel()])
