// VS Code for the web with the packaged extension, and a browser, for a test file: no process reads files for it.
import {execFile} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {promisify} from 'node:util'
import {chromium} from 'playwright-core'
import {FLAGS} from './browser.mjs'
import {ensureBrowser} from './install.mjs'
import {webServer} from './install-web.mjs'
import {FIXTURE, SETTINGS, shoot} from './session.mjs'
import {packageExtension} from './vscode.mjs'
import {FIRST_WAIT, WAIT} from './waits.mjs'
import {Workbench} from './workbench.mjs'

const run = promisify(execFile)

/**
 * Serves VS Code for the web over a folder, which it holds as a file system of its own and never writes back, and opens it in
 * a browser. `close` ends and removes all.
 */
export async function openWebSession(corpus = FIXTURE) {
  const ends = []
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end()
  }
  try {
    const session = await start(ends, corpus)
    return {...session, shoot: name => shoot(session.page, name), close}
  } catch (error) {
    await close()
    throw error
  }
}

async function start(ends, corpus) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'newsmark-web-'))
  ends.push(() => rmSync(scratch, {recursive: true, force: true, maxRetries: 5, retryDelay: 100}))
  const folder = path.join(scratch, 'folder')
  cpSync(corpus, folder, {recursive: true})
  mkdirSync(path.join(folder, '.vscode'), {recursive: true})
  writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(SETTINGS))
  const vsix = await packageExtension(scratch)
  await run('unzip', ['-q', vsix, 'extension/*', '-d', scratch])
  const {open, options} = webServer()
  const port = await freePort()
  const extensionDevelopmentPath = path.join(scratch, 'extension')
  const server = await open({...options, port, extensionDevelopmentPath, folderPath: folder})
  ends.push(() => server.dispose())
  const context = await openBrowser(path.join(scratch, 'profile'))
  ends.push(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(WAIT)
  const outside = []
  page.on('request', request => {
    const {protocol, hostname} = new URL(request.url())
    if (protocol.startsWith('http') && !/(^|\.)localhost$/.test(hostname))
      outside.push(request.url())
  })
  const workbench = new Workbench(page)
  await workbench.open(`http://localhost:${port}/`)
  return {page, workbench, outside}
}

/** Web views lie on another host, and need storage there, which Chromium refuses unless a profile allows it. */
async function openBrowser(profile) {
  mkdirSync(path.join(profile, 'Default'), {recursive: true})
  const preferences = {profile: {cookie_controls_mode: 0, block_third_party_cookies: false}}
  writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify(preferences))
  return chromium.launchPersistentContext(profile, {
    executablePath: await ensureBrowser(),
    viewport: {width: 1280, height: 800},
    args: FLAGS,
    timeout: FIRST_WAIT
  })
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const {port} = /** @type {import('node:net').AddressInfo} */ (server.address())
      server.close(() => resolve(port))
    })
  })
}
