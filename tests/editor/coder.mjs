// The keys of an annotator, each of them counted for what it is pressed for.
import {poll} from './workbench.mjs'

/** Presses keys in the annotation editor and counts them by purpose; a chord counts as one. */
export class Coder {
  /** @param {import('./annotation-view.mjs').AnnotationView} view */
  constructor(view) {
    this.view = view
    this.keyboard = view.page.keyboard
    /** @type {Map<string, number>} */
    this.counts = new Map()
    this.purpose = 'other'
  }

  /** Does something, all keys of which are for one purpose. */
  async for(purpose, act) {
    this.purpose = purpose
    await act()
  }

  /** Keys that were pressed for purposes that begin so. */
  count(purpose) {
    return [...this.counts].reduce(
      (sum, [name, count]) => sum + (name.startsWith(purpose) ? count : 0),
      0
    )
  }

  #note(purpose, count) {
    this.counts.set(purpose, (this.counts.get(purpose) ?? 0) + count)
  }

  /** Presses keys one after the other. */
  async press(...keys) {
    for (const key of keys) {
      this.#note(this.purpose, 1)
      await this.keyboard.press(key)
    }
  }

  /** Types words; with `purpose` the letters count for that. */
  async type(words, purpose = this.purpose) {
    this.#note(purpose, words.length)
    await this.keyboard.type(words)
  }

  /** Presses keys that go somewhere, and waits until these words are selected. */
  async go(words, ...keys) {
    await this.press(...keys)
    await this.at(words)
  }

  /** Waits until the selection is these words, or begins and ends with them where there is a `…` between. */
  at(words) {
    const [start, end] = words.split('…')
    return poll(
      `“${words}” to be selected`,
      () => this.view.selected(),
      text =>
        end === undefined
          ? text === words
          : text.startsWith(start) && text.endsWith(end) && text.length > words.length
    )
  }

  /** Presses a key whose act changes the article, and waits until that is on the screen. */
  change(key) {
    return this.view.changing(() => this.press(key))
  }

  /** Waits for the picker, in the step for this attribute where one is named. */
  async picker(title) {
    const box = this.view.frame.locator('.nm-picker[data-ready=""]')
    await (title === undefined ? box : box.filter({hasText: title})).waitFor()
  }

  /** Types into the picker, and waits until it shows what is found for it. */
  async query(words, purpose) {
    await this.type(words, purpose)
    await this.view.ready(words)
  }

  /** The rows of the picker. */
  rows() {
    return this.view.frame.locator('.nm-picker [role="option"]').allInnerTexts()
  }

  /** Makes an entry of the selected words under their own name, or another one that is typed. */
  async newEntry(key, name) {
    await this.press(key)
    await this.picker()
    await this.press('Control+Enter')
    await this.view.frame.locator('.nm-form .nm-title').waitFor()
    if (name !== undefined) await this.type(name, 'names of new entries')
    await this.change('Enter')
    await poll(
      'the mark to mean the new entry',
      () => this.view.text.locator('mark.current').last().getAttribute('class'),
      classes => classes !== null && !/unresolved/.test(classes)
    )
  }

  /** Marks the selected words as a description of an entry, which the typed letters find. */
  async describe(key, letters, name) {
    await this.press(key)
    await this.picker()
    await this.query(letters)
    const [first] = await this.rows()
    if (!first?.includes(name)) throw new Error(`Unexpected first row: ${first}`)
    await this.view.changing(() => this.press('Shift+Enter'))
  }

  /**
   * Marks the selected words as a claim, by the speaker whose row has these words: the first row by Enter, another one by its
   * digit. Of a `topic` that is new, the first letters are typed, and Tab takes the word of the article that begins so.
   */
  async claim({topic, who}) {
    await this.press('Shift+C')
    await this.picker('speaker')
    const rows = await this.rows()
    const at = rows.findIndex(row => row.includes(who))
    if (at < 0 || at > 8) throw new Error(`Unexpected absence of ${who} in ${rows.length} rows`)
    await this.press(at === 0 ? 'Enter' : String(at + 1))
    await this.picker('topic')
    if (topic !== undefined) {
      await this.query(topic.letters, 'names of new topics')
      const completed = this.view.frame.locator('.nm-picker [role="option"]', {hasText: 'Tab'})
      await completed.filter({hasText: topic.name}).waitFor()
    }
    await this.change(topic === undefined ? 'Enter' : 'Tab')
  }

  /** Marks the selected words as the last ones were marked: a claim by the same speaker on the same topic. */
  async again() {
    await this.change('.')
  }

  /** Waits until the findings on the screen are those of the article as it is. */
  async settled() {
    await poll(
      'findings of this version',
      () => this.view.frame.locator('mark.current .finding, .finding:has(mark.current)').count(),
      count => count === 0
    )
  }
}
