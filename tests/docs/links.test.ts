import {existsSync} from 'node:fs'
import path from 'node:path'
import {globSync} from 'tinyglobby'
import {describe, expect, test} from 'vitest'
import {anchorsOf, linksOf, ROOT} from './markdown.js'

const pages = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  ...globSync(['docs/**/*.md', 'examples/**/README.md'], {cwd: ROOT}).sort()
]

describe('links between pages', () => {
  test('there are pages', () => {
    expect(pages.length).toBeGreaterThan(10)
  })

  test.each(pages)('%s links only to what is there', page => {
    expect(linksOf(page).filter(url => !isThere(page, url))).toEqual([])
  })
})

/** Addresses with a scheme are not looked at; a fragment must be a heading of the page. */
function isThere(page: string, url: string): boolean {
  if (/^[a-z][a-z+.-]*:/i.test(url)) return true
  const [file = '', fragment] = url.split('#')
  const target = file === '' ? page : path.posix.join(path.posix.dirname(page), decodeURI(file))
  if (target.startsWith('..') || !existsSync(path.join(ROOT, target))) return false
  return fragment === undefined || !target.endsWith('.md') || anchorsOf(target).has(fragment)
}
