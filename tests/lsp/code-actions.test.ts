import {afterEach, describe, expect, test} from 'vitest'
import type {CodeAction, TextEdit} from 'vscode-languageserver/node'
import {createLineIndex, toOffset} from '../../server/src/base/line-index.js'
import {openSession, type Session} from './open-session.js'

let session: Session | undefined

afterEach(async () => {
  await session?.end()
  session = undefined
})

const ARTICLE = 'a.news.txt'
const FIXTURE = `
=== newsmark.yaml ===
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
=== a.news.txt ===
😀 :actor[UN]{ref=un} and :actor[UN]{ref=un} :actr[] left.
`

async function open(): Promise<Session> {
  session = await openSession(FIXTURE)
  session.open(ARTICLE)
  const opened = session
  await expect.poll(() => opened.published(ARTICLE).length).toBeGreaterThan(0)
  return session
}

/** The actions of some kinds at the start of a text, all by default. */
function ask(
  {connection, uri, behind}: Session,
  at: string,
  only?: string[]
): Promise<CodeAction[]> {
  const position = behind(ARTICLE, at)
  return connection.sendRequest('textDocument/codeAction', {
    textDocument: {uri: uri(ARTICLE)},
    range: {start: position, end: position},
    context: {diagnostics: [], ...(only && {only})}
  })
}

/** The article as an action makes it. */
function apply({text, uri}: Session, action: CodeAction | undefined): string {
  let changed = text(ARTICLE)
  const lines = createLineIndex(changed)
  const offset = ({line, character}: TextEdit['range']['start']): number =>
    toOffset(lines, {line: line + 1, column: character + 1})
  for (const {range, newText} of (action?.edit?.changes?.[uri(ARTICLE)] ?? []).toReversed())
    changed = changed.slice(0, offset(range.start)) + newText + changed.slice(offset(range.end))
  return changed
}

describe('a client is told', () => {
  test('which kinds of actions there are', async () => {
    const {initialized} = await open()
    expect(initialized.capabilities.codeActionProvider).toEqual({
      codeActionKinds: ['quickfix', 'source.fixAll.newsmark']
    })
  })
})

describe('a quick fix', () => {
  test('is preferred where the rule has a fix, and may be taken for the whole file', async () => {
    const s = await open()
    const actions = await ask(s, '{ref')
    expect(actions.map(({title, kind, isPreferred}) => ({title, kind, isPreferred}))).toEqual(
      expect.arrayContaining([
        {title: 'Remove the `ref`', kind: 'quickfix', isPreferred: true},
        {title: 'Fix all 2 of `redundant-ref` in this file', kind: 'quickfix'}
      ])
    )
    expect(apply(s, actions[0])).toBe('😀 :actor[UN] and :actor[UN]{ref=un} :actr[] left.\n')
    const all = actions.find(({title}) => title.startsWith('Fix all'))
    expect(apply(s, all)).toBe('😀 :actor[UN] and :actor[UN] :actr[] left.\n')
  })
})

describe('fixing all', () => {
  test.each([['source.fixAll.newsmark'], ['source.fixAll'], ['source']])(
    'is offered where %s is asked for, and safe',
    async kind => {
      const s = await open()
      const actions = await ask(s, 'left', [kind])
      expect(actions).toMatchObject([
        {title: 'Fix what can be fixed safely', kind: 'source.fixAll.newsmark'}
      ])
      expect(apply(s, actions[0])).toBe('😀 :actor[UN] and :actor[UN] :actr[] left.\n')
    }
  )

  test('is not offered where something else is asked for', async () => {
    const s = await open()
    for (const only of [
      undefined,
      ['quickfix'],
      ['source.organizeImports'],
      ['source.fixAll.other']
    ])
      expect((await ask(s, '{ref', only)).map(({kind}) => kind)).not.toContain(
        'source.fixAll.newsmark'
      )
  })

  test('is not offered where there is nothing to fix', async () => {
    const s = await open()
    s.edit(ARTICLE, '{ref=un} and :actor[UN]{ref=un}', ' and :actor[UN]')
    await expect.poll(() => ask(s, 'left', ['source.fixAll'])).toEqual([])
  })
})
