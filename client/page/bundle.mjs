// Bundles the page of the annotation editor, which the extension's web view loads: a script, one for the forms, a style sheet.
import {build} from 'esbuild'
import {addNotices} from '../../server/notices.mjs'

const {metafile} = await build({
  metafile: true,
  entryPoints: {
    'annotation-editor': 'client/page/main.ts',
    'annotation-forms': 'client/page/forms.ts'
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
