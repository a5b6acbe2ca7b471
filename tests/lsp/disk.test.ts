import {mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Location} from 'vscode-languageserver/node'
import {openSession, type Session} from './open-session.js'

const HEAD = '---\ntitle: T\nsource: S\ndate: 2016-04-22\n---\n'

/** Changes a file on the disk, of which nobody tells the server. */
function write(s: Session, name: string, text: string): void {
  const file = path.join(s.root, name)
  mkdirSync(path.dirname(file), {recursive: true})
  writeFileSync(file, text)
}

function tell(s: Session, ...names: readonly string[]): Promise<void> {
  const changes = names.map(name => ({uri: s.uri(name), type: 1}))
  return s.connection.sendNotification('workspace/didChangeWatchedFiles', {changes})
}

function references(s: Session, name: string, behind: string): Promise<Location[]> {
  return s.connection.sendRequest('textDocument/references', {
    textDocument: {uri: s.uri(name)},
    position: s.behind(name, behind),
    context: {includeDeclaration: false}
  })
}

const REF = `=== a.news.txt ===\n${HEAD}:actor[She]{ref=ann mention=pronoun}\n`
const CLAIM = `=== a.news.txt ===\n${HEAD}:claim[No]{#c1 speaker=author rebuts=b#c1}\n`
const OTHER = `${HEAD}:claim[Yes]{#c1 speaker=author}\n`
const ANN = 'actors: {ann: {name: Ann}}\n'

describe('a client that does not watch files', () => {
  const cases = [
    {what: 'a first glossary', fixture: REF, name: 'glossary.yaml'},
    {
      what: 'a glossary that was missing',
      fixture: `=== newsmark.yaml ===\nglossary: [g.yaml]\n${REF}`,
      name: 'g.yaml'
    },
    {
      what: 'a second glossary in a folder',
      fixture: `=== glossary/one.yaml ===\nactors: {bob: {name: Bob}}\n${REF}`,
      name: 'glossary/two.yaml'
    },
    {
      what: 'a glossary of another kind',
      fixture: `=== newsmark.yaml ===\nglossary: [g/*.ndjson]\n${REF}`,
      name: 'g/a.ndjson',
      text: '{"id": "ann", "kind": "actor", "name": "Ann"}\n'
    }
  ]
  test.each(cases)('sees $what, and sees it go and come', async ({fixture, name, text = ANN}) => {
    const s = await openSession(fixture, {capabilities: {}})
    s.open('a.news.txt')
    await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-entry'])
    for (let round = 0; round < 2; round++) {
      write(s, name, text)
      await expect.poll(() => s.codes('a.news.txt'), {timeout: 10_000}).toEqual([])
      rmSync(path.join(s.root, name))
      await expect.poll(() => s.codes('a.news.txt'), {timeout: 10_000}).toContain('unknown-entry')
    }
  })

  test('sees other articles come, change and go', async () => {
    const s = await openSession(CLAIM, {capabilities: {}})
    s.open('a.news.txt')
    await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-claim'])
    write(s, 'b.news.txt', OTHER)
    await expect.poll(() => s.codes('a.news.txt'), {timeout: 10_000}).toEqual([])
    write(s, 'b.news.txt', OTHER.replace('#c1', '#c2'))
    await expect.poll(() => s.codes('a.news.txt'), {timeout: 10_000}).toEqual(['unknown-claim'])
  })

  test.each([
    {what: 'nothing', target: 'nothing.yaml'},
    {what: 'a file outside of the project', target: import.meta.filename}
  ])('sees a link to $what come in the place of a glossary, and go', async ({target}) => {
    const s = await openSession(REF, {capabilities: {}})
    s.open('a.news.txt')
    await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-entry'])
    symlinkSync(target, path.join(s.root, 'glossary.yaml'))
    await expect
      .poll(() => s.codes('glossary.yaml'), {timeout: 10_000})
      .toEqual(['invalid-project'])
    rmSync(path.join(s.root, 'glossary.yaml'))
    await expect.poll(() => s.codes('glossary.yaml'), {timeout: 10_000}).toEqual([])
  })

  test('is one, too, that refuses to watch', async () => {
    const s = await openSession(CLAIM, {refusesToWatch: true})
    s.open('a.news.txt')
    await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-claim'])
    write(s, 'b.news.txt', OTHER)
    await expect.poll(() => s.codes('a.news.txt'), {timeout: 10_000}).toEqual([])
  })
})

