import {expect, test, vi} from 'vitest'
import {type CallHierarchyItem, type Location, ProgressType} from 'vscode-languageserver/node'
import {openSession, type Session} from './open-session.js'

const MENTIONS = 1200
const FIXTURE = `
=== newsmark.yaml ===
=== glossary.yaml ===
actors:
  un: {name: UN}
=== a.news.txt ===
:actor[UN] said :claim[it is calm]{#c1 speaker=un}.
=== b.news.txt ===
${':actor[UN] '.repeat(MENTIONS)}
=== c.news.txt ===
${':actor[UN] '.repeat(MENTIONS)}
`

async function open(): Promise<Session> {
  const s = await openSession(FIXTURE)
  s.open('a.news.txt')
  // Parts are sent once all articles have been read.
  await s.connection.sendRequest('textDocument/references', asked(s))
  return s
}

function asked(s: Session): object {
  return {
    textDocument: {uri: s.uri('a.news.txt')},
    position: s.behind('a.news.txt', ':actor[U'),
    context: {includeDeclaration: false}
  }
}

test.each(['textDocument/references', 'textDocument/implementation'])(
  '%s gives the same in parts as at once',
  async method => {
    const s = await open()
    const whole = await s.connection.sendRequest<Location[]>(method, asked(s))
    const parts: Location[][] = []
    const type = new ProgressType<Location[]>()
    const listening = s.connection.onProgress(type, 'part', part => void parts.push(part))
    const rest = await s.connection.sendRequest<Location[]>(method, {
      ...asked(s),
      partialResultToken: 'part'
    })
    listening.dispose()
    expect([...parts.flat(), ...rest]).toEqual(whole)
    if (method !== 'textDocument/references') return
    expect(whole).toHaveLength(2 * MENTIONS + 2)
    expect(parts.length).toBeGreaterThan(1)
    expect(rest).toEqual([])
  }
)

test('a search that is small comes at once', async () => {
  const s = await open()
  const ask = {query: 'UN', partialResultToken: 'part'}
  const symbols = await s.connection.sendRequest<{readonly name: string}[]>('workspace/symbol', ask)
  expect(symbols.map(({name}) => name)).toContain('UN')
})

const CALLS = `
=== newsmark.yaml ===
=== glossary.yaml ===
actors:
  un: {name: UN}
${Array.from({length: 30}, (_, index) => `  un${index}: {name: UN ${index}, member-of: un}\n`).join('')}=== a.news.txt ===
:actor[UN] said :claim[it is calm]{#c1 speaker=un}.
=== b.news.txt ===
${Array.from({length: 30}, (_, index) => `:claim[the :actor[UN] and the :actor[UN ${index}] are late]{#c${index} speaker=un${index} rebuts=a#c1}\n`).join('')}=== c.news.txt ===
${Array.from({length: 30}, (_, index) => `:claim[the :actor[UN ${index}] is on time]{#c${index} speaker=un rebuts=b#c${index}}\n`).join('')}`

/** Asks for a list at once and in parts, at a clock that is so fast that a part is due at each look. */
async function bothWays(
  s: Session,
  method: string,
  params: object
): Promise<{whole: unknown[]; joined: unknown[]; count: number}> {
  const whole = await s.connection.sendRequest<unknown[]>(method, params)
  const parts: unknown[][] = []
  const type = new ProgressType<unknown[]>()
  const listening = s.connection.onProgress(type, 'part', part => void parts.push(part))
  let now = performance.now()
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 60
    return now
  })
  const asked = {...params, partialResultToken: 'part'}
  const rest = await s.connection.sendRequest<unknown[]>(method, asked)
  clock.mockRestore()
  listening.dispose()
  return {whole, joined: [...parts.flat(), ...rest], count: parts.length}
}

test.each(['incomingCalls', 'outgoingCalls'])(
  'callHierarchy/%s gives the same in parts as at once',
  async direction => {
    const s = await openSession(CALLS)
    s.open('a.news.txt')
    await s.connection.sendRequest('textDocument/references', asked(s))
    const [item] = await s.connection.sendRequest<CallHierarchyItem[]>(
      'textDocument/prepareCallHierarchy',
      asked(s)
    )
    const {whole, joined, count} = await bothWays(s, `callHierarchy/${direction}`, {item})
    expect(joined).toEqual(whole)
    expect(whole.length).toBeGreaterThan(10)
    expect(count).toBeGreaterThan(0)
  }
)

test('workspace/symbol gives the same in parts as at once', async () => {
  const s = await openSession(CALLS)
  s.open('a.news.txt')
  await s.connection.sendRequest('textDocument/references', asked(s))
  const {whole, joined, count} = await bothWays(s, 'workspace/symbol', {query: 'UN'})
  expect(joined).toEqual(whole)
  expect(whole.length).toBeGreaterThan(30)
  expect(count).toBeGreaterThan(0)
})
