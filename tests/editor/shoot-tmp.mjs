import {openPages, tell} from './annotation-page.mjs'
import {TRUCE, FINDINGS} from './annotation-texts.mjs'
const {page, load, close} = await openPages()
page.on('console', m => console.log(m.text())); page.on('pageerror', e => console.log(e.stack))
try {
  for (const name of process.argv.slice(2)) {
    await load(name)
    await tell(page, {type: 'article', annotations: TRUCE})
    await tell(page, {type: 'findings', version: 1, findings: FINDINGS})
    await page.locator('#text').focus()
    await tell(page, {type: 'run', command: 'nextMark'})
    await tell(page, {type: 'run', command: 'nextMark'})
    await page.waitForTimeout(200)
    await page.screenshot({path: `/tmp/shot-${name}.png`})
    console.log(await page.evaluate(() => globalThis.breaches))
  }
} finally { await close() }
