import {expect, test} from 'vitest'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {CompareAnswer, OtherVersionItem} from '../../server/src/lsp/compare-protocol.js'
import {openSession} from './open-session.js'

const OURS = 'Ann met :actor[Ben]{ref=none}.\n'
const THEIRS = ':actor[Ann]{ref=none} met :actor[Ben]{ref=none}.\n'

const FIXTURE = `
=== newsmark.yaml ===
coders: {anna: a, ben: b}
=== a/x.news.txt ===
${OURS}=== b/x.news.txt ===
${THEIRS}`

async function open() {
  const session = await openSession(FIXTURE)
  session.open('a/x.news.txt')
  const uri = session.uri('a/x.news.txt')
  const others = await session.connection.sendRequest<readonly OtherVersionItem[]>(
    'newsmark/otherVersions',
    {uri}
  )
  return {session, uri, others}
}

test('the version of another coder is found, compared and taken over', async () => {
  const {session, uri, others} = await open()
  expect(others).toEqual([{coder: 'ben', isCurated: false, uri: session.uri('b/x.news.txt')}])
  const params = {textDocument: {uri, version: 1}, theirs: THEIRS}
  const answer = await session.connection.sendRequest<CompareAnswer>('newsmark/compare', params)
  expect(answer).toEqual({
    version: 1,
    isTextChanged: false,
    disagreements: [
      {
        type: 'theirs',
        kind: 'actor',
        words: 'Ann',
        details: 'ref none',
        ours: null,
        theirs: {start: {line: 0, character: 0}, end: {line: 0, character: 21}}
      }
    ]
  })
  const {edit} = await session.connection.sendRequest<{
    edit: {documentChanges: {edits: Parameters<typeof TextDocument.applyEdits>[1]}[]}
  }>('newsmark/takeTheirs', {...params, index: 0})
  const ours = TextDocument.create(uri, 'newsmark', 1, OURS)
  expect(TextDocument.applyEdits(ours, edit.documentChanges[0]?.edits ?? [])).toBe(THEIRS)
})

test.each([
  ['another version of ours', {version: 7, theirs: THEIRS, index: 0}, 'changed in the meantime'],
  ['other words', {version: 1, theirs: 'Ann met Bo.', index: 0}, 'The two have other words'],
  ['a disagreement that there is not', {version: 1, theirs: THEIRS, index: 5}, '`index`'],
  ['no text', {version: 1, index: 0}, '`theirs`']
])('%s is refused', async (_name, {version, ...others}, message) => {
  const {session, uri} = await open()
  await expect(
    session.connection.sendRequest('newsmark/takeTheirs', {
      textDocument: {uri, version},
      ...others
    })
  ).rejects.toThrow(message)
})
