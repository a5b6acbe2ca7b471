// One VS Code and one browser for a test file, over a scratch copy of a corpus.
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {openBrowser} from './browser.mjs'
import {startVsCode} from './vscode.mjs'
import {LINE_HEIGHT, Workbench} from './workbench.mjs'

export const FIXTURE = path.join(import.meta.dirname, 'workspace/harbour')
const ARTIFACTS = path.join(import.meta.dirname, '../artifacts')

export const SETTINGS = {
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.reduceMotion': 'on',
  'git.enabled': false,
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'editor.lineHeight': LINE_HEIGHT,
  // Both move what is written; a test of its own switches them on.
  'newsmark.inlayHints': 'off',
  'newsmark.codeLens': false
}

/**
 * Starts all that an editor test needs; whatever was started is ended when something fails.
 * `folder` is the scratch copy, `set` writes its settings, `shoot` keeps a picture, `close` ends and removes all.
 * `isTrusted` says whether the folder is: else VS Code opens it in Restricted Mode. With `isVirtual` it is opened as one of a
 * file system of an extension, behind a folder of the disk with the files of `beside`, by name, where these are given;
 * `openFolders` then opens others of `disk` and `shelf`. `zoom` is that of the browser.
 */
export async function openSession(
  corpus = FIXTURE,
  {
    language = 'en',
    isTrusted = true,
    isVirtual = false,
    zoom = 1,
    beside = /** @type {Readonly<Record<string, string>> | undefined} */ (undefined)
  } = {}
) {
  const ends = []
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end()
  }
  try {
    const session = await startSession(ends, corpus, {language, isTrusted, isVirtual, beside, zoom})
    return {...session, shoot: name => shoot(session.page, name), close}
  } catch (error) {
    await close()
    throw error
  }
}

async function startSession(ends, corpus, {isVirtual, beside, zoom, ...options}) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'newsmark-editor-'))
  ends.push(() => rmSync(scratch, {recursive: true, force: true}))
  const folder = path.join(scratch, path.basename(corpus))
  cpSync(corpus, folder, {recursive: true})
  const set = settings => writeSettings(folder, settings)
  set({})
  const virtual = isVirtual ? virtualWorkspace(scratch, folder, beside) : undefined
  const given = {settings: SETTINGS, env: {HOME: scratch}, ...options}
  const code = await startVsCode({...(virtual?.shown ?? {folder}), ...given})
  ends.push(code.stop)
  const {browser, page} = await openBrowser({zoom})
  ends.push(() => browser.close())
  const workbench = new Workbench(page)
  await workbench.open(code.address)
  const openFolders = (...names) => virtual?.openFolders(...names)
  return {code, page, workbench, folder, set, openFolders}
}

/**
 * A workspace with a folder on a file system of an extension, which shows a folder of the disk, and perhaps one on the disk:
 * the file that says so, and what writes other folders into it.
 */
function virtualWorkspace(scratch, folder, beside) {
  const file = path.join(scratch, 'virtual.code-workspace')
  const disk = path.join(scratch, 'disk')
  mkdirSync(disk)
  for (const [name, text] of Object.entries(beside ?? {}))
    writeFileSync(path.join(disk, name), text)
  const all = {disk: {path: disk, name: 'disk'}, shelf: {uri: `shelf:${folder}`, name: 'shelf'}}
  const openFolders = (...names) =>
    writeFileSync(file, JSON.stringify({folders: names.map(name => all[name])}))
  openFolders(...(beside ? ['disk', 'shelf'] : ['shelf']))
  const extensions = [path.join(import.meta.dirname, 'shelf')]
  return {openFolders, shown: {folder: file, isWorkspace: true, extensions}}
}

/** VS Code watches the settings of the folder, but not those of the profile. */
function writeSettings(folder, settings) {
  mkdirSync(path.join(folder, '.vscode'), {recursive: true})
  writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings))
}

/** Keeps a picture of the page beside the other artefacts. */
export async function shoot(page, name) {
  mkdirSync(ARTIFACTS, {recursive: true})
  await page.screenshot({path: path.join(ARTIFACTS, `${name.replace(/\W+/g, '-')}.png`)})
}
