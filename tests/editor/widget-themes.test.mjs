// The widgets of the annotation editor in the themes of VS Code: pictures, and what axe finds.
import assert from 'node:assert/strict'
import {mkdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import {describe} from 'node:test'
import {DETAILS, ENTRY_DETAILS, KINDS, MARKS, TEXT} from './widget-data.mjs'
import {THEME_NAMES} from './widget-page.mjs'
import {answer, control, open, page, press, show, showTree, step, unfold} from './widget-steps.mjs'

const CODES = KINDS[2]?.attributes.find(({name}) => name === 'topic')?.codes

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PICTURES = path.join(import.meta.dirname, '../artifacts/widgets')
mkdirSync(PICTURES, {recursive: true})

describe('in a theme', () => {
  for (const theme of THEME_NAMES)
    step(
      theme,
      async () => {
        await answer({details: DETAILS})
        await show()
        await unfold()
        await control('review-url').fill('nowhere')
        await showTree({current: 0})
        await page.evaluate(shown => globalThis.bulk.show(shown), {
          kinds: KINDS,
          marks: MARKS,
          text: TEXT,
          current: 1,
          isReadOnly: false
        })
        await violations('form', theme)
        await open({query: 'o'}, [420, 60, 80, 20])
        await violations('picker', theme)
        await press(['Control+Enter'])
        await page.getByRole('button', {name: 'Create'}).waitFor()
        await violations('new-entry', theme)
        await press(['Escape'])
        await open({purpose: 'code', selected: '', label: 'topic', codes: CODES}, [420, 60, 80, 20])
        await violations('codes', theme)
        await press(['Escape'])
        await answer({details: ENTRY_DETAILS})
        await show({mark: 1, version: 2})
        await page.getByText('UN envoy').first().waitFor()
        await violations('entry', theme)
      },
      theme
    )

  async function violations(name, theme) {
    await page.screenshot({path: path.join(PICTURES, `${name}-${theme}.png`), fullPage: true})
    await page.evaluate(AXE)
    const found = await page.evaluate(async () => {
      const {violations: all} = await /** @type {any} */ (globalThis).axe.run()
      return all.map(({id, nodes}) => [id, ...nodes.map(node => node.failureSummary)].join('\n'))
    })
    assert.deepEqual(found, [])
  }
})
