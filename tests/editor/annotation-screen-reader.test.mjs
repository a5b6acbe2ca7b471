// What the page of the annotation editor tells a screen reader: names, states, and what has just happened.
import assert from 'node:assert/strict'
import {describe, test} from 'node:test'
import {article, change, mark, openForTests, tell, told} from './annotation-page.mjs'
import {FINDINGS, TRUCE} from './annotation-texts.mjs'

const {skip, editor, page} = await openForTests()

describe('the annotation editor for a screen reader', {skip}, () => {
  test('says each step in a live region', async () => {
    await editor.show(TRUCE)
    await editor.run('nextMark')
    await editor.run('nextMark')
    await editor.press('ArrowRight')
    assert.equal(await page.locator('#live').textContent(), 'the')
    await editor.run('previousMark')
    assert.match(String(await page.locator('#live').textContent()), /Syria; Place, Syria; Claim c1/)
  })

  test('has for a screen reader each mark with its kind, entry and state', async () => {
    await editor.show(TRUCE)
    await editor.run('nextMark')
    await page.locator('.nm-tree [role=treeitem]').first().waitFor()
    const described = await describedMarks(page)
    for (const wanted of [
      'Place, Geneva',
      'Claim c1, speaker de-mistura',
      'Claim c1, further fragment',
      'Actor, no entry of this name',
      'Actor, lavrov, suggestion',
      'Place, several entries of this name',
      'Place, castello-road, deprecated entry'
    ])
      assert.ok(described.includes(wanted), `${wanted} in ${described.join('\n')}`)
    const tree = await page.locator('body').ariaSnapshot()
    for (const wanted of [
      '- heading "Truce in trouble, envoy says" [level=1]',
      '- document "Text of the article":',
      '- mark: GENEVA',
      // What ties fragments together is for the eye.
      '- text: The truce in',
      '- complementary "Inspector and marks":',
      '- tree "Marks":',
      '- treeitem "Place Castello Road castello-road · deprecated" [level=1]'
    ])
      assert.ok(tree.includes(wanted), `${wanted} in ${tree}`)
  })

  test('says marks within marks, and each part of one, where the cursor goes', async () => {
    await editor.show(TRUCE)
    const heard = []
    for (let left = TRUCE.marks.added.length; left > 0; left--) {
      await editor.run('nextMark')
      heard.push(await page.locator('#live').textContent())
    }
    for (const wanted of [
      'Syria; Place, Syria; Claim c1, speaker de-mistura',
      'Syria; Place, Syria; Actor, issg; Claim c2, speaker de-mistura',
      'and will be lost unless those who made it act fast; Claim c1, further fragment'
    ])
      assert.ok(heard.includes(wanted), `${wanted} in ${heard.join('\n')}`)
  })

  test('calls a finding by its severity and message, and its buttons by what they do', async () => {
    await editor.show(TRUCE)
    await tell(page, {type: 'findings', version: 1, findings: FINDINGS})
    await editor.run('nextUntagged')
    assert.match(String(await page.locator('#live').textContent()), /^Warning: Moscow is a name/)
    const dialog = page.getByRole('dialog', {name: 'Finding'})
    await dialog.getByRole('button', {name: 'Mark “Moscow” as place'}).waitFor()
    await dialog.getByRole('textbox', {name: 'Reason to ignore it'}).waitFor()
    await editor.run('showFinding')
    const order = []
    for (let left = 4; left > 0; left--) {
      order.push(
        await page.evaluate(
          () => document.activeElement?.textContent || document.activeElement?.tagName
        )
      )
      await page.keyboard.press('Tab')
    }
    assert.deepEqual(order.slice(0, 3), ['Mark “Moscow” as place', 'INPUT', 'Ignore'])
    await page.keyboard.press('Escape')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'text')
  })

  test('calls the speaker of a claim by the name that the article has', async () => {
    const named = {id: 'kerry', name: 'John Kerry', isDeprecated: false}
    const marks = [
      mark('actor', 0, 5, {entry: named}),
      mark('claim', 7, 10, {attributes: [{name: 'speaker', value: 'kerry author'}]})
    ]
    await editor.show(article('Kerry: yes.', marks))
    await editor.run('nextMark')
    await editor.run('nextMark')
    assert.equal(
      await page.locator('#live').textContent(),
      'yes; Claim, speaker John Kerry, author'
    )
  })

  test('says what an act has done, and what is reported at the words', async () => {
    await editor.show(article('Ann met Bob.', [mark('actor', 0, 3)]))
    await editor.run('nextMark')
    await editor.run('unmark')
    const [{id}] = await told(page, 'act')
    const annotations = change(1, {start: 0, removed: 1, added: []})
    await tell(page, {type: 'article', reply: id, annotations})
    assert.equal(await page.locator('#live').textContent(), 'Mark removed. Ann')
    const finding = {...FINDINGS[0], start: 8, end: 11, severity: 'warning'}
    await tell(page, {type: 'findings', version: 2, findings: [finding]})
    await editor.press('End', 'ArrowLeft')
    await editor.press('ArrowRight')
    assert.equal(await page.locator('#live').textContent(), 'Bob; Warning')
  })
})

/** The descriptions of the marks, as the browser tells them to a screen reader. */
async function describedMarks(page) {
  const session = await page.context().newCDPSession(page)
  const {nodes} = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes
    .filter(({role, ignored}) => role?.value === 'mark' && !ignored)
    .map(({description}) => description?.value)
}
