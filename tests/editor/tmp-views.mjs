import path from 'node:path'
import {openSession} from './session.mjs'
const ROOT = path.join(import.meta.dirname, '../..')
const s = await openSession(path.join(ROOT, 'examples/aleppo-2016'))
const {page, workbench} = s
const shot = n => page.screenshot({path: `/tmp/vshots/${n}.png`})
page.on('console', m => { if (m.type()==='error') console.log('console', m.text().slice(0,300)) })
try {
  await workbench.openFile('articles/2016-04-22-truce-in-trouble.news.txt')
  await page.locator('.activitybar .action-item a[aria-label*="Newsmark"]').first().waitFor({timeout: 60000})
  await page.locator('.activitybar .action-item a[aria-label*="Newsmark"]').first().click()
  await page.waitForTimeout(4000); await shot('1-views')
  await workbench.command('Newsmark: Show Map and Graph of the Article')
  await page.waitForTimeout(4000); await shot('2-panel')
  const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame')
  console.log((await frame.locator('body').innerText()).slice(0, 600))
  await frame.locator('#graph').scrollIntoViewIfNeeded(); await page.waitForTimeout(500); await shot('3-graph')
  await workbench.command('Newsmark: Show Actions').catch(e => console.log(e.message.slice(0,200)))
  await page.waitForTimeout(1000); await shot('4-menu'); await page.keyboard.press('Escape')
  await workbench.command('Newsmark: Get Help').catch(e => console.log(e.message.slice(0,200)))
  await page.waitForTimeout(1000); await shot('5-help')
  await page.locator('.quick-input-widget .monaco-list-row').first().click()
  await page.waitForTimeout(3000); await shot('6-walk')
} catch (e) { console.log(e); await shot('0-fail') } finally { await s.close() }
