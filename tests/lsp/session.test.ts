import {existsSync} from 'node:fs'
import path from 'node:path'
import {build} from 'esbuild'
import {beforeAll, describe, expect, test} from 'vitest'
import type {CodeAction, Hover, Location, LocationLink} from 'vscode-languageserver/node'
import {drawing, openSession, type SessionOptions} from './open-session.js'
import {FIXTURE, UNKNOWN} from './session-fixture.js'

const ROOT = path.join(import.meta.dirname, '../..')
const BUNDLE = path.join(ROOT, 'tests/artifacts/server-under-test.cjs')

beforeAll(async () => {
  await build({
    entryPoints: [path.join(ROOT, 'server/src/lsp/language-server.ts')],
    outfile: BUNDLE,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'error'
  })
  expect(existsSync(BUNDLE)).toBe(true)
})

describe.each<{name: string; options: SessionOptions}>([
  {name: 'over streams', options: {}},
  {name: 'as a program over stdio', options: {program: [process.execPath, BUNDLE, '--stdio']}},
  {name: 'as a program over IPC', options: {program: [process.execPath, BUNDLE, '--node-ipc']}}
])('a whole session $name', ({options}) => {
  test('from opening a folder to the end', async () => {
    const {connection, ...s} = await openSession(FIXTURE, options)
    const article = 'articles/a.news.txt'
    const textDocument = {uri: s.uri(article)}

    s.open(article)
    await expect.poll(() => s.drawn(article)).toBe(UNKNOWN)
    expect(s.published(article).at(-1)).toMatchObject({
      version: 1,
      diagnostics: [
        {
          source: 'newsmark',
          severity: 1,
          codeDescription: {href: expect.stringMatching(/^https:.*\/unknown-entry\.md$/)}
        }
      ]
    })

    const hover = await connection.sendRequest<Hover>('textDocument/hover', {
      textDocument,
      position: s.behind(article, ':actor[U')
    })
    // In how many articles it is depends on how many have been read.
    expect(hover.contents).toMatchObject({
      kind: 'markdown',
      value: expect.stringMatching(
        /^\*\*United Nations\*\* · Actor · `un`\n\n- Also called: UN\n- Mentioned here: once(\n- Mentioned in: 2 articles)?$/
      )
    })

    const actions = await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range: s.published(article).at(-1)?.diagnostics[0]?.range,
      context: {diagnostics: s.published(article).at(-1)?.diagnostics}
    })
    expect(actions[0]).toMatchObject({
      title: 'Change to `un`',
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: [{code: 'unknown-entry'}],
      edit: {changes: {[s.uri(article)]: [{newText: 'un'}]}}
    })

    s.edit(article, 'speaker=um', 'speaker=un')
    await expect.poll(() => s.drawn(article)).toBe(drawing(s.text(article)))
    expect(s.published(article).at(-1)?.version).toBe(2)

    await expect
      .poll(() =>
        connection.sendRequest<Location[]>('textDocument/references', {
          textDocument,
          position: s.behind(article, ':actor[U'),
          context: {includeDeclaration: true}
        })
      )
      .toHaveLength(5)

    const [target] = await connection.sendRequest<LocationLink[]>('textDocument/definition', {
      textDocument,
      position: s.behind(article, 'speaker=u')
    })
    expect(target).toMatchObject({
      targetUri: s.uri('glossary.yaml'),
      targetSelectionRange: {start: {line: 1, character: 2}, end: {line: 1, character: 4}}
    })
    expect(s.log).toEqual([])
  })

  test('follows a glossary that is edited, and what is deleted', async () => {
    const s = await openSession(FIXTURE, options)
    const article = 'articles/a.news.txt'
    s.open(article)
    await expect.poll(() => s.drawn(article)).toBe(UNKNOWN)

    s.open('glossary.yaml')
    s.edit('glossary.yaml', '\n  un:', '\n  um: {name: Umbrella}\n  un:')
    await expect.poll(() => s.drawn(article)).toBe(drawing(s.text(article)))

    s.close('glossary.yaml')
    await expect.poll(() => s.drawn(article)).toBe(UNKNOWN)

    s.store('glossary.yaml', 'actors:\n  um: {name: Umbrella, aliases: [UN]}\n')
    await expect.poll(() => s.drawn(article)).toBe(drawing(s.text(article)))

    s.store('glossary.yaml', 'actors:\n  um: {name: Umbrella, alias: [UN]}\n')
    await expect
      .poll(() => s.drawn('glossary.yaml'))
      .toContain('invalid-glossary: Unexpected field `alias`')

    s.store('glossary.yaml', undefined)
    await expect.poll(() => s.published('glossary.yaml').at(-1)?.diagnostics).toEqual([])
    await expect.poll(() => s.drawn('newsmark.yaml')).toContain('invalid-project')

    s.close(article)
    await expect.poll(() => s.published(article).at(-1)?.diagnostics).toEqual([])
  })
})