describe('a folder that was renamed', () => {
  const fixture = `
=== 2016-a/x.news.txt ===
---
id: story
title: T
source: S
date: 2016-04-22
---
:claim[Yes]{#c1 speaker=author}, said they.
=== 2016-a/y.news.txt ===
${HEAD}:claim[No]{#c1 speaker=author rebuts=story#c1}
`
  const told = [
    {what: 'the new file', tell: (s: Session) => tell(s, '2016-b/x.news.txt', '2016-b/y.news.txt')},
    {what: 'the new folder', tell: (s: Session) => tell(s, '2016-b')},
    {what: 'both folders', tell: (s: Session) => tell(s, '2016-a', '2016-b')},
    {
      what: 'the renaming in the editor',
      tell: (s: Session) =>
        s.connection.sendNotification('workspace/didRenameFiles', {
          files: [{oldUri: s.uri('2016-a'), newUri: s.uri('2016-b')}]
        })
    }
  ]
  test.each(told)('leaves nothing behind where the client tells of $what', async told => {
    const s = await openSession(fixture)
    s.open('2016-a/x.news.txt')
    await expect.poll(() => s.codes('2016-a/x.news.txt')).toEqual([])
    const before = await references(s, '2016-a/x.news.txt', ':claim[Y')
    expect(before.map(({uri}) => uri)).toContain(s.uri('2016-a/y.news.txt'))
    renameSync(path.join(s.root, '2016-a'), path.join(s.root, '2016-b'))
    s.close('2016-a/x.news.txt')
    const textDocument = {
      uri: s.uri('2016-b/x.news.txt'),
      languageId: 'newsmark',
      version: 1,
      text: s.text('2016-a/x.news.txt')
    }
    await s.connection.sendNotification('textDocument/didOpen', {textDocument})
    await told.tell(s)
    const places = await s.connection.sendRequest<Location[]>('textDocument/references', {
      textDocument,
      position: s.behind('2016-a/x.news.txt', ':claim[Y'),
      context: {includeDeclaration: false}
    })
    expect(places.map(({uri}) => uri)).toContain(s.uri('2016-b/y.news.txt'))
    expect(places.filter(({uri}) => uri.includes('2016-a'))).toEqual([])
    await expect.poll(() => s.codes('2016-b/x.news.txt')).toEqual([])
  })
})

describe('a project in a project', () => {
  const fixture = `
=== newsmark.yaml ===
=== a.news.txt ===
${HEAD}:claim[No]{#c1 speaker=author rebuts=b#c1}
=== sub/newsmark.yaml ===
=== sub/b.news.txt ===
${OTHER}`

  test('keeps its articles to itself, also when one is saved', async () => {
    const s = await openSession(fixture)
    s.open('a.news.txt')
    await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-claim'])
    s.store('sub/b.news.txt', OTHER)
    await references(s, 'a.news.txt', ':claim[N')
    expect(s.codes('a.news.txt')).toEqual(['unknown-claim'])
  })

  test('takes and gives back its articles as it comes and goes', async () => {
    const s = await openSession(fixture)
    s.open('a.news.txt')
    await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-claim'])
    s.store('sub/newsmark.yaml', undefined)
    await expect.poll(() => s.codes('a.news.txt')).toEqual([])
    s.store('sub/newsmark.yaml', '')
    await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-claim'])
  })
})

describe('a linked glossary', () => {
  const fixture = `=== newsmark.yaml ===\nglossary: g.yaml\n=== shared/real.yaml ===\nactors: {}\n=== other/real.yaml ===\n${ANN}${REF}`

  async function openLinked(): Promise<Session> {
    const s = await openSession(fixture)
    symlinkSync('shared/real.yaml', path.join(s.root, 'g.yaml'))
    s.open('a.news.txt')
    await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-entry'])
    return s
  }

  test('is read again when what it leads to has changed', async () => {
    const s = await openLinked()
    write(s, 'shared/real.yaml', ANN)
    await expect.poll(() => s.codes('a.news.txt'), {timeout: 10_000}).toEqual([])
  })

  test('is read again when it leads elsewhere', async () => {
    const s = await openLinked()
    rmSync(path.join(s.root, 'g.yaml'))
    symlinkSync('other/real.yaml', path.join(s.root, 'g.yaml'))
    await expect.poll(() => s.codes('a.news.txt'), {timeout: 10_000}).toEqual([])
  })

  test('is read as its file is edited', async () => {
    const s = await openLinked()
    s.open('shared/real.yaml')
    s.edit('shared/real.yaml', '{}', '{ann: {name: Ann}}')
    await expect.poll(() => s.codes('a.news.txt'), {timeout: 10_000}).toEqual([])
  })
})

