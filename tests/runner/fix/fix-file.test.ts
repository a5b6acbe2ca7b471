import {describe, expect, test} from 'vitest'
import type {FindingRecord} from '../../../server/src/reporting/finding-record.js'
import {fingerprintIn, fixFile} from '../../../server/src/runner/fix/fix-file.js'
import {toProject} from '../../support/project.js'

/** A finding that takes comparing articles, about the word `Bob`, with a fix that tags it. */
function foundIn(text: string): FindingRecord {
  const offset = text.indexOf('Bob')
  const record: FindingRecord = {
    path: 'a.news.txt',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    offset,
    endOffset: offset + 3,
    ruleId: 'of-the-corpus',
    severity: 'warning',
    message: 'Unexpected Bob, expected a tag',
    expected: [],
    url: '',
    fingerprint: '',
    fix: {
      title: 'Tag it',
      safety: 'safe',
      edits: [
        {...PLACE, offset, endOffset: offset, text: ':actor['},
        {...PLACE, offset: offset + 3, endOffset: offset + 3, text: ']'}
      ]
    }
  }
  return {...record, fingerprint: fingerprintIn(record, text)}
}

const PLACE = {line: 1, column: 1, endLine: 1, endColumn: 1}

/** What becomes of an article in which that was found when it had another text, perhaps. */
function mended(checked: string, text: string): string {
  const {project} = toProject([
    {path: 'glossary.yaml', text: 'actors: {ada: {name: Ada}}\n', marks: []}
  ])
  const bytes = Buffer.from(text)
  const checker = {project, show: (path: string) => path, read: () => text, readBytes: () => bytes}
  const file = {checker, path: 'a.news.txt', found: [foundIn(checked)]}
  return fixFile(file, {mode: 'write', unsafe: false, reports: true}).text
}

describe('what only the corpus shows', () => {
  const text = ':actor[Ada]{ref=ada} and Bob'

  test('is fixed together with the rest', () => {
    expect(mended(text, text)).toBe(':actor[Ada] and :actor[Bob]')
  })

  test('is left alone in a file that was written meanwhile', () => {
    expect(mended(text, `Then ${text}`)).toBe('Then :actor[Ada] and Bob')
    expect(mended(text, text.replace('Bob', 'Rob'))).toBe(':actor[Ada] and Rob')
  })
})
