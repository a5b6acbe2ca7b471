// Takes the picture of the README anew: node tests/editor/picture.mjs
import path from 'node:path'
import {openSession} from './session.mjs'
import {poll} from './workbench.mjs'

const ROOT = path.join(import.meta.dirname, '../..')
const ARTICLE = 'articles/2016-04-22-truce-in-trouble.news.txt'

const session = await openSession(path.join(ROOT, 'examples/aleppo-2016'))
try {
  const {page, workbench} = session
  session.set({'files.exclude': {'.vscode': true}})
  await poll(
    'the folder of settings to be hidden',
    () => page.locator('.explorer-folders-view').getByText('.vscode', {exact: true}).count(),
    count => count === 0
  )
  await workbench.openFile(ARTICLE)
  await poll(
    'the claims',
    () => page.locator('.view-overlays .cdr').count(),
    count => count > 5
  )
  const name = page.locator('.view-line').getByText('Staffan de Mistura', {exact: true}).first()
  await name.hover()
  const card = page.locator('.monaco-hover:not(.hidden) .hover-contents').first()
  await poll(
    'the card',
    () => card.allInnerTexts(),
    texts => /UN special envoy/.test(texts.join())
  )
  await page.waitForTimeout(500) // The card fades in.
  await page.screenshot({path: path.join(ROOT, 'docs/images/editor.png')})
} finally {
  await session.close()
}
