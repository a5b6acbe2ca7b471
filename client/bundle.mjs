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

const desktop = await build({
  ...common,
  external: ['vscode'],
  entryPoints: ['client/src/extension.ts'],
  outfile: 'dist/extension.cjs',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main']
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
