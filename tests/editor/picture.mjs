// Takes the pictures of the README anew: node tests/editor/picture.mjs
import {execFileSync} from 'node:child_process'
import path from 'node:path'
import {AnnotationView} from './annotation-view.mjs'
import {openSession} from './session.mjs'
import {poll} from './workbench.mjs'

const ROOT = path.join(import.meta.dirname, '../..')
const ARTICLE = 'articles/2016-04-22-truce-in-trouble.news.txt'

/** Words of the claim whose form is shown. */
const CLAIM = 'great trouble'

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
  await keep('editor')

  await page.mouse.move(600, 60)
  session.set({'files.exclude': {'.vscode': true}, 'workbench.colorTheme': 'Default Light Modern'})
  await page.locator('.monaco-workbench.vs').waitFor()
  await page.locator('.part.sidebar .explorer-folders-view').waitFor()
  await page.keyboard.press('Control+B')
  const view = new AnnotationView(workbench)
  await view.open()
  await page.mouse.move(600, 60)
  await view.click(CLAIM)
  await view.frame
    .locator('.nm-inspector, #inspector')
    .getByText('Speaker', {exact: false})
    .first()
    .waitFor()
  await page.waitForTimeout(500)
  await keep('annotation')
} finally {
  await session.close()
}

/** Keeps a picture of the page with a palette of 64 colours, a third of the size. */
async function keep(name) {
  const file = path.join(ROOT, `docs/images/${name}.png`)
  await session.page.screenshot({path: file})
  execFileSync('convert', [file, '+dither', '-colors', '64', `PNG8:${file}`])
}
