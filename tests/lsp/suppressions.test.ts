import {describe, expect, test} from 'vitest'
import type {CodeAction} from 'vscode-languageserver/node'
import {fingerprintOf} from '../../server/src/checking/suppress/fingerprint.js'
import {drawing, openSession, type Session, type SessionOptions} from './open-session.js'

const ARTICLE = 'articles/a.news.txt'
const BASELINE = 'newsmark-baseline.json'
const FIXTURE = `
=== newsmark.yaml ===
include: [articles/*.news.txt]
rules: {missing-metadata: off, unused-entry: off}
=== glossary.yaml ===
actors: {un: {name: UN}}
=== ${ARTICLE} ===
:actr[x] and :claim[y]{speaker=un}
`

async function open(fixture: string, options?: SessionOptions): Promise<Session> {
  const session = await openSession(fixture, options)
  session.open(ARTICLE)
  return session
}

const UNKNOWN = drawing(`
:actr[x] and :claim[y]{speaker=un}
 ^^^^ unknown-kind: Unexpected kind \`actr\`, expected \`actor\`
`)

/** A file that accepts a finding of each of these fingerprints. */
function listing(...fingerprints: readonly string[]): string {
  const counts = fingerprints.map(fingerprint => [fingerprint, 1])
  const files = {[ARTICLE]: {'unknown-kind': Object.fromEntries(counts)}}
  return JSON.stringify({version: 1, files})
}

const accepted = fingerprintOf(
  {
    ruleId: 'unknown-kind',
    message: 'Unexpected kind `actr`, expected another',
    span: {start: 1, end: 5}
  },
  ':actr[x]'
)

test('comments silence what is found as they are typed', async () => {
  const s = await open(FIXTURE)
  await expect.poll(() => s.drawn(ARTICLE)).toBe(UNKNOWN)
  s.edit(ARTICLE, ' and', ' <!-- newsmark-ignore-line unknown-kind empty-tag -- so --> and')
  await expect
    .poll(() => s.drawn(ARTICLE))
    .toContain('unused-suppression: This comment silences nothing of `empty-tag`')
  expect(s.published(ARTICLE).at(-1)?.diagnostics).toMatchObject([
    {code: 'unused-suppression', tags: [1]}
  ])
  s.edit(ARTICLE, ' empty-tag', '')
  await expect.poll(() => s.drawn(ARTICLE)).toBe(drawing(s.text(ARTICLE)))
})

test('a baseline counts from when it is there until it is gone', async () => {
  const s = await open(FIXTURE)
  await expect.poll(() => s.drawn(ARTICLE)).toBe(UNKNOWN)
  s.store(BASELINE, listing(accepted, '0000000000000000'))
  await expect.poll(() => s.published(ARTICLE).at(-1)?.diagnostics).toEqual([])
  await expect.poll(() => s.drawn(BASELINE)).toContain('unused-suppression: The baseline accepts')
  s.store(BASELINE, listing(accepted))
  await expect.poll(() => s.published(BASELINE).at(-1)?.diagnostics).toEqual([])
  s.store(BASELINE, undefined)
  await expect.poll(() => s.drawn(ARTICLE)).toBe(UNKNOWN)
})

test('what a baseline lists in vain changes with the article, and goes with it', async () => {
  const s = await open(`${FIXTURE}=== ${BASELINE} ===\n${listing(accepted)}\n`)
  await expect.poll(() => s.published(ARTICLE).at(-1)?.diagnostics ?? []).toEqual([])
  s.edit(ARTICLE, ':actr[x]', 'x')
  await expect.poll(() => s.drawn(BASELINE)).toContain('unused-suppression')
  s.edit(ARTICLE, 'x and', ':actr[x] and')
  await expect.poll(() => s.published(BASELINE).at(-1)?.diagnostics).toEqual([])
  s.edit(ARTICLE, ':actr[x]', 'x')
  await expect.poll(() => s.drawn(BASELINE)).toContain('unused-suppression')
  s.close(ARTICLE)
  await expect.poll(() => s.published(BASELINE).at(-1)?.diagnostics).toEqual([])
})

test('a baseline is checked while it is edited', async () => {
  const s = await open(`${FIXTURE}=== ${BASELINE} ===\n${listing(accepted)}\n`)
  s.open(BASELINE, 'json')
  s.edit(BASELINE, '"version":1', '"version":2')
  await expect.poll(() => s.drawn(BASELINE)).toContain('invalid-baseline: Unexpected `2`')
  await expect.poll(() => s.drawn(ARTICLE)).toBe(UNKNOWN)
})

describe('actions that accept a finding', () => {
  async function actionsOf(s: Session): Promise<readonly CodeAction[]> {
    await expect.poll(() => s.drawn(ARTICLE)).toBe(UNKNOWN)
    const {diagnostics = []} = s.published(ARTICLE).at(-1) ?? {}
    const actions = await s.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: {uri: s.uri(ARTICLE)},
      range: diagnostics[0]?.range,
      context: {diagnostics}
    })
    return actions.filter(({title}) => title.startsWith('Ignore'))
  }

  const AT = {line: 0, character: 0}

  test('leave the reason to be written', async () => {
    const s = await open(FIXTURE)
    const comment = (form: string): string =>
      `<!-- newsmark-ignore-${form} unknown-kind -- reason -->\n`
    const common = {kind: 'quickfix', diagnostics: [{code: 'unknown-kind'}]}
    const insert = (newText: string) => ({
      changes: {[s.uri(ARTICLE)]: [{range: {start: AT, end: AT}, newText}]}
    })
    const actions = await actionsOf(s)
    expect(actions).toMatchObject([
      {
        ...common,
        title: 'Ignore `unknown-kind` here, because …',
        edit: insert(comment('next-line'))
      },
      {
        ...common,
        title: 'Ignore `unknown-kind` in this file, because …',
        edit: insert(comment('file'))
      }
    ])
    expect(actions.some(({isPreferred}) => isPreferred)).toBe(false)
  })

  test('have VS Code ask for it', async () => {
    const s = await open(FIXTURE, {clientName: 'Visual Studio Code'})
    const actions = await actionsOf(s)
    expect(actions.map(({command}) => command)).toMatchObject([
      {
        command: 'newsmark.ignore',
        arguments: [s.uri(ARTICLE), AT, '<!-- newsmark-ignore-next-line unknown-kind -- ', ' -->\n']
      },
      {
        command: 'newsmark.ignore',
        arguments: [s.uri(ARTICLE), AT, '<!-- newsmark-ignore-file unknown-kind -- ', ' -->\n']
      }
    ])
    expect(actions.every(({edit}) => edit === undefined)).toBe(true)
  })
})
