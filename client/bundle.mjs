// Bundles the extension; the server is bundled apart, as it runs in a process of its own.
import {build} from 'esbuild'
import {addNotices} from '../server/notices.mjs'
import {bundlePanel} from './panel/bundle.mjs'

const {metafile} = await build({
  metafile: true,
  entryPoints: ['client/src/extension.ts'],
  outfile: 'dist/extension.cjs',
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  external: ['vscode'],
  logLevel: 'warning'
})
addNotices([metafile, await bundlePanel()])
