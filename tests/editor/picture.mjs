// Takes the pictures of the README and of the page on annotating anew: node tests/editor/picture.mjs
import {execFileSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {AnnotationView} from './annotation-view.mjs'
import {openSession} from './session.mjs'
import {poll} from './workbench.mjs'

const ROOT = path.join(import.meta.dirname, '../..')
const ARTICLE = 'articles/2016-04-22-truce-in-trouble.news.txt'
/** The same text, as an annotator begins with it: some names are suggested, and nothing else is tagged. */
const BEGUN = 'articles/2016-04-23-truce-in-trouble.news.txt'
const SUGGESTED = [
  'John Kerry',
  'Sergei Lavrov',
  'Aleppo',
  'Castello Road',
  'David Cameron',
  'Vladimir Putin'
]

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
  await annotate(view)
} finally {
  await session.close()
}

/** Takes the pictures of a first article: what is reported, the entry of a mention, the topic of a claim, suggestions. */
async function annotate(view) {
  const {page, workbench, folder} = session
  const {keyboard} = page
  writeFileSync(path.join(folder, BEGUN), begun(readFileSync(path.join(folder, ARTICLE), 'utf8')))
  await workbench.openFile(BEGUN)
  await view.open()
  await view.frame.locator('.finding').first().waitFor()
  await page.mouse.move(640, 784)
  await view.focused()
  await keyboard.press('j')
  await view.frame.locator('#finding .fixes button').first().waitFor()
  await keep('annotate-finding')

  await keyboard.press('Escape')
  await view.select('main opposition delegation')
  await keyboard.press('Shift+A')
  await view.ready('')
  await keyboard.type('oppo')
  await view.ready('oppo')
  await keep('annotate-entry')

  await keyboard.press('Escape')
  await view.select('The truce in Syria is still in force but “in great trouble”')
  await keyboard.press('Shift+C')
  const picker = view.frame.locator('.nm-picker[data-ready=""]')
  await picker.filter({hasText: 'speaker'}).waitFor()
  await keyboard.press('Enter')
  await picker.filter({hasText: 'topic'}).waitFor()
  await keep('annotate-topic')

  await view.changing(() => keyboard.press('Enter'))
  await view.click('Kerry')
  await view.frame.locator('#finding').waitFor()
  await keyboard.press('Escape')
  await page.mouse.move(640, 784)
  await keep('annotate-suggestions')
}

/** An article without its tags, but for suggestions. */
function begun(source) {
  const at = source.indexOf('---\n', 4) + '---\n'.length
  let text = source.slice(at)
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replace(/:\w+\[([^[\]]*)\](?:\{[^}]*\})?/g, '$1')
  }
  for (const name of SUGGESTED)
    text = text.replace(
      name,
      `:${/Aleppo|Road/.test(name) ? 'place' : 'actor'}[${name}]{status=suggested by=glossary}`
    )
  const front = source.slice(0, at).replaceAll('2016-04-22', '2016-04-23')
  return front + text
}

/** Keeps a picture of the page with a palette of 64 colours, a third of the size. */
async function keep(name) {
  const file = path.join(ROOT, `docs/images/${name}.png`)
  await session.page.waitForTimeout(500) // What opens fades in.
  await session.page.screenshot({path: file})
  execFileSync('convert', [file, '+dither', '-colors', '64', `PNG8:${file}`])
}
