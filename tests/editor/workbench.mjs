// A small vocabulary for what a user does in VS Code's window.
import path from 'node:path'
import {FIRST_WAIT, RETRIES, WAIT} from './waits.mjs'

/** The height of a line in pixels; with it a line is found by its place, as the order in the page says nothing. */
export const LINE_HEIGHT = 20

const QUICK_INPUT = '.quick-input-widget .quick-input-filter .monaco-inputbox input'

export class Workbench {
  constructor(page) {
    this.page = page
  }

  /** Opens VS Code's page and waits until it shows the folder. */
  async open(address) {
    await this.page.goto(address, {timeout: FIRST_WAIT})
    const row = this.page.locator('.explorer-folders-view .monaco-list-row').first()
    await row.waitFor({timeout: FIRST_WAIT})
  }

  /** Runs a command by its whole title in the command palette. */
  async command(title) {
    await this.#typeQuickInput('F1', `>${title}`, this.#focusedRow(title.split(': ').at(-1)))
    await this.#acceptQuickInput()
  }

  /** The same for a command that asks for more in the same place. */
  async ask(title) {
    const rows = this.page.locator('.quick-input-widget .monaco-list-row')
    await this.#typeQuickInput('F1', `>${title}`, this.#focusedRow(title.split(': ').at(-1)))
    await this.page.keyboard.press('Enter')
    await rows.filter({hasText: title}).first().waitFor({state: 'hidden'})
  }

  async openFile(file) {
    const name = path.basename(file)
    await this.#typeQuickInput('Control+P', file, this.#focusedRow(name))
    await this.#acceptQuickInput()
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor()
    await this.line(1).waitFor()
  }

  /** Runs a task that an extension of this type of tasks offers, as `Tasks: Run Task` in the palette does. */
  async task(type, name) {
    const input = this.page.locator(QUICK_INPUT)
    const rows = this.page.locator('.quick-input-widget .monaco-list-row')
    const task = rows.filter({hasText: /^Tasks: Run Task$/})
    await this.#typeQuickInput('F1', '>Tasks: Run Task', task)
    await task.click()
    await rows.filter({hasText: 'Show All Tasks'}).waitFor()
    await input.fill(type)
    await this.#focusedRow(type).waitFor()
    await this.page.keyboard.press('Enter')
    await rows.filter({hasText: name}).click()
    await this.page.locator('.quick-input-widget').waitFor({state: 'hidden'})
  }

