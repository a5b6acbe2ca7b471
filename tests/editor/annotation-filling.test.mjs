// How the page of the annotation editor asks for what a mark should say, and marks with it, in a bare browser.
import assert from 'node:assert/strict'
import {describe, test} from 'node:test'
import {article, mark, openForTests, tell, told} from './annotation-page.mjs'

const {skip, editor, page} = await openForTests()

describe('marking with what such a mark should say', {skip}, () => {
  const KERRY = {id: 'kerry', kind: 'actor', name: 'John Kerry', matched: 'Kerry', detail: ''}
  const FOUND = {...KERRY, description: '', inArticle: 1, inCorpus: 3}
  const NOTHING = {reason: null, entry: null, speakers: [], attributes: []}
  const WORDS = 'One two three. The truce holds, says Kerry, a truce in truth.'

  /** Answers the next question of this type, and waits until the page has taken it in. */
  async function answer(type, value) {
    await page.waitForFunction(
      wanted => globalThis.told.some(({question, isDone}) => question?.type === wanted && !isDone),
      type
    )
    const {id} = await page.evaluate(wanted => {
      const asked = globalThis.told.find(
        ({question, isDone}) => question?.type === wanted && !isDone
      )
      asked.isDone = true
      return asked
    }, type)
    await tell(page, {type: 'answer', reply: id, value})
  }

  /** Selects the first two words, and marks them as a kind. */
  async function begin(kind) {
    await editor.show(article(WORDS))
    await editor.press('ArrowRight', 'Shift+ArrowRight')
    await editor.run('markAndFill', {kind})
  }

  test('a claim, its speaker and its topic are one act, and can be repeated', async () => {
    await begin('claim')
    await answer('choices', {...NOTHING, speakers: [FOUND]})
    await answer('entries', {entries: [], isPartial: false})
    await page.locator('#picker[data-ready=""]', {hasText: 'speaker'}).waitFor()
    assert.deepEqual(await editor.acts(), [])
    await editor.press('Enter')
    await page.locator('#picker[data-ready=""]', {hasText: 'topic'}).waitFor()
    await editor.press('t', 'r')
    await page.locator('#picker[data-ready="tr"]').waitFor()
    const rows = await page.locator('#picker .nm-content').allInnerTexts()
    assert.deepEqual(
      rows.map(row => row.replace(/\s+/g, ' ').trim()),
      ['Use “tr”', 'truce Tab', 'truth']
    )
    await editor.press('Tab')
    await page.locator('.nm-picker').waitFor({state: 'detached'})
    const attributes = [
      {name: 'speaker', value: 'kerry'},
      {name: 'topic', value: 'truce'}
    ]
    const sent = {act: 'mark', span: {start: 0, end: 7}, arguments: {kind: 'claim', attributes}}
    assert.deepEqual(await editor.acts(), [sent])
    assert.deepEqual(
      (await told(page, 'used')).map(({attribute, value}) => [attribute, value]),
      [
        [null, 'kerry'],
        ['topic', 'truce']
      ]
    )
    await editor.press('ArrowRight')
    await editor.run('repeat')
    const [, again] = await editor.acts()
    assert.deepEqual(again.arguments, sent.arguments)
  })

  test('a name that means one entry is marked at once', async () => {
    await begin('actor')
    await answer('choices', {...NOTHING, entry: FOUND})
    await page.waitForFunction(() => globalThis.told.some(({type}) => type === 'act'))
    const [{arguments: given}] = await editor.acts()
    assert.deepEqual(given, {kind: 'actor', attributes: []})
  })

  test('where one of the steps is left, the rest stands', async () => {
    await begin('claim')
    await answer('choices', {...NOTHING, speakers: [FOUND]})
    await answer('entries', {entries: [], isPartial: false})
    await page.locator('#picker[data-ready=""]').waitFor()
    await editor.press('Enter')
    await page.locator('#picker[data-ready=""]', {hasText: 'topic'}).waitFor()
    await editor.press('Escape')
    await page.waitForFunction(() => globalThis.told.some(({type}) => type === 'act'))
    const [{arguments: given}] = await editor.acts()
    assert.deepEqual(given.attributes, [{name: 'speaker', value: 'kerry'}])
  })

  test('a new speaker is made together with the claim', async () => {
    await begin('claim')
    await answer('choices', NOTHING)
    await answer('entries', {entries: [], isPartial: false})
    await page.locator('#picker[data-ready=""]').waitFor()
    await editor.press('A', 'n', 'n')
    for (const _ of 'Ann') await answer('entries', {entries: [], isPartial: false})
    await page.locator('#picker[data-ready="Ann"]').waitFor()
    await editor.press('Enter')
    await page.locator('#picker .nm-form').waitFor()
    await editor.press('Enter')
    await page.locator('#picker[data-ready=""]', {hasText: 'topic'}).waitFor()
    await editor.press('a', 'Enter')
    await page.waitForFunction(() => globalThis.told.some(({type}) => type === 'command'))
    const [{arguments: given}] = await told(page, 'command')
    assert.equal(given.attribute, 'speaker')
    assert.deepEqual([given.kind, given.name], ['actor', 'Ann'])
    assert.deepEqual(given.marks, {kind: 'claim', attributes: [{name: 'topic', value: 'a'}]})
    assert.deepEqual(await editor.acts(), [])
  })

  test('a mark becomes a description of an entry in one act', async () => {
    await editor.show(article(WORDS, [mark('actor', 4, 13)]))
    await editor.run('nextMark')
    await editor.run('pickEntry')
    await answer('entries', {entries: [FOUND], isPartial: false})
    await page.locator('#picker[data-ready=""]').waitFor()
    await editor.press('Shift+Enter')
    await page.waitForFunction(() => globalThis.told.some(({type}) => type === 'act'))
    const further = [{name: 'mention', value: 'nominal'}]
    assert.deepEqual(await editor.acts(), [
      {
        act: 'set-attribute',
        span: {start: 4, end: 13},
        mark: 0,
        arguments: {name: 'ref', value: 'kerry', further}
      }
    ])
  })

  test('nothing is asked where the words cannot be marked', async () => {
    await begin('claim')
    await answer('choices', {...NOTHING, reason: 'These words are a claim already'})
    await page.locator('#toast', {hasText: 'a claim already'}).waitFor()
    assert.equal(await page.locator('#picker.nm-picker').count(), 0)
  })
})
