import {describe, expect, test} from 'vitest'
import type {FindingRecord} from '../../../server/src/reporting/finding-record.js'
import {fingerprintIn, fixFile} from '../../../server/src/runner/fix/fix-file.js'
import {toProject} from '../../support/project.js'
import {plainOptions} from '../plain-options.js'

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

/** The fixed text of an article in which that was found when it had another text, perhaps. */
function fixed(checked: string, text: string): string {
  const {project} = toProject([
    {path: 'glossary.yaml', text: 'actors: {ada: {name: Ada}}\n', marks: []}
  ])
  const bytes = Buffer.from(text)
  const access = {show: (path: string) => path, read: () => text, readBytes: () => bytes}
  const check = {project, access, options: plainOptions, clock: undefined, wanted: undefined}
  return fixFile({check, path: 'a.news.txt', found: [foundIn(checked)]}, '/').text
}

describe('what only the corpus shows', () => {
  const text = ':actor[Ada]{ref=ada} and Bob'

  test('is fixed together with the rest', () => {
    expect(fixed(text, text)).toBe(':actor[Ada] and :actor[Bob]')
  })

  test('is left alone in a file that was written meanwhile', () => {
    expect(fixed(text, `Then ${text}`)).toBe('Then :actor[Ada] and Bob')
    expect(fixed(text, text.replace('Bob', 'Rob'))).toBe(':actor[Ada] and Rob')
  })
})
