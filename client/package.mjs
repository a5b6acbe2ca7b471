// Packs the extension: node client/package.mjs [FILE] writes newsmark.vsix, or FILE, from what the last build left.
import {spawnSync} from 'node:child_process'
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

const ROOT = path.join(import.meta.dirname, '..')
const VSCE = path.join(ROOT, 'node_modules/@vscode/vsce/vsce')

/** The library, its types and the code cache are for Node alone, and are left to the package for npm. */
const PARTS = [
  ['CHANGELOG.md', 'LICENSE', 'client/icon.png', 'client/media'],
  [
    'dist/THIRD-PARTY-NOTICES.txt',
    'dist/extension.cjs',
    'dist/language-client.cjs',
    'dist/server-thread.cjs',
    'dist/web',
    'dist/article-panel.js',
    'dist/article-panel.css',
    'dist/annotation-editor.js',
    'dist/annotation-forms.js',
    'dist/annotation-editor.css',
    'dist/server.cjs',
    'dist/language-server.cjs',
    'dist/cli.cjs',
    'dist/newsmark.cjs',
    'dist/schemas'
  ],
  ['syntaxes', 'docs/rules', 'l10n', 'package.nls.json', 'package.nls.de.json']
].flat()

process.exitCode = packExtension(path.resolve(process.argv[2] ?? path.join(ROOT, 'newsmark.vsix')))

/** Packs a copy of the parts: in the repository vsce would go through every file there is. Gives the exit code. */
function packExtension(file) {
  const folder = mkdtempSync(path.join(tmpdir(), 'newsmark-package-'))
  try {
    for (const part of PARTS)
      cpSync(path.join(ROOT, part), path.join(folder, part), {recursive: true})
    writeFileSync(path.join(folder, 'README.md'), readmeWithPictures())
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifestOfExtension(), null, 2))
    const options = ['--no-dependencies', '--out', file]
    const {status, error} = spawnSync(process.execPath, [VSCE, 'package', ...options], {
      cwd: folder,
      stdio: 'inherit'
    })
    if (error) throw error
    return status ?? 1
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/**
 * The manifest of the extension: that of the package for npm without its list of files, and with the entry for the browser,
 * which bundlers would take there for the library.
 */
function manifestOfExtension() {
  const {files, ...manifest} = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  return {...manifest, browser: './dist/web/extension.js'}
}

/** The extension's own page with its pictures in it, as VS Code shows none that lie beside a page. */
function readmeWithPictures() {
  const page = readFileSync(path.join(ROOT, 'client/README.md'), 'utf8')
  return page.replace(/(?<=\]\()[\w/-]+\.png(?=\))/g, picture => {
    const data = readFileSync(path.join(ROOT, picture)).toString('base64')
    return `data:image/png;base64,${data}`
  })
}
