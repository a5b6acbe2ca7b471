// Which acts the page of the annotation editor sends, and what it does with the answers, in a bare browser.
import assert from 'node:assert/strict'
import {describe, test} from 'node:test'
import {article, change, mark, openForTests, tell, told} from './annotation-page.mjs'
import {FINDINGS, TRUCE} from './annotation-texts.mjs'

const {skip, editor, page} = await openForTests()

describe('acts of the annotation editor', {skip}, () => {
  describe('acts', () => {
    test('marks what is selected at the key, with a version and an id', async () => {
      await editor.show(article('One two three.'))
      await editor.press('ArrowRight', 'ArrowRight', 'Shift+ArrowRight')
      await editor.run('mark', {kind: 'actor'})
      const [sent] = await told(page, 'act')
      assert.equal(sent.version, 1)
      assert.equal(typeof sent.id, 'number')
      assert.deepEqual(sent.act, {
        act: 'mark',
        span: {start: 4, end: 13},
        arguments: {kind: 'actor', attributes: []}
      })
    })

    test('repeats the last marking at another place', async () => {
      await editor.show(article('One two three.'))
      await editor.press('ArrowRight')
      await editor.run('mark', {kind: 'place'})
      await editor.press('ArrowRight')
      await editor.run('repeat')
      const kinds = (await editor.acts()).map(({act, span, arguments: given}) => [
        act,
        span,
        given.kind
      ])
      assert.deepEqual(kinds, [
        ['mark', {start: 0, end: 3}, 'place'],
        ['mark', {start: 4, end: 7}, 'place']
      ])
    })

    test('sends acts at once, with ids of their own', async () => {
      await editor.show(article('One two three four five six seven eight nine ten.'))
      for (let at = 0; at < 10; at += 1) {
        await editor.press('ArrowRight')
        await editor.run('mark', {kind: 'actor'})
      }
      const sent = await told(page, 'act')
      assert.equal(new Set(sent.map(({id}) => id)).size, 10)
      assert.equal(sent.at(-1).act.span.start, 45)
    })

    test('selects the mark that came of an act, unless the reader has gone on', async () => {
      await editor.show(article('One two three.'))
      await editor.press('ArrowRight')
      await editor.run('mark', {kind: 'actor'})
      const [{id: reply}] = await told(page, 'act')
      const added = [mark('actor', 0, 7)]
      const annotations = change(1, {start: 0, removed: 0, added})
      await tell(page, {type: 'article', annotations, reply})
      assert.equal(await editor.selected(), 'One two')
      await editor.press('ArrowRight')
      assert.equal(await editor.selected(), 'three')
    })

    test('shows an act that takes long, and says why one was refused', async () => {
      await editor.show(article('One two three.'))
      await editor.press('ArrowRight')
      await editor.run('mark', {kind: 'actor'})
      await page.locator('.pending').waitFor()
      const [{id}] = await told(page, 'act')
      await tell(page, {type: 'refused', reply: id, reason: 'The codebook has no such kind'})
      assert.equal(await page.locator('.pending').count(), 0)
      assert.equal(await page.locator('#toast').textContent(), 'The codebook has no such kind')
      assert.equal(await page.locator('#live').textContent(), 'The codebook has no such kind')
      assert.equal(await editor.selected(), 'One')
    })

    const AT_CLAIM = [
      ['unmark', undefined, 'unmark', undefined],
      ['startEarlier', undefined, 'move-edge', {edge: 'start', to: 'wider'}],
      ['startLater', undefined, 'move-edge', {edge: 'start', to: 'narrower'}],
      ['endEarlier', undefined, 'move-edge', {edge: 'end', to: 'narrower'}],
      ['endLater', undefined, 'move-edge', {edge: 'end', to: 'wider'}],
      ['changeKind', {kind: 'event'}, 'change-kind', {kind: 'event'}],
      ['markAll', undefined, 'tag-entry', undefined]
    ]
    for (const [command, given, act, wanted] of AT_CLAIM)
      test(`${command} is the act ${act} at the mark`, async () => {
        await editor.show(TRUCE)
        await editor.run('nextMark')
        await editor.run('nextMark')
        await editor.run(command, given)
        const {start, end} = TRUCE.marks.added[1]
        const sent = {act, span: {start, end}, mark: 1, ...(wanted && {arguments: wanted})}
        assert.deepEqual(await editor.acts(), [sent])
      })

    test('moves the edges of a selection that is no mark', async () => {
      await editor.show(article('One two three four.'))
      await editor.press('ArrowRight', 'ArrowRight', 'Shift+ArrowRight')
      await editor.run('endLater')
      await editor.run('startLater')
      assert.equal(await editor.selected(), 'three four')
      await editor.run('startEarlier')
      await editor.run('endEarlier')
      assert.equal(await editor.selected(), 'two three')
      assert.deepEqual(await editor.acts(), [])
    })

    test('goes by paragraph, and takes long lines for such', async () => {
      const line = `${'word '.repeat(24)}end.`
      await editor.show(article(`First ${line}\nSecond ${line}\n\nThird.`))
      await editor.press('ArrowRight', 'Control+ArrowDown')
      assert.equal(await editor.selected(), 'Second')
      await editor.press('Control+ArrowDown')
      assert.equal(await editor.selected(), 'Third')
      await editor.press('Control+ArrowUp', 'Control+ArrowUp')
      assert.equal(await editor.selected(), 'First')
    })

    test('adds a fragment to the claim that the cursor was in', async () => {
      await editor.show(TRUCE)
      await editor.run('nextMark')
      await editor.run('nextMark')
      await editor.press('Control+End')
      await editor.run('addFragment')
      const [{act, arguments: given}] = await editor.acts()
      assert.deepEqual([act, given], ['continue-claim', {claim: 'c1'}])
    })

    test('accepts a suggestion and goes on to the next', async () => {
      await editor.show(TRUCE)
      await editor.run('nextSuggestion')
      assert.equal(await editor.selected(), 'Sergei Lavrov')
      await editor.run('accept')
      assert.equal(await editor.selected(), 'the rebel-held east')
      await editor.run('reject')
      assert.deepEqual(
        (await editor.acts()).map(({act}) => act),
        ['accept', 'reject']
      )
    })

    test('does nothing where the article cannot be changed, and says so', async () => {
      await editor.show(TRUCE)
      await tell(page, {type: 'state', state: 'read-only', reason: 'This file is read-only'})
      await editor.press('ArrowRight')
      await editor.run('mark', {kind: 'actor'})
      assert.deepEqual(await editor.acts(), [])
      assert.equal(await page.locator('#toast').textContent(), 'This file is read-only')
    })
  })

  describe('findings', () => {
    async function showFindings() {
      await editor.show(TRUCE)
      await tell(page, {type: 'findings', version: 1, findings: FINDINGS})
    }

    test('stand under their words, and are gone to', async () => {
      await showFindings()
      const words = await page.$$eval('.finding', all => all.map(one => one.textContent))
      assert.deepEqual(words, ['had promised that', 'Moscow'])
      await editor.run('nextUntagged')
      assert.equal(await editor.selected(), 'Moscow')
      assert.match(String(await page.locator('#finding').textContent()), /without a tag/)
      assert.match(String(await page.locator('#live').textContent()), /without a tag/)
    })

    test('are reached by keys, and left by Esc', async () => {
      await showFindings()
      await editor.run('nextUntagged')
      await editor.run('showFinding')
      const focused = page.locator('#finding button:focus')
      assert.equal(await focused.textContent(), 'Mark “Moscow” as place')
      await editor.press('Escape')
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'text')
      assert.equal(await page.locator('#finding').isVisible(), false)
    })

    test('are fixed, and ignored for a reason', async () => {
      await showFindings()
      await editor.run('nextUntagged')
      await page.locator('#finding .fixes button').click()
      await editor.run('nextUntagged')
      await page.locator('#finding input').fill('a sports club')
      await page.keyboard.press('Enter')
      const sent = await told(page, 'command')
      assert.deepEqual(
        sent.map(({command, arguments: given}) => [command, given.rule, given.fix ?? given.reason]),
        [
          ['fix', 'untagged-mention', 0],
          ['ignore', 'untagged-mention', 'a sports club']
        ]
      )
    })
  })
})
