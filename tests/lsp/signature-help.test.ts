import {expect, test} from 'vitest'
import type {SignatureHelp} from 'vscode-languageserver/node'
import type {Session} from './open-session.js'
import {openReading} from './reading-session.js'

function help(s: Session, behind: string): Promise<SignatureHelp | null> {
  return s.connection.sendRequest('textDocument/signatureHelp', {
    textDocument: {uri: s.uri('a.news.txt')},
    position: s.behind('a.news.txt', behind)
  })
}

test('a signature has spans and Markdown where the client takes them', async () => {
  const s = await openReading()
  const found = await help(s, 'speaker=')
  const [signature] = found?.signatures ?? []
  expect(found?.activeParameter).toBe(1)
  expect(signature?.label).toMatch(/^claim \{#c1 speaker=un \[/)
  expect(signature?.parameters?.[1]).toMatchObject({
    label: [11, 21],
    documentation: {
      kind: 'markdown',
      value: expect.stringContaining('Required.')
    }
  })
  expect((await help(s, '{#c1 speaker=un'))?.activeParameter).toBe(1)
  s.edit('a.news.txt', 'speaker=un}', 'speaker=un }')
  expect((await help(s, 'speaker=un '))?.activeParameter).toBeNull()
})

test('a signature has texts alone for other clients', async () => {
  const s = await openReading({capabilities: {}})
  const [signature] = (await help(s, 'speaker='))?.signatures ?? []
  expect(signature?.parameters?.[1]).toMatchObject({
    label: 'speaker=un',
    documentation: {kind: 'plaintext'}
  })
  s.edit('a.news.txt', 'speaker=un}', 'speaker=un }')
  expect(await help(s, 'speaker=un ')).not.toHaveProperty('activeParameter')
  expect(await help(s, 'The ')).toBeNull()
})
