import {describe, expect, test} from 'vitest'
import {type Signature, signatureAt} from '../../server/src/features/signature.js'
import {openFixture} from './open-fixture.js'

const CODEBOOK = `
=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
extends: none
kinds:
  claim:
    unit: claim
    description: What somebody says.
    attributes:
      topic: {description: What it is about., type: code, codes: {war: {}, old: {deprecated: true}}}
      speaker: {description: Who says it., type: entry, of: [actor], required: true, many: true, also: {author: The author.}}
      doubtful: {type: flag, required: true}
  actor: {section: actors}
`

function signature(line: string): Signature | undefined {
  const {workspace, path, offset} = openFixture(`${line}\n${CODEBOOK}`)
  return signatureAt(workspace, path, offset)
}

/** The slots of a signature, with stars around the active one. */
function slots(line: string): string | undefined {
  const found = signature(line)
  return found?.slots
    .map(({text}, index) => (index === found.active ? `*${text}*` : text))
    .join(' ')
}

describe('the signature of a tag', () => {
  test('is the attributes that are there, those that are required, and all others', () => {
    expect(slots(':claim[x]{$0}')).toBe('*speaker=…* doubtful [topic]')
    expect(slots(':claim[x]{#c1 $0}')).toBe('#c1 *speaker=…* doubtful [topic]')
    expect(slots(':claim[x]{#c1 speaker="un eu" doubtful $0}')).toBe(
      '#c1 speaker="un eu" doubtful [topic]'
    )
  })

  test('follows the cursor', () => {
    expect(slots(':claim[x]{#c$01 speaker=un}')).toBe('*#c1* speaker=un doubtful [topic]')
    expect(slots(':claim[x]{#c1 speaker=u$0n}')).toBe('#c1 *speaker=un* doubtful [topic]')
    expect(slots(':claim[x]{#c1 speak$0er=un}')).toBe('#c1 *speaker=un* doubtful [topic]')
    expect(slots(':claim[x]{top$0}')).toBe('*top* speaker=… doubtful [topic]')
  })

  test('is there while the tag is not whole', () => {
    expect(slots(':claim[x]{$0')).toBe('*speaker=…* doubtful [topic]')
    expect(slots(':claim[x]{speaker=$0')).toContain('*speaker')
    expect(slots(':claim[x]{speaker=un t$0')).toContain('*')
  })

  test('is none outside of the braces, and none of an unknown kind', () => {
    expect(slots(':claim[x$0]{speaker=un}')).toBeUndefined()
    expect(slots('Te$0xt {speaker=un}')).toBeUndefined()
    expect(slots(':unheard[x]{$0}')).toBeUndefined()
    const {workspace, path} = openFixture('=== glossary.yaml ===\nactors: {un: {name: UN}}\n')
    expect(signatureAt(workspace, path, 5)).toBeUndefined()
  })

  test('says what the codebook says', () => {
    const found = signature(':claim[x]{$0 odd=1}')
    expect(found?.about).toEqual(['What somebody says.'])
    expect(found?.slots.map(({about}) => about.map(String))).toEqual([
      ['The codebook does not know this attribute.'],
      ['Who says it.', 'Required. May have several values.', 'Also: author'],
      ['Required.'],
      ['What it is about.', 'Values: war']
    ])
  })

  test('shortens what is long', () => {
    expect(slots(`:claim[x]{note="${'word '.repeat(50)}" $0}`)?.indexOf('…"')).toBeLessThan(50)
  })
})
