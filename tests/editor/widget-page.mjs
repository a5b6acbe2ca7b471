// The widgets of the annotation editor in a bare browser.
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {build} from 'esbuild'
import {openBrowser} from './browser.mjs'

const ROOT = path.join(import.meta.dirname, '../..')
const THEMES = JSON.parse(readFileSync(path.join(import.meta.dirname, 'themes.json'), 'utf8'))
/** Colours that only the widgets use, as these themes of VS Code have them. */
const ERRORS = {dark: '#5a1d1d', light: '#f2dede', hcDark: '#000000', hcLight: '#ffffff'}
const ADDRESS = 'https://page.vscode-cdn.net/'

/** Opens a browser; `load` gives a fresh page in a theme, and `close` ends all. */
export async function openLab() {
  const {outputFiles} = await build({
    entryPoints: {lab: path.join(import.meta.dirname, 'widget-lab.js')},
    outdir: path.join(ROOT, 'dist'),
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome122'
  })
  const files = Object.fromEntries(outputFiles.map(file => [path.extname(file.path), file.text]))
  const {browser, page} = await openBrowser()
  let theme = 'dark'
  await page.route(`${ADDRESS}**`, route => {
    const {pathname} = new URL(route.request().url())
    const answers = {
      '/lab.js': {contentType: 'text/javascript', body: files['.js']},
      '/lab.css': {contentType: 'text/css', body: files['.css']},
      '/theme.css': {contentType: 'text/css', body: styleOf(theme)}
    }
    return route.fulfill(answers[pathname] ?? {contentType: 'text/html; charset=utf-8', body: HTML})
  })
  const load = async (name = 'dark') => {
    theme = name
    await page.goto(ADDRESS)
  }
  return {page, load, close: () => browser.close()}
}

/** The themes that the widgets are looked at in. */
export const THEME_NAMES = Object.keys(THEMES)

/** As strict as the extension's. */
const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'"
const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Article</title>
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link rel="stylesheet" href="/theme.css"><link rel="stylesheet" href="/lab.css"></head>
<body><main><h1>Article</h1></main><script src="/lab.js"></script></body></html>`

function styleOf(name) {
  const own = {'inputValidation-errorBackground': ERRORS[name]}
  const colours = Object.entries({...THEMES[name], ...own}).map(
    ([key, value]) => `--vscode-${key}: ${value};`
  )
  return `:root {${colours.join('\n')} --vscode-font-family: sans-serif; --vscode-font-size: 13px}
html body {display: block; margin: 0; height: auto; overflow: auto; background: var(--vscode-editor-background); font: 13px sans-serif}
h1 {position: absolute; clip-path: inset(50%)}
#inspector, #marks, #bulk {width: 340px; background: var(--vscode-sideBar-background)}
#marks {height: 300px; display: flex; flex-direction: column} #marks > * {flex: 1}`
}
