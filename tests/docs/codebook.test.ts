import {writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import {codebookTables} from './codebook-tables.js'
import {ROOT, readPage} from './markdown.js'

const PAGE = 'docs/codebook.md'
const START = '<!-- The tables below are made by `UPDATE=1 npx vitest run tests/docs`. -->\n'
const END = '\n<!-- The end of the tables. -->'

describe('the tables of the default codebook', () => {
  if (process.env['UPDATE'] === '1') writeFileSync(path.join(ROOT, PAGE), updated())

  test('say what the default codebook says', () => {
    const page = readPage(PAGE)
    expect(page.split(START)).toHaveLength(2)
    expect(page).toBe(updated())
  })

  test('name every kind, attribute, field and code', () => {
    const page = readPage(PAGE)
    const names = [...defaultCodebook.kinds.values()].flatMap(({name, attributes, fields}) => [
      name,
      ...[...attributes.values(), ...fields.values()].flatMap(attribute => [
        attribute.name,
        ...attribute.codes.keys(),
        ...attribute.also.keys()
      ])
    ])
    expect(names.length).toBeGreaterThan(100)
    expect(
      names.filter(name => !page.includes(`| \`${name}\` |`) && !page.includes(`### \`${name}\``))
    ).toEqual([])
  })
})

/** The page with the tables as the codebook makes them today. */
function updated(): string {
  const page = readPage(PAGE)
  const start = page.indexOf(START)
  const end = page.indexOf(END)
  if (start < 0 || end < start) throw new Error(`${PAGE} has no markers around its tables`)
  return `${page.slice(0, start)}${START}\n${codebookTables(defaultCodebook)}\n${page.slice(end)}`
}
