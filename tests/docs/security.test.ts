import {describe, expect, test} from 'vitest'
import {yamlLimits} from '../../server/src/data/limits.js'
import {globLimits} from '../../server/src/project/globs.js'
import {mostPatterns} from '../../server/src/project/ignore-rules.js'
import {readPage} from './markdown.js'

const rows = readPage('docs/security.md')
  .split('\n')
  .filter(line => line.startsWith('| '))

/** The numbers in the row of the table of limits that begins so. */
function numbersIn(what: string): readonly number[] {
  const row = rows.find(line => line.startsWith(`| ${what}`)) ?? ''
  const numbers = row.slice(what.length + 2).match(/\d[\d,]*/g) ?? []
  return numbers.map(number => Number(number.replaceAll(',', '')))
}

describe('the limits on the page about security', () => {
  test('are those of YAML', () => {
    expect(numbersIn('One YAML file')[0]).toBe(yamlLimits.length)
    expect(numbersIn('Collections')).toEqual([yamlLimits.depth])
    expect(numbersIn('Aliases')).toEqual([yamlLimits.aliases])
  })

  test('are those of globs', () => {
    const {length, stars, globstars, braces} = globLimits
    expect(numbersIn('Length of a glob')).toEqual([length])
    expect(numbersIn('Wildcards in a glob')).toEqual([stars, globstars, braces])
  })

  test('are those of ignore files', () => {
    expect(numbersIn('Patterns of ignore files in one folder')).toEqual([mostPatterns])
  })
})
