// The browser that the tests look through.
import {chromium} from 'playwright-core'
import {ensureBrowser} from './install.mjs'
import {FIRST_WAIT, WAIT} from './waits.mjs'

/** What keeps a browser quiet. */
export const FLAGS = [
  ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ['--disable-background-networking', '--disable-component-update', '--disable-sync']
].flat()

/**
 * Opens a browser with one page; `page.outside` collects requests that would leave the machine. At a zoom of 2, the window of
 * 1280 by 800 has half the pixels of CSS in each direction, as with zoom in a browser or in VS Code.
 */
export async function openBrowser({zoom = 1} = {}) {
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: FLAGS,
    timeout: FIRST_WAIT
  })
  const viewport = {width: 1280 / zoom, height: 800 / zoom}
  const context = await browser.newContext({viewport, deviceScaleFactor: zoom})
  const page = Object.assign(await context.newPage(), {outside: /** @type {string[]} */ ([])})
  page.setDefaultTimeout(WAIT)
  page.on('request', request => {
    if (isOutside(new URL(request.url()))) page.outside.push(request.url())
  })
  return {browser, page}
}

/** The web views' host is a name only: VS Code answers for it in the page. */
function isOutside({protocol, hostname}) {
  const isRemote = protocol.startsWith('http') || protocol.startsWith('ws')
  return isRemote && hostname !== '127.0.0.1' && !hostname.endsWith('.vscode-cdn.net')
}