test('the left side of a diff is no article of the corpus', async () => {
  const s = await openSession(CLAIM)
  s.open('a.news.txt')
  await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-claim'])
  const git = `git:${s.root}/a.news.txt?{"ref":"HEAD"}`
  const textDocument = {uri: git, languageId: 'newsmark', version: 1, text: s.text('a.news.txt')}
  await s.connection.sendNotification('textDocument/didOpen', {textDocument})
  const hover = await s.connection.sendRequest('textDocument/documentSymbol', {textDocument})
  expect(hover).toHaveLength(2)
  const places = await references(s, 'a.news.txt', ':claim[N')
  expect(places.filter(({uri}) => uri === git)).toEqual([])
  expect(s.codes('a.news.txt')).toEqual(['unknown-claim'])
})

test('a glossary that breaks goes on counting as it was, and articles say so once', async () => {
  const s = await openSession(
    `=== glossary.yaml ===\nactors:\n  bob: {name: Bob}\n  ann: {name: Ann}\n${REF}`
  )
  s.open('a.news.txt')
  s.open('glossary.yaml')
  await expect.poll(() => s.codes('a.news.txt')).toEqual([])
  s.edit('glossary.yaml', 'name: Bob', 'name: "Bob')
  await expect.poll(() => s.codes('a.news.txt')).toEqual(['invalid-glossary'])
  expect(s.codes('glossary.yaml')).toContain('invalid-glossary')
  s.edit('glossary.yaml', '{name: Ann}', '{name: Anna}')
  s.edit('glossary.yaml', 'name: "Bob', 'name: Bob')
  await expect.poll(() => s.codes('a.news.txt')).toEqual([])
  s.edit('glossary.yaml', 'ann:', 'eve:')
  await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-entry'])
})

const BOOK =
  'kinds:\n  actor:\n    attributes:\n      office: {type: code, codes: {leader: {label: Leader}}}\n'

const BREAKS = [
  ['newsmark.yaml', 'missing-metadata: off', 'missing-metadata: "off', 'invalid-project'],
  ['codes.yaml', 'Leader}', '"Leader}', 'invalid-codebook'],
  ['newsmark-baseline.json', '{"version"', '"version"', 'invalid-baseline']
] as const

test.each(BREAKS)(
  'while %s cannot be read, it counts as it was',
  async (name, text, next, code) => {
    const s = await openSession(
      `=== newsmark.yaml ===
codebook: codes.yaml
rules: {missing-metadata: off, invalid-value: error}
=== codes.yaml ===
${BOOK}=== newsmark-baseline.json ===
{"version": 1, "files": {}}
=== a.news.txt ===
:actor[Ann]{office=leader ref=none}
`
    )
    s.open('a.news.txt')
    s.open(name)
    await expect.poll(() => s.codes(name)).toEqual([])
    await expect.poll(() => s.codes('a.news.txt')).toEqual([])
    s.edit(name, text, next)
    await expect.poll(() => s.codes('a.news.txt')).toEqual([code])
    expect(s.codes(name)).toContain(code)
    s.edit(name, next, text)
    await expect.poll(() => s.codes('a.news.txt')).toEqual([])
  }
)

test('a glossary that cannot be read is told of in every client', async () => {
  const s = await openSession(REF, {capabilities: {}})
  writeFileSync(
    path.join(s.root, 'glossary.yaml'),
    Buffer.from('actors: {x: {name: M\xfcller}}', 'latin1')
  )
  s.open('a.news.txt')
  await expect.poll(() => s.codes('glossary.yaml')).toEqual(['invalid-project'])
  expect(s.log).toEqual([expect.stringContaining('glossary.yaml')])
})
