// The inspector of the annotation editor: what each field sends, and what it keeps.
import assert from 'node:assert/strict'
import {describe} from 'node:test'
import {DETAILS, ENTRY_DETAILS, MARKS, mark, SPEAKERLESS} from './widget-data.mjs'
import {
  answer,
  control,
  field,
  page,
  press,
  ready,
  rows,
  show,
  step,
  told,
  unfold
} from './widget-steps.mjs'

describe('the inspector', () => {
  const C1 = {span: {start: 0, end: 'The truce is in great trouble'.length}, mark: 0}

  step('shows names and words, not ids', async () => {
    const other = mark('claim', 'The truce is in great trouble', {
      id: 'c1',
      attributes: {speaker: 'kerry author', rebuts: 'two-plans#c1', topic: 'siege'}
    })
    await show({marks: [other]})
    await page.getByText('John Kerry').waitFor()
    const chips = name => field(name).locator('.nm-chip > bdi').allInnerTexts()
    assert.deepEqual(await chips('speaker'), ['John Kerry', 'author'])
    assert.deepEqual(await chips('rebuts'), ['The truce will not hold'])
    assert.deepEqual(await chips('topic'), ['Siege'])
  })

  step('shows what is required, filled and pinned, and folds the rest', async () => {
    await show()
    const names = () =>
      page.locator('.nm-field:visible').evaluateAll(all => all.map(one => one.dataset.attribute))
    assert.deepEqual(await names(), ['speaker', 'topic', 'date', 'rebuts', 'id'])
    assert.equal(await page.locator('.nm-more').innerText(), '8 more fields')
    await unfold()
    await control('note').focus()
    await press(['Alt+p'])
    assert.deepEqual(await told('pins'), [{claim: ['note']}])
    assert.equal(
      await control('note').evaluate(element => element === document.activeElement),
      true
    )
    await unfold()
    assert.deepEqual(await names(), ['speaker', 'topic', 'date', 'rebuts', 'note', 'id'])
    await show({mark: 3})
    assert.deepEqual(await names(), ['speaker', 'note', 'id'])
  })

  step('offers first what was taken last, as the picker beside the text', async () => {
    await answer({recent: {topic: ['siege'], frame: ['hope', 'war']}})
    await show()
    await unfold()
    const firsts = {topic: /^Siege\s+used last · Conflict/, frame: /^hope$/}
    for (const [name, first] of Object.entries(firsts)) {
      await control(name).focus()
      await press(['Enter'])
      await ready('')
      assert.match((await rows())[0].trim(), first)
      await press(['Escape'])
    }
  })

  step('offers first who may have said a claim', async () => {
    await answer({details: SPEAKERLESS})
    await show({mark: 3})
    await page.locator('.nm-details', {hasText: 'John Kerry'}).waitFor()
    await control('speaker').focus()
    await press(['Enter'])
    await ready('')
    assert.match((await rows())[0], /John Kerry/)
    assert.equal((await rows()).filter(row => /John Kerry/.test(row)).length, 1)
  })

  step('makes a mention a description of an entry in one act', async () => {
    await show({mark: 4})
    await unfold()
    await control('ref').focus()
    await press(['Enter'])
    await ready('')
    await press(['"kerry'])
    await ready('kerry')
    await press(['Shift+Enter'])
    const further = [{name: 'mention', value: 'nominal'}]
    assert.deepEqual(
      (await told('act')).map(({arguments: given}) => given),
      [{name: 'ref', value: 'kerry', further}]
    )
  })

  step('restores what was there by Escape, also when the field is left', async () => {
    await show()
    await control('date').fill('2017')
    await press(['Escape'])
    assert.equal(await control('date').inputValue(), '2016-04-22')
    await press(['Tab'])
    assert.deepEqual(await told('act'), [])
  })

  step('sends a value once, by Enter and by leaving', async () => {
    await show()
    await control('date').fill('2017')
    await press(['Enter', 'Enter', 'Tab'])
    assert.equal((await told('act')).length, 1)
  })

  step('keeps focus and half-typed text when the article changes beneath', async () => {
    await show()
    await control('date').fill('2017')
    const before = mark('actor', 'The truce', {})
    await show({marks: [before, ...MARKS], mark: 1, version: 2})
    assert.equal(await control('date').inputValue(), '2017')
    assert.equal(
      await control('date').evaluate(element => element === document.activeElement),
      true
    )
    await press(['Enter'])
    assert.deepEqual(await told('act'), [
      {act: 'set-attribute', span: C1.span, mark: 1, arguments: {name: 'date', value: '2017'}}
    ])
  })

  step('sends what is typed to its own mark, when another one is chosen', async () => {
    await show()
    await control('date').fill('2017')
    await show({mark: 3})
    const acts = await told('act')
    assert.deepEqual(acts, [
      {act: 'set-attribute', ...C1, arguments: {name: 'date', value: '2017'}}
    ])
    assert.equal(await page.locator('.nm-quote').innerText(), 'We leave the talks')
  })

  step('follows a change of the article where nothing is typed', async () => {
    await show()
    const attributes = {id: 'c1', speaker: 'kerry', date: '2018'}
    const changed = mark('claim', 'The truce is in great trouble', {id: 'c1', attributes})
    await show({marks: [changed, ...MARKS.slice(1)], version: 2})
    assert.equal(await control('date').inputValue(), '2018')
    await field('speaker').getByText('John Kerry').waitFor()
  })

  step('shows the head of a claim for a further fragment', async () => {
    await answer({details: DETAILS})
    await show({mark: 2})
    assert.equal(await page.locator('.nm-id').innerText(), '#c1')
    const fragments = page.getByRole('button', {name: 'and will be lost'})
    assert.equal(await fragments.getAttribute('aria-current'), 'true')
    await page.getByRole('button', {name: 'The truce is in great trouble'}).click()
    assert.deepEqual(await told('reveal'), [0])
  })

  step('shows who supports and rebuts a claim, with ways to them', async () => {
    await answer({details: DETAILS})
    await show()
    await page.getByRole('button', {name: 'We leave the talks”'}).click()
    await page.getByRole('button', {name: 'The truce will not hold”'}).click()
    assert.deepEqual(await told('reveal'), [3])
    assert.deepEqual(await told('open'), [
      {type: 'place', uri: 'file:///a.txt', line: 7, character: 3}
    ])
  })

  step('proposes speakers', async () => {
    await answer({details: SPEAKERLESS})
    await show({mark: 3})
    await page.getByRole('button', {name: 'John Kerry'}).click()
    const [{act, arguments: args}] = await told('act')
    assert.deepEqual([act, args], ['add-value', {name: 'speaker', value: 'kerry'}])
  })

  step('shows the card of the entry, and a way to its file', async () => {
    await answer({details: ENTRY_DETAILS})
    await show({mark: 1})
    const details = page.locator('.nm-details')
    await details.getByText('de Mistura, UN envoy').waitFor()
    assert.match(await details.innerText(), /member-of\s+United Nations/)
    await page.getByRole('button', {name: 'Open in the glossary'}).click()
    assert.deepEqual(await told('open'), [
      {type: 'place', uri: 'file:///glossary.yaml', line: 4, character: 2}
    ])
  })

  for (const decision of ['Accept', 'Reject'])
    step(`has a button for a suggestion: ${decision}`, async () => {
      await show({mark: 1})
      await page.locator('.nm-suggestion').getByRole('button', {name: decision}).click()
      const [{act, mark: index, arguments: args}] = await told('act')
      assert.deepEqual([act, index, args], [decision.toLowerCase(), 1, {scope: 'here'}])
    })

  step('changes the kind', async () => {
    await show({mark: 1})
    await page.getByRole('button', {name: 'Kind: Actor'}).press('Enter')
    await ready('')
    await press(['"place', 'Enter'])
    await page.waitForFunction(() => globalThis.told.some(one => 'act' in one))
    const [{act, arguments: args}] = await told('act')
    assert.deepEqual([act, args], ['change-kind', {kind: 'place'}])
  })

  step('has a new entry made for an attribute', async () => {
    await show()
    await control('speaker').press('Enter')
    await ready('')
    await press(['"Riyad Hijab', 'Enter'])
    await page.getByRole('button', {name: 'Create'}).waitFor()
    await press(['Enter'])
    await page.waitForFunction(() => globalThis.told.some(one => 'command' in one))
    assert.deepEqual(await told('command'), ['newEntry'])
    const [given] = await told('given')
    assert.deepEqual(given, {kind: 'actor', name: 'Riyad Hijab', mark: 0, attribute: 'speaker'})
  })

  step('changes nothing of a read-only article', async () => {
    await show({isReadOnly: true})
    await unfold()
    await page.keyboard.press('Tab')
    for (const name of ['date', 'review-url', 'note'])
      assert.equal(await control(name).getAttribute('readonly'), '')
    for (const name of ['where', 'stance']) assert.equal(await control(name).isDisabled(), true)
    assert.equal(await field('checked').locator('input').isDisabled(), true)
    assert.equal(await page.locator('#inspector .nm-remove:visible, .nm-add:visible').count(), 0)
    assert.equal(await field('speaker').locator('.nm-chip').innerText(), 'Staffan de Mistura')
  })

  step('focuses what is required and missing', async () => {
    await show({mark: 3})
    await page.evaluate(() => globalThis.inspector.focus())
    assert.equal(
      await control('speaker').evaluate(element => element === document.activeElement),
      true
    )
  })
})