  #focusedRow(text) {
    return this.page.locator('.quick-input-widget .monaco-list-row.focused', {hasText: text})
  }

  async #acceptQuickInput() {
    await this.page.keyboard.press('Enter')
    await this.page.locator('.quick-input-widget').waitFor({state: 'hidden'})
  }

  /** Opens the quick input and types into it until something shows: it closes where the focus moves meanwhile. */
  #typeQuickInput(keys, text, shown) {
    const input = this.page.locator(QUICK_INPUT)
    return this.repeatUntil(async () => {
      // One that was opened before the extensions were known does not learn of them.
      if (await input.isVisible()) await this.page.keyboard.press('Escape')
      await this.pressUntil(keys, input)
      await input.fill(text, {timeout: 2000}).catch(error => {
        if (error.name !== 'TimeoutError') throw error
      })
    }, shown)
  }

  /** Makes the active text an article by its language. */
  async speakNewsmark() {
    const rows = this.page.locator('.quick-input-widget .monaco-list-row')
    const mode = this.page.locator('.statusbar-item[id="status.editor.mode"]')
    await mode.click()
    await rows.first().waitFor()
    await this.page.keyboard.type('newsmark')
    const language = rows.filter({hasText: /^Newsmark(?! YAML)/})
    await language.first().click()
    await mode.filter({hasText: /^\s*Newsmark\s*$/}).waitFor()
  }

  /** Closes all editors, without what was not saved. */
  async closeAll() {
    await this.command('View: Close All Editors')
    const drop = this.page.getByRole('button', {name: "Don't Save"})
    await poll(
      'no editor',
      async () => {
        if (await drop.isVisible()) await drop.click()
        return this.page.locator('.tab').count()
      },
      count => count === 0
    )
  }

  /** Puts the cursor at a line and column, both from 1. */
  async goto(line, column = 1) {
    const place = new RegExp(`\\b${line}\\b`)
    await this.#typeQuickInput('Control+G', `:${line}:${column}`, this.#focusedRow(place))
    await this.#acceptQuickInput()
    // The focus comes a little later, and the first key would be lost.
    await this.page
      .locator('.editor-group-container.active .monaco-editor.focused')
      .first()
      .waitFor()
  }

  /** Presses keys until something shows: a key pressed while the focus moves is lost. */
  pressUntil(keys, locator) {
    return this.repeatUntil(() => this.page.keyboard.press(keys), locator)
  }

  /**
   * Does something until something shows, as a user does whose key or click was lost. Each time it is waited for longer: what
   * is slow must not be undone by doing it again.
   */
  async repeatUntil(act, locator) {
    for (const timeout of RETRIES) {
      await act()
      try {
        return await locator.waitFor({timeout})
      } catch (error) {
        if (timeout === RETRIES.at(-1)) throw error
      }
    }
  }

  /** Line n, from 1, of the active editor, not scrolled and not wrapped. */
  line(n) {
    const lines = this.page.locator('.editor-instance .view-lines').first()
    return lines.locator(`.view-line[style*="top:${(n - 1) * LINE_HEIGHT}px"]`)
  }

  async text(n) {
    return (await this.line(n).textContent()).replace(/\u00a0/g, ' ')
  }

  /** The pieces of line n as the page draws them: text, where it starts in pixels, colour and shape. */
  pieces(n) {
    return this.line(n)
      .locator('span > span')
      .evaluateAll(spans =>
        spans.map(span => {
          const {color, fontWeight, fontStyle} = getComputedStyle(span)
          const text = span.textContent.replace(/\u00a0/g, ' ')
          const left = Math.round(span.getBoundingClientRect().left)
          const isItalic = fontStyle === 'italic'
          return {text, left, color, isBold: Number(fontWeight) > 400, isItalic}
        })
      )
  }

  /** Where the first `text` of line n starts and ends on the page, in pixels. */
  extent(n, text) {
    return this.line(n).evaluate((line, wanted) => {
      const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
      const places = []
      while (nodes.nextNode()) {
        const node = /** @type {Text} */ (nodes.currentNode)
        for (let offset = 0; offset < node.length; offset++) places.push({node, offset})
      }
      const start = line.textContent.replace(/\u00a0/g, ' ').indexOf(wanted)
      const range = document.createRange()
      range.setStart(places[start].node, places[start].offset)
      const last = places[start + wanted.length - 1]
      range.setEnd(last.node, last.offset + 1)
      const {left, right} = range.getBoundingClientRect()
      return {left: Math.round(left), right: Math.round(right)}
    }, text)
  }

  /** Double-clicks the middle of `word` in the first `text` of line n. */
  async doubleClick(n, text, word = text) {
    const {left, right} = await this.extent(n, text)
    const width = (right - left) / text.length
    const middle = left + width * (text.indexOf(word) + word.length / 2)
    const {y} = await this.line(n).boundingBox()
    await this.page.mouse.dblclick(middle, y + LINE_HEIGHT / 2)
  }

  /** The text that is drawn as selected in the active editor, from the top down. */
  selected() {
    return this.page
      .locator('.editor-instance')
      .first()
      .evaluate(editor => {
        const marks = [...editor.querySelectorAll('.view-overlays .selected-text')].map(mark =>
          mark.getBoundingClientRect()
        )
        const isMarked = ({x, y, width, height}) =>
          marks.some(
            mark =>
              mark.left <= x + width / 2 &&
              x + width / 2 <= mark.right &&
              mark.top <= y + height / 2 &&
              y + height / 2 <= mark.bottom
          )
        const range = document.createRange()
        const markedIn = line => {
          const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
          let text = ''
          while (nodes.nextNode()) {
            const node = /** @type {Text} */ (nodes.currentNode)
            for (let offset = 0; offset < node.length; offset++) {
              range.setStart(node, offset)
              range.setEnd(node, offset + 1)
              if (isMarked(range.getBoundingClientRect())) text += node.data[offset]
            }
          }
          return text.replace(/\u00a0/g, ' ')
        }
        const lines = [...editor.querySelectorAll('.view-lines > .view-line')]
        const top = line => line.getBoundingClientRect().top
        return lines
          .sort((a, b) => top(a) - top(b))
          .map(markedIn)
          .filter(text => text !== '')
          .join('\n')
      })
  }

  /** The dotted lines below line n: their extent in pixels and their background. */
  underlines(n) {
    return this.page
      .locator(`.editor-instance .view-overlays > [style*="top:${(n - 1) * LINE_HEIGHT}px"] .cdr`)
      .evaluateAll(marks =>
        marks
          .filter(mark => getComputedStyle(mark).borderBottomStyle === 'dotted')
          .map(mark => {
            const {left, right} = mark.getBoundingClientRect()
            const {backgroundColor} = getComputedStyle(mark)
            return {left: Math.round(left), right: Math.round(right), backgroundColor}
          })
      )
  }

  /** Opens the Problems panel, by a key that is pressed again where the focus moved just then. */
  showProblems() {
    return this.pressUntil('Control+Shift+M', this.page.locator('.markers-panel').first())
  }

  /** The rows of the Problems panel as a screen reader says them. */
  problems() {
    return this.page
      .locator('.markers-panel-container .monaco-list-row[aria-level="2"]')
      .evaluateAll(rows => rows.map(row => row.getAttribute('aria-label')))
  }

  /** The rows of Problems, as soon as they are as many. */
  countedProblems(count) {
    return poll(
      `${count} problems`,
      () => this.problems(),
      rows => rows.length === count
    )
  }

  /** Goes to a place and opens the light bulb there; gives the action of a title. */
  async action([line, column], title) {
    await this.goto(line, column)
    const action = this.page.locator('.action-widget .monaco-list-row', {hasText: title})
    await this.page.mouse.move(600, 60)
    await this.pressUntil('Control+.', action)
    return action
  }

  /** What the language status of the active editor says. */
  async languageStatus() {
    const hover = this.page.locator('.hover-language-status')
    await this.page.locator('.statusbar-item[id="status.languageStatus"]').hover()
    await hover.first().waitFor()
    const texts = await hover.allInnerTexts()
    await this.page.mouse.move(600, 60)
    return texts.join('\n')
  }
}

/** Probes until the value is as wanted, and gives it. Throws with the last value after `limit` milliseconds. */
export async function poll(what, probe, isWanted, limit = WAIT) {
  const end = Date.now() + limit
  for (;;) {
    const value = await probe()
    if (isWanted(value)) return value
    if (Date.now() > end)
      throw new Error(`Waited in vain for ${what}; last: ${JSON.stringify(value)}`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
