// Bundles the page of the annotation editor: one script and one style sheet, which the extension's web view loads.
import {build} from 'esbuild'
import {addNotices} from '../../server/notices.mjs'

const {metafile} = await build({
  metafile: true,
  entryPoints: {
    'annotation-editor': 'client/page/main.ts'
  },
  outdir: 'dist',
  bundle: true,
  minify: true,
  platform: 'browser',
  format: 'iife',
  // The Chromium of VS Code 1.91.
  target: 'chrome122',
  legalComments: 'none',
  logLevel: 'warning'
})
addNotices([metafile])
