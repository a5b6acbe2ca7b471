import {expect, test} from 'vitest'
import {type Location, ProgressType} from 'vscode-languageserver/node'
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
