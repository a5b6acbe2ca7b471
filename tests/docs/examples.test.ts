import {describe, expect, test} from 'vitest'
import {drawMarks} from '../support/draw-marks.js'
import {everyRun} from '../support/every-run.js'
import {type FixtureFile, parseFixture} from '../support/fixture.js'
import {toProject} from '../support/project.js'
import {type Block, blocksOf} from './markdown.js'

/** The file that a block is the text of, by the word behind its language. */
const FILES = new Map([
  ['glossary', 'glossary.yaml'],
  ['codebook', 'codebook.yaml'],
  ['project', 'newsmark.yaml']
])

const pages = ['docs/glossary.md', 'docs/codebook.md', 'docs/project.md', 'docs/suppressions.md']

describe.each(pages)('%s', page => {
  const blocks = blocksOf(page).filter(({language, role}) => language === 'yaml' || role !== '')

  test('has examples', () => {
    expect(blocks.length).toBeGreaterThan(3)
  })

  test.each(blocks)('line $line: the example gives what is drawn under it', block => {
    const files = filesOf(block)
    const findings = findingsIn(files)
    for (const {path, text, marks} of files) {
      const found = findings
        .filter(finding => finding.path === path)
        .map(({span, message}) => ({span, text: message}))
      expect(drawMarks(text, found), path).toBe(drawMarks(text, marks))
    }
  })
})

/** A block is one file, or the files of a `project`, each below its header. */
function filesOf({language, role, text}: Block): readonly FixtureFile[] {
  if (role === 'files') return parseFixture(text).files
  const path = FILES.get(role)
  if (language !== 'yaml' || path === undefined) {
    throw new Error(`No example is marked as ${language} ${role}`)
  }
  return withOther(path, parseFixture(`=== ${path} ===\n${text}`).files)
}

/** A codebook counts once a project file names it, and a project file may name a codebook. */
function withOther(path: string, files: readonly FixtureFile[]): readonly FixtureFile[] {
  const other = {
    'codebook.yaml': '=== newsmark.yaml ===\ncodebook: codebook.yaml\n',
    'newsmark.yaml': '=== codebook.yaml ===\n'
  }[path]
  return other ? [...files, ...parseFixture(other).files] : files
}

/** What all rules together find in the files, as set by their own project file. */
function findingsIn(files: readonly FixtureFile[]) {
  const built = toProject(files)
  return everyRun(built, built.project.config.rules).flatMap(({findings, errors}) => {
    if (errors[0]) throw errors[0]
    return findings
  })
}
