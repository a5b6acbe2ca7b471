import {describe, expect, test} from 'vitest'
import {ruleOptions} from '../../server/src/rules/options.js'
import {allRules} from '../../server/src/rules/registry.js'
import {ruleUrl} from '../../server/src/rules/rule.js'
import {blocksOf, readPage} from '../docs/markdown.js'
import {checkRule, findAll} from '../support/check-rule.js'
import {parseFixture} from '../support/fixture.js'

const INDEX = 'docs/rules/README.md'

describe.each(allRules)('$id', ({id, group, severity}) => {
  const page = `docs/rules/${id}.md`
  const text = readPage(page)
  const blocks = blocksOf(page).filter(({language}) => language === 'newsmark')

  test('has a page that states its group and severity', () => {
    expect(text.startsWith(`# ${id}\n\nGroup: ${group}. Severity: \`${severity}\`.\n`)).toBe(true)
    expect(ruleUrl(id).endsWith(`/${page}`)).toBe(true)
  })

  test('has a page that says why, and how to fix it', () => {
    const headings = text.match(/^## .*$/gm)
    const options = ruleOptions.has(id) ? ['## Options'] : []
    expect(headings).toEqual(['## Why', '## How to fix it', ...options, '## Wrong', '## Right'])
    for (const option of ruleOptions.get(id) ?? []) expect(text).toContain(`\n\`${option}\`: `)
  })

  test('has wrong and right examples', () => {
    expect(new Set(blocks.map(({role}) => role))).toEqual(new Set(['bad', 'good']))
  })

  test.each(blocks)('line $line of the page: a $role example', ({role, text: fixture}) => {
    const marks = parseFixture(fixture).files.flatMap(file => file.marks)
    expect(marks.length > 0).toBe(role === 'bad')
    checkRule(id, fixture)
    for (const mark of marks) expect(mark.text).toMatch(/^Unexpected .+, expected .+[^.]$/)
  })

  test('offers replacements that satisfy it', () => {
    for (const {text: fixture} of blocks) {
      const mended = mend(id, fixture)
      const left = findAll(id, mended.files)
      expect(left.filter(({expected}) => expected.length > 0)).toEqual([])
    }
  })
})

test('the index lists all rules with group, severity and summary', () => {
  const listed: string[] = []
  let group = ''
  for (const line of readPage(INDEX).split('\n')) {
    if (line.startsWith('## ')) group = line.slice(3).toLowerCase()
    const [, link, severity, summary] = /^\| \[(\S+)\) \| (\w+) \| (.+) \|$/.exec(line) ?? []
    if (link) listed.push(`${group}: [${link}) ${severity}, ${summary}`)
  }
  expect(listed).toEqual(
    allRules.map(
      ({id, group: of, severity, summary}) => `${of}: [${id}](${id}.md) ${severity}, ${summary}`
    )
  )
})

test('every id is used once', () => {
  const ids = allRules.map(({id}) => id)
  expect(ids).toEqual([...new Set(ids)])
})

/** The fixture's files with the first replacement of each finding put in, from the end on. */
function mend(id: string, fixture: string) {
  const {files} = parseFixture(fixture)
  const findings = findAll(id, files)
  return {
    files: files.map(file => {
      let {text} = file
      for (const {path, span, expected} of findings.toReversed()) {
        const [replacement] = expected
        if (path !== file.path || replacement === undefined) continue
        text = text.slice(0, span.start) + replacement + text.slice(span.end)
      }
      return {...file, text}
    })
  }
}
