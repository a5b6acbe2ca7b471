// A small vocabulary for what a user does in the annotation editor.
import {FIRST_WAIT} from './waits.mjs'
import {poll} from './workbench.mjs'

/** The kinds of the built-in codebook, in the order of their colours. */
const KINDS = ['actor', 'place', 'claim']

/** What the annotation editor shows in a group of editors, the first being 0. */
export class AnnotationView {
  constructor(workbench, group = 0) {
    this.workbench = workbench
    this.page = workbench.page
    this.group = group
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
    return this.frame.locator('body[data-painted]').waitFor({timeout: FIRST_WAIT})
  }

  /** What the banner says of the state of the article, and its button of a title. */
  banner() {
    return this.frame.locator('#state').innerText()
  }

  bannerButton(title) {
    return this.frame.locator('#state button', {hasText: title})
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

  /** Selects words of the article with the mouse, the `nth` time that they stand there. */
  async select(words, nth = 0) {
    // What comes in while the mouse moves, as an inspector, may move the words or lie over them: then the user takes it
    // away, and selects them again.
    let tries = 0
    await poll(
      `“${words}” to be selected`,
      async () => {
        if (tries++ > 0) await this.page.keyboard.press('Escape')
        const {from, to} = await this.#ends(words, nth)
        await this.page.mouse.move(from.x, from.y)
        await this.page.mouse.down()
        await this.page.mouse.move(to.x, to.y, {steps: 3})
        await this.page.mouse.up()
        // The page is another process, which gets the mouse later.
        for (let left = 20; left > 0 && (await this.selected()) !== words; left--)
          await this.page.waitForTimeout(50)
        return this.selected()
      },
      selected => selected === words
    )
  }

  /** Clicks into words of the article. */
  async click(words, nth = 0) {
    const {from, to} = await this.#ends(words, nth)
    await this.page.mouse.click(from.y === to.y ? (from.x + to.x) / 2 : from.x + 4, from.y)
  }

  /** Where words start and end on the page, in pixels of the window. */
  async #ends(words, nth) {
    const ends = await this.text.evaluate(
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
        if (start < 0) throw new Error(`Unexpected absence of “${wanted}”`)
        const boxOf = ({node, offset}) => {
          const range = document.createRange()
          range.setStart(node, offset)
          range.setEnd(node, offset + 1)
          return range.getBoundingClientRect()
        }
        places[start].node.parentElement?.scrollIntoView({block: 'center'})
        const first = boxOf(places[start])
        const last = boxOf(places[start + wanted.length - 1])
        return {
          from: {x: first.left + 1, y: first.top + first.height / 2},
          to: {x: last.right - 1, y: last.top + last.height / 2}
        }
      },
      {wanted: words, nth}
    )
    const frame = await this.page.locator('iframe.webview.ready').nth(this.group).boundingBox()
    const move = ({x, y}) => ({x: x + (frame?.x ?? 0), y: y + (frame?.y ?? 0)})
    return {from: move(ends.from), to: move(ends.to)}
  }

  selected() {
    return this.text.evaluate(() => String(document.getSelection()))
  }

  /** The marks of the article: kind and words, in the order of the text. */
  marks() {
    return this.text.locator('mark').evaluateAll(
      (marks, kinds) =>
        marks.map(mark => {
          const look = [...mark.classList].find(name => /^k-\d$/.test(name)) ?? 'k-9'
          return `${kinds[Number(look.slice(2))]} ${mark.textContent}`
        }),
      KINDS
    )
  }

  /** The paragraphs of the article. */
  paragraphs() {
    return this.text.locator('p').evaluateAll(all => all.map(each => each.textContent))
  }

  /** Waits until the picker shows what is found for what is typed. */
  ready(query) {
    return this.frame.locator(`.nm-picker[data-ready="${query}"]`).waitFor()
  }

  /** Takes a row of the picker. */
  choose(words) {
    return this.frame.locator('.nm-picker [role="option"]', {hasText: words}).first().click()
  }

  /** Waits until a version is painted. */
  idle(version) {
    return poll(
      `version ${version}`,
      () => this.version(),
      painted => painted >= version
    )
  }

  /** Waits until the state of the article is this. */
  state(wanted) {
    return this.frame.locator(`body[data-state="${wanted}"]`).waitFor()
  }

  /** Waits until keys go to the text. */
  focused() {
    return poll(
      'the focus in the text',
      () => this.text.evaluate(text => document.activeElement === text && document.hasFocus()),
      isThere => isThere
    )
  }

  /** Goes to the inspector by Enter, and waits until it has the focus. */
  async inspect() {
    await this.page.keyboard.press('Enter')
    const inspector = this.frame.locator('.nm-inspector')
    await poll(
      'the focus in the inspector',
      () => inspector.evaluate(root => root.contains(document.activeElement)),
      isThere => isThere
    )
  }

  /** Clicks into words, and waits until keys arrive: one that is pressed while the focus moves is lost. */
  async activate(words) {
    const help = this.frame.locator('#help[open]')
    await this.workbench.repeatUntil(async () => {
      await this.click(words)
      await this.page.waitForTimeout(200)
      await this.page.keyboard.press('h')
    }, help)
    await this.page.keyboard.press('Escape')
    await help.waitFor({state: 'hidden'})
    await this.focused()
  }

  /** Opens a second view of the same article in a group of editors beside. */
  async openBeside() {
    await this.page.keyboard.press('Control+Backslash')
  }
}
