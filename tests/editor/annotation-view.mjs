// A small vocabulary for what a user does in the annotation editor.
import {poll} from './workbench.mjs'

/** What the annotation editor shows in a group of editors, the first being 0. */
export class AnnotationView {
  constructor(workbench, group = 0) {
    this.workbench = workbench
    this.page = workbench.page
    this.frame = this.page
      .frameLocator('iframe.webview.ready')
      .nth(group)
      .frameLocator('iframe#active-frame')
    this.text = this.frame.locator('#text')
  }

  /** Changes the active text editor of an article to the annotation editor, by the button in its title. */
  async open() {
    await this.page
      .locator('.editor-actions .action-label[aria-label^="Open Annotation Editor"]')
      .click()
    await this.shown()
  }

  /** Waits until an article is shown. */
  shown() {
    return this.frame.locator('body[data-painted]').waitFor({timeout: 30_000})
  }

  async version() {
    return Number(await this.frame.locator('body').getAttribute('data-painted'))
  }

  /** Does something, and waits until the page shows a later version of the article. */
  async changing(act) {
    const before = await this.version()
    await act()
    return poll(
      `a version after ${before}`,
      () => this.version(),
      version => version > before
    )
  }

  /** Selects words of the article, the `nth` time that they stand there, as by the mouse. */
  async select(words, nth = 0) {
    await this.text.evaluate(
      (root, {wanted, nth}) => {
        const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
        const places = []
        let text = ''
        while (nodes.nextNode()) {
          const node = /** @type {Text} */ (nodes.currentNode)
          for (let offset = 0; offset < node.length; offset++) places.push({node, offset})
          text += node.data
        }
        let start = text.indexOf(wanted)
        for (let left = nth; left > 0; left--) start = text.indexOf(wanted, start + 1)
        if (start < 0)
          throw new Error(`Unexpected absence of “${wanted}”`)(
            /** @type {HTMLElement} */ root
          ).focus()
        const last = places[start + wanted.length - 1]
        const first = places[start]
        document
          .getSelection()
          ?.setBaseAndExtent(first.node, first.offset, last.node, last.offset + 1)
      },
      {wanted: words, nth}
    )
    await poll(
      `“${words}” to be selected`,
      () => this.selected(),
      selected => selected === words
    )
    await this.page.waitForTimeout(150)
  }

  selected() {
    return this.text.evaluate(() => String(document.getSelection()))
  }

  /** The marks of the article: kind and words, in the order of the text. */
  marks() {
    return this.text
      .locator('mark')
      .evaluateAll(marks => marks.map(mark => `${mark.className}|${mark.textContent}`))
  }

  /** The words of the marks of a look. */
  async words(kind) {
    return this.text
      .locator(`mark[data-kind="${kind}"]`)
      .evaluateAll(marks => marks.map(mark => mark.textContent))
  }
}
