// What holds for an article of the fixture wherever its folder is, and whoever trusts it.
import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {AnnotationView} from './annotation-view.mjs'
import {FIRST_WAIT} from './waits.mjs'
import {poll} from './workbench.mjs'

const ARTICLE = 'articles/harbour.news.txt'
const ACTORS_LINE = 8
const MISTAKE_LINE = 10
/** What Problems says of the article. */
const MISTAKE = /^Error:.*cost-guard.*line 10/
const UNKNOWN = /^Warning: `Jon Berg` is not in the glossary/

/** @typedef {Awaited<ReturnType<typeof import('./session.mjs').openSession>>} Session */

/** Each step by its name, in their order: the article is opened already. @type {Readonly<Record<string, (session: Session) => Promise<void>>>} */
export const FOLDER_STEPS = {
  'checks an article by the rules and the glossary of its project': async ({page, workbench}) => {
    await page.locator('.squiggly-error').first().waitFor({timeout: FIRST_WAIT})
    await workbench.showProblems()
    await poll(
      'what is wrong',
      () => workbench.problems(),
      rows => [MISTAKE, UNKNOWN].every(wanted => rows.some(row => wanted.test(row)))
    )
  },
  'says which project rules the article': async ({workbench}) => {
    const status = await poll(
      'the entries',
      () => workbench.languageStatus(),
      text => /3 entries/.test(text)
    )
    assert.match(status, /harbour/)
  },
  'shows the entry of a mention on hover': async ({page, workbench}) => {
    await workbench.line(ACTORS_LINE).getByText('Ada Lind', {exact: true}).hover()
    const card = page.locator('.monaco-hover:not(.hidden) .hover-contents')
    await card.filter({hasText: 'Mayor of Norrvik'}).first().waitFor()
    await page.mouse.move(600, 700)
  },
  'repairs a mistake by a quick fix, and writes it': async ({workbench, folder}) => {
    const fix = await workbench.action([MISTAKE_LINE, 36], 'Change to `coast-guard`')
    await fix.first().click()
    await poll(
      'what is left',
      () => workbench.problems(),
      rows => rows.some(row => UNKNOWN.test(row)) && !rows.some(row => MISTAKE.test(row))
    )
    await workbench.command('File: Save All')
    await poll(
      'the repaired file',
      () => readFileSync(path.join(folder, ARTICLE), 'utf8'),
      text => text.includes('ref=coast-guard')
    )
  },
  'shows the article in the annotation editor': async ({workbench}) => {
    const view = new AnnotationView(workbench)
    await view.open()
    await view.state('ready')
    assert.ok((await view.marks()).includes('actor Ada Lind'))
  }
}
