import {describe, expect, test} from 'vitest'
import type {CodeAction, TextEdit} from 'vscode-languageserver/node'
import {createLineIndex, toOffset} from '../../server/src/base/line-index.js'
import {GOOD_CLIENT, openSession, type Session} from './open-session.js'

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
  const session = await openSession(FIXTURE)
  session.open(ARTICLE)
  await expect.poll(() => session.published(ARTICLE).length).toBeGreaterThan(0)
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
      codeActionKinds: [
        'quickfix',
        'source.fixAll.newsmark',
        'refactor.mark',
        'refactor.unmark',
        'refactor.rewrite'
      ],
      resolveProvider: true
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

describe('an action says which diagnostics it is for', () => {
  test('and not others that say the same of other places', async () => {
    const {connection, uri, published} = await open()
    const diagnostics = published(ARTICLE).at(-1)?.diagnostics ?? []
    const range = {start: {line: 0, character: 0}, end: {line: 0, character: 50}}
    const actions = await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: {uri: uri(ARTICLE)},
      range,
      context: {diagnostics, only: ['quickfix']}
    })
    const same = diagnostics.filter(({code}) => code === 'redundant-ref')
    expect(new Set(same.map(({message}) => message)).size).toBe(1)
    expect(same).toHaveLength(2)
    for (const diagnostic of same) {
      const {start} = diagnostic.range
      const fixes = actions.filter(
        action =>
          action.isPreferred &&
          action.diagnostics?.some(other => other.range.start.character === start.character)
      )
      expect(fixes.map(({diagnostics: solved}) => solved)).toEqual([[diagnostic]])
    }
  })
})

describe('a change of the glossary', () => {
  const NEW = 'New actor `ann` in glossary.yaml'
  const WITH_ANN = 'actors:\n  un: {name: United Nations, aliases: [UN]}\n  ann: {name: Ann}\n'

  async function openWith(resolves: boolean, fixture = FIXTURE): Promise<Session> {
    const codeAction = {
      ...GOOD_CLIENT.textDocument?.codeAction,
      ...(resolves && {dataSupport: true, resolveSupport: {properties: ['edit']}})
    }
    const session = await openSession(fixture.replace(':actr[]', ':actor[Ann]'), {
      capabilities: {...GOOD_CLIENT, textDocument: {...GOOD_CLIENT.textDocument, codeAction}}
    })
    session.open(ARTICLE)
    return session
  }

  test.each([true, false])('is made when it is chosen, where a client asks: %s', async resolves => {
    const s = await openWith(resolves)
    await expect.poll(async () => (await ask(s, 'Ann')).map(({title}) => title)).toContain(NEW)
    const offered = (await ask(s, 'Ann')).find(({title}) => title === NEW)
    expect(offered?.edit === undefined).toBe(resolves)
    const chosen = resolves
      ? await s.connection.sendRequest<CodeAction>('codeAction/resolve', offered)
      : offered
    const [edit] = chosen?.edit?.changes?.[s.uri('glossary.yaml')] ?? []
    const text = s.text('glossary.yaml')
    const offset = toOffset(createLineIndex(text), {
      line: (edit?.range.start.line ?? 0) + 1,
      column: (edit?.range.start.character ?? 0) + 1
    })
    expect(text.slice(0, offset) + edit?.newText + text.slice(offset)).toBe(WITH_ANN)
  })

  test('of very many entries is not offered where it would be waited for at each move', async () => {
    const rows = Array.from({length: 20_001}, (_, at) => `x${at}\tactor\tXylo ${at}`).join('\n')
    const table = FIXTURE.replace(
      '=== a.news',
      `=== more.tsv ===\nid\tkind\tname\n${rows}\n=== a.news`
    )
    const fixture = table.replace('rules:', 'glossary: [glossary.yaml, more.tsv]\nrules:')
    const s = await openWith(false, fixture)
    await expect.poll(async () => (await ask(s, 'Ann')).map(({title}) => title)).toContain(NEW)
    const titles = (await ask(s, 'Ann')).map(({title}) => title)
    expect(titles.filter(title => title.includes('more.tsv'))).toEqual([])
    const other = await openWith(true, fixture)
    await expect
      .poll(async () => (await ask(other, 'Ann')).map(({title}) => title))
      .toContain('New actor `ann` in more.tsv')
  })

  test('is refused when it cannot be made any more', async () => {
    const s = await openWith(true)
    await expect.poll(async () => (await ask(s, 'Ann')).map(({title}) => title)).toContain(NEW)
    const offered = (await ask(s, 'Ann')).find(({title}) => title === NEW)
    s.edit(ARTICLE, ':actor[Ann]', 'Ann')
    await expect(s.connection.sendRequest('codeAction/resolve', offered)).rejects.toThrow(
      'correct the mistakes'
    )
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
