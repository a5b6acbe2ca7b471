import {describe, expect, test} from 'vitest'
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CancellationToken,
  CancellationTokenSource,
  type Location,
  type LocationLink,
  SymbolKind,
  type TypeHierarchyItem
} from 'vscode-languageserver/node'
import {GOOD_CLIENT, openSession, type Session, type SessionOptions} from './open-session.js'

const FIXTURE = `
=== newsmark.yaml ===
codebook: codebook.yaml
rules: {missing-metadata: off}
=== codebook.yaml ===
kinds:
  actor: {label: Person}
=== glossary.yaml ===
actors:
  un: {name: UN}
  ocha: {name: OCHA, member-of: un}
=== a.news.txt ===
The :actor[UN] said :claim[it is calm]{#c1 speaker=un}, the :actor[UN] added.
=== b.news.txt ===
:claim[The :actor[UN] is wrong]{#c1 speaker=ocha rebuts=a#c1}, said :actor[OCHA].
`

/** A client that shows what a place leads from. */
const LINKING = {
  ...GOOD_CLIENT,
  textDocument: {
    ...GOOD_CLIENT.textDocument,
    declaration: {linkSupport: true},
    typeDefinition: {linkSupport: true}
  }
}

async function open(options?: SessionOptions): Promise<Session> {
  const session = await openSession(FIXTURE, options)
  session.open('a.news.txt')
  return session
}

/** Asks about the place behind a text of the first article. */
function ask<T>(s: Session, method: string, behind: string): Promise<T> {
  return s.connection.sendRequest(`textDocument/${method}`, {
    textDocument: {uri: s.uri('a.news.txt')},
    position: s.behind('a.news.txt', behind)
  })
}

/** Asks about an item that the server has given. */
function go<T>(s: Session, method: string, item: unknown, token?: CancellationToken): Promise<T> {
  return token
    ? s.connection.sendRequest(method, {item}, token)
    : s.connection.sendRequest(method, {item})
}

const fileOf = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1)

describe('what is named at a place', () => {
  test.each([
    ['declaration', 'a.news.txt', 'claim'],
    ['typeDefinition', 'codebook.yaml', 'claim']
  ])('leads to its %s, with what it leads from', async (method, file) => {
    const s = await open({capabilities: LINKING})
    const [link] = await ask<LocationLink[]>(s, method, ', the :actor[U')
    expect(fileOf(link?.targetUri ?? '')).toBe(file)
    expect(link?.originSelectionRange?.start).toEqual(s.behind('a.news.txt', ', the :actor['))
  })

  test('leads to plain places in a client that knows no others', async () => {
    const s = await open({capabilities: {}})
    const [first] = await ask<Location[]>(s, 'declaration', ', the :actor[U')
    expect(first?.range.start).toEqual(s.behind('a.news.txt', 'The :actor['))
    const [kind] = await ask<Location[]>(s, 'typeDefinition', 'speaker=u')
    expect(kind?.range.start).toEqual({line: 1, character: 2})
    const claims = await ask<Location[]>(s, 'implementation', 'The :actor[U')
    expect(claims.map(({uri}) => fileOf(uri))).toEqual(['a.news.txt'])
    expect(await ask(s, 'declaration', 'sai')).toBeNull()
    expect(await ask(s, 'implementation', 'sai')).toEqual([])
  })
})

describe('who says what', () => {
  test.each([
    ['much', GOOD_CLIENT],
    ['little', {}]
  ])('is a tree over all articles, in a client that can do %s', async (_, capabilities) => {
    const s = await open({capabilities})
    const [un] = await ask<CallHierarchyItem[]>(s, 'prepareCallHierarchy', 'The :actor[U')
    expect(un).toMatchObject({name: 'UN', kind: SymbolKind.Class, uri: s.uri('glossary.yaml')})
    const said = await go<CallHierarchyOutgoingCall[]>(s, 'callHierarchy/outgoingCalls', un)
    expect(said.map(({to}) => to.name)).toEqual(['UN: it is calm'])
    expect(said[0]?.fromRanges).toEqual([un?.selectionRange])
    const [about] = await go<CallHierarchyIncomingCall[]>(s, 'callHierarchy/incomingCalls', un)
    expect(about?.from).toMatchObject({
      name: 'OCHA: The UN is wrong',
      detail: 'claim c1 · b',
      kind: SymbolKind.Event,
      uri: s.uri('b.news.txt')
    })
    expect(about?.fromRanges[0]?.start).toEqual(s.behind('b.news.txt', ':actor['))
  })

  test('goes on from claim to claim', async () => {
    const s = await open()
    const [claim] = await ask<CallHierarchyItem[]>(s, 'prepareCallHierarchy', 'it is')
    const [rebuttal] = await go<CallHierarchyIncomingCall[]>(
      s,
      'callHierarchy/incomingCalls',
      claim
    )
    expect(rebuttal?.from.detail).toBe('claim c1 · b · rebuts')
    const [back] = await go<CallHierarchyOutgoingCall[]>(
      s,
      'callHierarchy/outgoingCalls',
      rebuttal?.from
    )
    expect(back?.to.name).toBe('UN: it is calm')
    expect(back?.fromRanges[0]?.end).toEqual(s.behind('b.news.txt', 'a#c1'))
  })

  test('can be cancelled, and an item that was not given leads nowhere', async () => {
    const s = await open()
    const [un] = await ask<CallHierarchyItem[]>(s, 'prepareCallHierarchy', 'The :actor[U')
    const source = new CancellationTokenSource()
    const answer = go(s, 'callHierarchy/incomingCalls', un, source.token)
    source.cancel()
    await expect(answer).rejects.toThrow('Cancelled')
    for (const data of [
      undefined,
      null,
      1,
      {type: 'claim'},
      {type: 'claim', root: s.root, path: 1}
    ])
      expect(await go(s, 'callHierarchy/outgoingCalls', {...un, data})).toEqual([])
    await expect(go(s, 'callHierarchy/outgoingCalls', undefined)).rejects.toThrow('Expected')
    expect(s.log).toEqual([])
  })
})

describe('what is a part of what', () => {
  test('is a tree of entries', async () => {
    const s = await open()
    const [un] = await ask<TypeHierarchyItem[]>(s, 'prepareTypeHierarchy', 'speaker=u')
    const [ocha] = await go<TypeHierarchyItem[]>(s, 'typeHierarchy/subtypes', un)
    expect(ocha).toMatchObject({name: 'OCHA', detail: 'person ocha'})
    const above = await go<TypeHierarchyItem[]>(s, 'typeHierarchy/supertypes', ocha)
    expect(above.map(({name}) => name)).toEqual(['UN'])
    expect(await go(s, 'typeHierarchy/supertypes', un)).toEqual([])
  })

  test('has no claims in it', async () => {
    const s = await open()
    expect(await ask(s, 'prepareTypeHierarchy', 'it is')).toBeNull()
    const [claim] = await ask<CallHierarchyItem[]>(s, 'prepareCallHierarchy', 'it is')
    expect(await go(s, 'typeHierarchy/subtypes', claim)).toEqual([])
    expect(await go(s, 'typeHierarchy/supertypes', {})).toEqual([])
  })
})
