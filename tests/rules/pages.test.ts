import {describe, expect, test} from 'vitest'
import {applyEdits} from '../../server/src/base/edits.js'
import {essenceOfArticle} from '../../server/src/checking/offer/faithful-fixes.js'
import type {Finding} from '../../server/src/rules/finding.js'
import {allRules} from '../../server/src/rules/registry.js'
import {ruleUrl} from '../../server/src/rules/rule.js'
import {type Block, blocksOf, readPage} from '../docs/markdown.js'
import {checkRule, findAll} from '../support/check-rule.js'
import {type FixtureFile, parseFixture} from '../support/fixture.js'
import {isKeptIn} from '../support/is-kept-in.js'

const INDEX = 'docs/rules/README.md'

describe.each(allRules)('$id', ({id, group, severity, strict, fix, options: schema}) => {
  const page = `docs/rules/${id}.md`
  const text = readPage(page)
  const blocks = blocksOf(page).filter(({language}) => language === 'newsmark')

  test('has a page that states its group and severity', () => {
    const harder = strict ? `, and \`${strict}\` in the preset \`strict\`` : ''
    const head = `# ${id}\n\nGroup: ${group}. Severity: \`${severity}\`${harder}.\n`
    expect(text.slice(0, head.length)).toBe(head)
    expect(ruleUrl(id).endsWith(`/${page}`)).toBe(true)
  })

  test('has a page that says why, and how to fix it', () => {
    const headings = text.match(/^## .*$/gm)
    const options = schema ? ['## Options'] : []
    expect(headings).toEqual(['## Why', '## How to fix it', ...options, '## Wrong', '## Right'])
    for (const option of Object.keys(schema?.entries ?? {}))
      expect(text).toContain(`\n\`${option}\`: `)
  })

  test('has wrong and right examples', () => {
    expect(new Set(blocks.map(({role}) => role))).toEqual(new Set(['bad', 'good']))
  })

  test.each(blocks)('line $line of the page: a $role example', ({role, text: fixture}) => {
    const marks = parseFixture(fixture).files.flatMap(file => file.marks)
    expect(marks.length > 0).toBe(role === 'bad')
    checkRule(id, fixture)
    for (const mark of marks)
      expect(mark.text).toMatch(/^(?:Unexpected .+, expected |(?!Unexpected ).+: ).+[^.]$/)
  })

  test('fixes in its examples what it says that it fixes', () => {
    const findings = blocks.flatMap(({text: fixture}) => findAll(id, parseFixture(fixture).files))
    const found = new Set(findings.flatMap(finding => finding.fix?.safety ?? []))
    expect(found.size > 0).toBe(fix !== undefined)
    if (found.has('safe')) expect(fix).toBe('safe')
  })

  test('says of its fix whether it is safe', () => {
    const [, section = ''] = /^## How to fix it\n(.*?)^## /ms.exec(text) ?? []
    const safeties = fixesIn(id, blocks).map(({finding}) => finding.fix?.safety)
    if (safeties.includes('safe')) expect(section).toMatch(/\bsafe\b|--fix\b/)
    if (safeties.includes('unsafe')) expect(section).toMatch(/\bunsafe\b/)
  })

  test('has fixes that take away what it found, and nothing that a reader reads', () => {
    for (const {files, finding} of fixesIn(id, blocks)) {
      const fixed = files.map(file => (file.path === finding.path ? fixOne(file, finding) : file))
      expect(countLike(finding, findAll(id, fixed))).toBe(
        countLike(finding, findAll(id, files)) - 1
      )
      for (const [index, {path, text: after}] of fixed.entries())
        if (path.endsWith('.txt'))
          expect(essenceOfArticle(after)).toSatisfy(keeps(files[index]?.text ?? '', id))
    }
  })

  test('offers replacements that satisfy it', () => {
    for (const {text: fixture} of blocks) {
      const fixed = fixExample(id, fixture)
      const left = findAll(id, fixed.files)
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

interface FixIn {
  readonly files: readonly FixtureFile[]
  readonly finding: Finding
}

/** Each finding of a rule in its examples that has a fix, and the files in which it was found. */
function fixesIn(id: string, blocks: readonly Block[]): readonly FixIn[] {
  return blocks.flatMap(({text}) => {
    const {files} = parseFixture(text)
    const findings = findAll(id, files).filter(({fix}) => fix !== undefined)
    return findings.map(finding => ({files, finding}))
  })
}

function fixOne(file: FixtureFile, {fix}: Finding): FixtureFile {
  return {...file, text: applyEdits(file.text, fix?.edits ?? [])}
}

/** What a base text must satisfy that a fix makes of an article: it is the same, or all of it is there and more. */
function keeps(article: string, ruleId: string): (base: string) => boolean {
  const before = essenceOfArticle(article)
  const restores = allRules.some(({id, restoresText}) => id === ruleId && restoresText)
  return base => (restores ? base !== before && isKeptIn(before, base) : base === before)
}

/** How many findings say the same in the same file. */
function countLike({message, path}: Finding, findings: readonly Finding[]): number {
  return findings.filter(finding => finding.message === message && finding.path === path).length
}

/** The fixture's files with the first replacement of each finding put in, from the end on. */
function fixExample(id: string, fixture: string) {
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
