import {describe, expect, test} from 'vitest'
import type {SemanticTokens, SemanticTokensDelta} from 'vscode-languageserver/node'
import {GOOD_CLIENT, type Session} from './open-session.js'
import {openReading} from './reading-session.js'

const CLIENT = {
  ...GOOD_CLIENT,
  textDocument: {
    ...GOOD_CLIENT.textDocument,
    semanticTokens: {
      requests: {full: {delta: true}},
      tokenTypes: [],
      tokenModifiers: [],
      formats: []
    }
  }
}

function all({connection, uri}: Session): Promise<SemanticTokens> {
  return connection.sendRequest('textDocument/semanticTokens/full', {
    textDocument: {uri: uri('a.news.txt')}
  })
}

function since(
  {connection, uri}: Session,
  previousResultId: string | undefined
): Promise<SemanticTokens | SemanticTokensDelta> {
  return connection.sendRequest('textDocument/semanticTokens/full/delta', {
    textDocument: {uri: uri('a.news.txt')},
    previousResultId
  })
}

/** The data that the client has after an answer. */
function apply(data: readonly number[], answer: SemanticTokens | SemanticTokensDelta): number[] {
  if ('data' in answer) return answer.data
  const now = [...data]
  for (const {start, deleteCount, data: inserted = []} of answer.edits.toReversed())
    now.splice(start, deleteCount, ...inserted)
  return now
}

describe('what has changed in the tokens of an article', () => {
  test('is told by edits, which make the tokens that there are now', async () => {
    const s = await openReading({capabilities: CLIENT})
    let {data, resultId} = await all(s)
    const edits: readonly (readonly [string, string])[] = [
      ['The ', 'And the '],
      [':actor[UN]', 'the UN'],
      ['.', '. :place[Aleppo] :claim[no]{speaker=un}'],
      ['in :place[Aleppo]', 'nowhere'],
      [':claim', ':clam']
    ]
    for (const [old, text] of edits) {
      s.edit('a.news.txt', old, text)
      const answer = await since(s, resultId)
      expect(answer).toHaveProperty('edits')
      data = apply(data, answer)
      expect(data).toEqual((await all(s)).data)
      resultId = (await since(s, 'none')).resultId
    }
    expect(await since(s, resultId)).toMatchObject({edits: []})
  })

  test('is all of them, where the client has not got the last ones', async () => {
    const s = await openReading({capabilities: CLIENT})
    const first = await all(s)
    const second = await all(s)
    expect(second.resultId).not.toBe(first.resultId)
    for (const id of [first.resultId, '', undefined])
      expect(await since(s, id)).toHaveProperty('data')
    const last = await all(s)
    s.close('a.news.txt')
    s.open('a.news.txt')
    expect(await since(s, last.resultId)).toHaveProperty('data')
    s.close('a.news.txt')
    expect((await all(s))?.resultId).toBeUndefined()
  })

  test('is not kept for a client that never asks', async () => {
    const s = await openReading({capabilities: GOOD_CLIENT})
    const {data, resultId} = await all(s)
    expect(data.length).toBeGreaterThan(0)
    expect(resultId).toBeUndefined()
    expect(await since(s, undefined)).toEqual({data})
  })
})
