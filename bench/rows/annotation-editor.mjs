import {AnnotationView} from '../../tests/editor/annotation-view.mjs'
import {openSession} from '../../tests/editor/session.mjs'
import {poll} from '../../tests/editor/workbench.mjs'
import {ensureTypedArticle, PARAGRAPHS} from '../corpus.mjs'

/** @typedef {import('../measure.mjs').Side} Side */

/** Milliseconds until a server has read and checked an article of 1 MB, and VS Code has drawn it. */
const PATIENCE = 120_000
/** Steps among which a word without a mark is found. */
const STEPS = 200

/** A limit in place of a peer: the ratio to it is good up to 1. @returns {Side} */
export function limit(milliseconds) {
  return {sample: () => milliseconds}
}

/**
 * From the key that marks a word to the frame that shows the mark, in a real VS Code in a real browser.
 * @returns {Promise<Side>}
 */
export async function marking(size) {
  const {session, view} = await openEditor(size)
  const {keyboard} = session.page
  await view.open()
  await view.focused()
  await keyboard.press('Control+Home')
  for (let left = STEPS; left > 0 && (await isMarked(view)); left--)
    await keyboard.press('ArrowRight')
  if (await isMarked(view)) throw new Error('Unexpected absence of a word without a mark')
  const before = (await view.marks()).length
  await view.text.evaluate(noteKeys)
  return {
    sample: async () => {
      await view.changing(() => keyboard.press('a'))
      const time = await view.text.evaluate(() => /** @type {any} */ (globalThis).painted)
      if ((await view.marks()).length !== before + 1)
        throw new Error('Unexpected absence of the mark')
      await view.changing(() => keyboard.press('u'))
      return time
    },
    close: session.close
  }
}

/** Has the page note how long it takes from a key to the next version on the screen. */
function noteKeys() {
  const page = /** @type {any} */ (globalThis)
  let pressed = 0
  document.addEventListener(
    'keydown',
    () => {
      pressed = performance.now()
    },
    true
  )
  new MutationObserver(() => {
    page.painted = performance.now() - pressed
  }).observe(document.body, {attributes: true, attributeFilter: ['data-painted']})
}

function isMarked(view) {
  return view.text.evaluate(() => {
    const range = document.getSelection()?.getRangeAt(0)
    const node = range?.startContainer
    return !range || range.collapsed || node?.parentElement?.closest('mark') !== null
  })
}

/** From the start of the editor's page to the frame that shows the article; the server has answered before. */
export async function painting(size) {
  const {session, view} = await openEditor(size)
  return {
    sample: async () => {
      await view.open()
      const time = await view.text.evaluate(
        () => performance.getEntriesByName('painted')[0]?.startTime ?? Number.NaN
      )
      await session.page
        .locator('.editor-actions .action-label[aria-label^="Open Text Editor"]')
        .click()
      await session.page.locator('.editor-instance .view-line').first().waitFor()
      return time
    },
    close: session.close
  }
}

/** A VS Code with an article in the text editor, whose seeded fault is on the screen or among the problems. */
async function openEditor(size) {
  const {root, article} = ensureTypedArticle(PARAGRAPHS[size])
  const session = await openSession(root)
  try {
    await session.workbench.openFile(article)
    await poll(
      'the seeded fault',
      () =>
        session.page
          .locator(
            '.explorer-folders-view .monaco-list-row .monaco-decoration-badge, #status\\.problems'
          )
          .allInnerTexts(),
      texts => texts.some(text => /[1-9]/.test(text)),
      PATIENCE
    )
    return {session, view: new AnnotationView(session.workbench)}
  } catch (error) {
    await session.close()
    throw error
  }
}

/** What VS Code says of the extension in *Developer: Startup Performance*: loading its code and the call of its activation. */
export async function activating() {
  const sides = []
  return {
    sample: async () => {
      const {root, article} = ensureTypedArticle(PARAGRAPHS['10 KB'])
      const session = await openSession(root)
      sides.push(session)
      try {
        await session.workbench.openFile(article)
        await session.workbench.command('Developer: Startup Performance')
        return await poll(
          'the times of the extension',
          () => readTimes(session),
          Number.isFinite,
          30_000
        )
      } finally {
        await session.close()
      }
    }
  }
}

/** The line of the extension: `newsmark.newsmark | event | load code | call | finish | …`. */
async function readTimes({page}) {
  await page.keyboard.press('Control+F')
  await page.keyboard.type('newsmark.newsmark')
  await page.keyboard.press('Enter')
  const lines = await page.locator('.view-line').allInnerTexts()
  const line = lines
    .map(text => text.replace(/\u00a0/g, ' '))
    .find(text => /newsmark\.newsmark/i.test(text))
  await page.keyboard.press('Escape')
  const times = (line ?? '').split('|').map(Number).filter(Number.isFinite)
  return times.length >= 2 ? times[0] + times[1] : Number.NaN
}
