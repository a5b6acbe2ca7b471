import {describe, expect, test} from 'vitest'
import {isDate} from '../../server/src/codebook/dates.js'
import {identifierLink} from '../../server/src/glossary/identifiers.js'
import {readPage} from './markdown.js'

describe('the table of dates', () => {
  const [, section = ''] = readPage('docs/glossary.md').split('\n## Dates\n')
  const rows = section.slice(0, section.indexOf('\n\n`since`')).split('\n')
  const dates = rows.flatMap(row => (row.split('|')[1] ?? '').match(/(?<=`)[^`, ]+(?=`)/g) ?? [])

  test('is there', () => {
    expect(dates).toContain('2016-04-22')
    expect(dates.length).toBeGreaterThan(7)
  })

  test.each(dates)('%s is a date', date => {
    expect(isDate(date)).toBe(true)
  })
})

test('the schemes that become links do', () => {
  const line = /^These become links in hovers: .*$/m.exec(readPage('docs/glossary.md'))?.[0] ?? ''
  const schemes = line.match(/(?<=`)\w+(?=`)/g) ?? []
  expect(schemes.length).toBeGreaterThan(10)
  expect(schemes.filter(scheme => identifierLink(scheme, 'x') === undefined)).toEqual([])
})
