import {afterAll, describe, expect, test} from 'vitest'
import {formats} from '../../server/src/reporting/formats.js'
import {blocksOf, readPage} from './markdown.js'
import {openSessions, rewrite} from './sessions.js'

const PAGE = 'docs/reports.md'
const sessions = openSessions(PAGE)

afterAll(sessions.close)

describe('the page of reports', () => {
  test.each(sessions.blocks)('prints what it says in line $line', sessions.check)

  test('has a section and an example for each format', () => {
    const sections = new Map(
      readPage(PAGE)
        .split(/^### /m)
        .slice(1)
        .map(section => [/`([\w-]+)`/.exec(section)?.[1], section])
    )
    expect([...sections.keys()].toSorted()).toEqual([...formats].toSorted())
    for (const [format, section] of sections)
      expect(section, format).toMatch(
        format === 'stylish' ? /\$ newsmark check\n/ : `newsmark check --format ${format}`
      )
  })

  test('shows a result of SARIF', () => {
    const {stdout} = sessions.run('newsmark check --format sarif')
    // Where a rule stands in the list changes with every new one.
    const {ruleIndex: _, ...result} = JSON.parse(stdout).runs[0].results[0]
    const block = blocksOf(PAGE).find(({role}) => role === 'sarif')
    if (process.env['UPDATE'] === '1')
      rewrite(PAGE, block?.text ?? '', `${JSON.stringify(result, null, 2)}\n`)
    else expect(JSON.parse(block?.text ?? '')).toEqual(result)
  })

  test('lists the fields of records in their order', () => {
    const {stdout} = sessions.run('newsmark check --format json')
    const [record]: object[] = JSON.parse(stdout)
    const [table = ''] = /^\| field \|(?:.*\n)+?\n/m.exec(readPage(PAGE)) ?? []
    const named = table
      .split('\n')
      .slice(2)
      .flatMap(row => row.split('|')[1]?.match(/\w+/g) ?? [])
    expect(named).toEqual(Object.keys(record ?? {}))
  })
})
