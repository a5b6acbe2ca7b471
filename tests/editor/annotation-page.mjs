// The page of the annotation editor in a bare browser: what it is told and what it tells, without VS Code.
import {mkdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {after} from 'node:test'
import {build} from 'esbuild'
import {need} from '../support/ensure-command.mjs'
import {openBrowser} from './browser.mjs'
import {ensureBrowser} from './install.mjs'

const ROOT = path.join(import.meta.dirname, '../..')
const ARTIFACTS = path.join(ROOT, 'tests/artifacts')
/** The colours of VS Code 1.139 that the page uses, by theme. */
const THEMES = readJson(path.join(import.meta.dirname, 'themes.json'))
/** Our own colours, with defaults for each sort of theme. */
const OWN = readJson(path.join(ROOT, 'package.json')).contributes.colors
const SORTS = {
  dark: 'dark',
  light: 'light',
  hcDark: 'highContrast',
  hcLight: 'highContrastLight'
}

const ATTRIBUTE = {
  type: 'string',
  description: '',
  required: false,
  many: false,
  of: [],
  also: [],
  codes: []
}

/** The kinds of the tests: two of mentions, one of claims, one of the codebook's own. */
const KINDS = [
  kind('actor', 'Actor', 'mention', 'a', 0),
  kind('place', 'Place', 'mention', 'p', 1),
  kind('claim', 'Claim', 'claim', 'c', 2, [
    {...ATTRIBUTE, name: 'speaker', of: ['actor'], type: 'entry'},
    {...ATTRIBUTE, name: 'topic', type: 'code', many: true},
    {...ATTRIBUTE, name: 'rebuts', type: 'claim', many: true}
  ]),
  kind('event', 'Event', 'mark', 'e', 3)
]

function kind(name, label, unit, key, look, attributes = []) {
  return {name, label, unit, key, look, attributes, description: '', contains: [], fields: []}
}

const SETUP = {
  kinds: KINDS,
  strings: {},
  uiLanguage: 'en',
  font: {family: '', size: 0, lineHeight: 0},
  isMac: false,
  keys: {nextMark: 'n', previousMark: 'Shift+N', unmark: 'u, Delete', help: '?'}
}

/** A mark, of which all but kind, start and end may be left out. */
export function mark(name, start, end, more = {}) {
  const unit = KINDS.find(kind => kind.name === name)?.unit ?? 'unknown'
  const rest = {depth: 0, id: null, continues: null, entry: null, resolution: null, status: null}
  return {kind: name, unit, start, end, ...rest, attributes: [], ...more}
}

/** All of an article as the server would answer; paragraphs are parted by blank lines. */
export function article(text, marks = [], more = {}) {
  const paragraphs = [...text.matchAll(/(?:(?!\r?\n\r?\n)[\s\S])+/g)]
    .map(match => trimmed(match[0], match.index))
    .filter(({start, end}) => start < end)
  return {
    version: 1,
    since: null,
    text,
    language: 'en',
    header: [],
    marks: {start: 0, removed: 0, added: marks},
    paragraphs: {start: 0, removed: 0, added: paragraphs},
    broken: [],
    ...more
  }
}

function trimmed(text, index) {
  const start = index + text.length - text.trimStart().length
  return {start, end: start + text.trim().length}
}

/** What changed from one version to the next, in the marks alone. */
export function change(since, marks, more = {}) {
  return {
    version: since + 1,
    since,
    text: null,
    language: 'en',
    header: [],
    marks,
    paragraphs: {start: 0, removed: 0, added: []},
    broken: [],
    ...more
  }
}

/**
 * Opens the page for the tests of a file, and closes it behind the last of them. Where there is no browser, `skip` says why
 * they are left out, and there is no page.
 */
export async function openForTests() {
  const {skip} = await need(ensureBrowser)
  const editor = skip ? undefined : await openEditorPage()
  after(() => editor?.close())
  const {page} = editor ?? {}
  return /** @type {{skip: typeof skip, editor: OpenPage, page: OpenPage['page']}} */ ({
    skip,
    editor,
    page
  })
}

/** @typedef {Awaited<ReturnType<typeof openEditorPage>>} OpenPage */

/** Opens a browser with the page in it. `show` loads it afresh with an article, in a theme, and `close` ends all. */
export async function openEditorPage({zoom = 1} = {}) {
  const {outputFiles} = await build({
    entryPoints: {
      'annotation-editor': path.join(ROOT, 'client/page/main.ts'),
      'annotation-forms': path.join(ROOT, 'client/page/forms.ts')
    },
    outdir: path.join(ROOT, 'dist'),
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome122'
  })
  const [script, forms, style] = ['editor.js', 'forms.js', 'editor.css'].map(
    end => outputFiles.find(({path: file}) => file.endsWith(end))?.text ?? ''
  )
  const {browser, page} = await openBrowser({zoom})
  await page.route('https://page.vscode-cdn.net/**', route => {
    const {pathname} = new URL(route.request().url())
    if (pathname === '/editor.js')
      return route.fulfill({contentType: 'text/javascript', body: script})
    if (pathname === '/forms.js')
      return route.fulfill({contentType: 'text/javascript', body: forms})
    if (pathname === '/editor.css') return route.fulfill({contentType: 'text/css', body: style})
    if (pathname === '/theme.css')
      return route.fulfill({contentType: 'text/css', body: theme(page)})
    return route.fulfill({contentType: 'text/html; charset=utf-8', body: HTML})
  })
  await page.addInitScript(fakeVsCode)
  const show = async (annotations, name = 'dark') => {
    await load(page, name)
    await tell(page, {type: 'article', annotations})
    await page.locator('#text').focus()
  }
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  return {
    page,
    show,
    press,
    close: () => browser.close(),
    selected: () => page.evaluate(() => String(document.getSelection()?.getRangeAt(0))),
    run: (command, given) => tell(page, {type: 'run', command, ...(given && {arguments: given})}),
    acts: async () => (await told(page, 'act')).map(({act}) => act),
    shoot: name => shoot(page, name)
  }
}

/** As strict as the extension's. */
const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'"
const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Article</title>
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link rel="stylesheet" href="/theme.css"><link rel="stylesheet" href="/editor.css"></head>
<body><script src="/editor.js"></script><script src="/forms.js" defer></script></body></html>`

const shown = new WeakMap()

function theme(page) {
  const name = shown.get(page) ?? 'dark'
  const own = OWN.map(({id, defaults}) => [id.replaceAll('.', '-'), defaults[SORTS[name]]])
  const colours = [...Object.entries(THEMES[name]), ...own]
    .map(([colour, value]) => `--vscode-${colour}: ${value};`)
    .join('\n')
  return `:root {${colours} --vscode-font-family: sans-serif; --vscode-font-size: 13px;}
body {font: 13px sans-serif}`
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

async function load(page, name) {
  shown.set(page, name)
  await page.goto('https://page.vscode-cdn.net/')
  await page.evaluate(setup => globalThis.tell({type: 'setup', setup}), SETUP)
  await page.evaluate(() => globalThis.tell({type: 'state', state: 'ready', reason: ''}))
}

/** What stands for VS Code in the page: keeps what it is told, and breaches of the policy. */
function fakeVsCode() {
  const page = /** @type {any} */ (globalThis)
  page.told = []
  page.breaches = []
  let kept
  document.addEventListener('securitypolicyviolation', event =>
    page.breaches.push(`${event.violatedDirective} ${event.blockedURI}`)
  )
  page.acquireVsCodeApi = () => ({
    postMessage: message => page.told.push(structuredClone(message)),
    getState: () => kept,
    setState: state => {
      kept = state
    }
  })
  page.tell = data => window.dispatchEvent(new MessageEvent('message', {data}))
}

/** Tells the page something, and waits until an article is on the screen. */
export async function tell(page, message) {
  await page.evaluate(data => globalThis.tell(data), message)
  if (message.type !== 'article') return
  const version = String(message.annotations.version)
  await page.waitForFunction(wanted => document.body.dataset.painted === wanted, version)
}

/** What the page has told since the last time, of one type. */
export function told(page, type) {
  return page.evaluate(wanted => globalThis.told.filter(message => message.type === wanted), type)
}

/** Keeps a picture beside the other artefacts. */
async function shoot(page, name) {
  mkdirSync(ARTIFACTS, {recursive: true})
  await page.screenshot({path: path.join(ARTIFACTS, `${name}.png`)})
}
