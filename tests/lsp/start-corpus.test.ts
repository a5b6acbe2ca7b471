import {expect, test} from 'vitest'
import {
  type ClientCapabilities,
  CreateFile,
  TextDocumentEdit,
  type WorkspaceEdit
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {StartAnswer, TextsAnswer} from '../../server/src/lsp/start-protocol.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import {ANNOTATING_CLIENT, openSession, type Session} from './open-session.js'

const MARKUP = 'A “quote”.\nNYSE:IBM[+1.2%] 𝒳 <!-- x -->\n'
const FIXTURE = `
=== wire/a.txt ===
GENEVA: The talks ended.
=== wire/b.txt ===
${MARKUP}=== wire/c.txt ===
The :actor[UN] \\_o_.
=== notes.md ===
# Notes
=== glossary.yaml ===
actors: {}
`

const MAKING: ClientCapabilities = {
  ...ANNOTATING_CLIENT,
  workspace: {
    ...ANNOTATING_CLIENT.workspace,
    workspaceEdit: {documentChanges: true, resourceOperations: ['create']}
  }
}

function start(s: Session, params: object = {}): Promise<StartAnswer> {
  const usual = {folder: s.uri(''), language: null, codebook: true}
  return s.connection.sendRequest('newsmark/startCorpus', {...usual, ...params})
}

/** The files that an edit makes, by their names. */
function madeBy(s: Session, {documentChanges = []}: WorkspaceEdit): Record<string, string> {
  const made: Record<string, string> = {}
  for (const change of documentChanges) {
    if (CreateFile.is(change)) made[change.uri] = ''
    else if (TextDocumentEdit.is(change) && change.textDocument.uri in made)
      made[change.textDocument.uri] = change.edits
        .map(edit => (edit as {newText: string}).newText)
        .join('')
  }
  const root = s.uri('').replace(/\/?$/, '/')
  return Object.fromEntries(
    Object.entries(made).map(([uri, text]) => [uri.slice(root.length), text])
  )
}

test('the texts in a folder are told, and what is left out', async () => {
  const s = await openSession(FIXTURE, {capabilities: MAKING})
  const found = await s.connection.sendRequest<TextsAnswer>('newsmark/findTexts', {
    folder: s.uri('')
  })
  expect(found).toEqual({
    project: null,
    articles: 3,
    include: ['wire/**/*.txt'],
    refused: [{path: 'notes.md', reason: expect.stringContaining('This is Markdown')}]
  })
})

test.each([['utf-16'], ['utf-8'], ['utf-32']] as const)(
  'a corpus is one edit, in %s',
  async encoding => {
    const capabilities = {...MAKING, general: {positionEncodings: [encoding]}}
    const s = await openSession(FIXTURE, {capabilities})
    const {edit, first, unread, changed, escaped} = await start(s)
    expect({first, unread, changed, escaped}).toEqual({
      first: s.uri('wire/a.txt'),
      unread: [],
      changed: 1,
      escaped: 1
    })
    const made = madeBy(s, edit)
    // The glossary that is there stays; the project file is the last.
    expect(Object.keys(made)).toEqual(['codebook.yaml', 'newsmark.yaml'])
    expect(made['newsmark.yaml']).toContain(
      'include: ["wire/**/*.txt"]\nglossary: [glossary.yaml]\n'
    )
    const changes = (edit.documentChanges ?? []).filter(TextDocumentEdit.is)
    const texts = changes.filter(({textDocument}) => textDocument.uri.endsWith('.txt'))
    expect(texts.map(({textDocument}) => textDocument)).toEqual([
      {uri: s.uri('wire/b.txt'), version: null}
    ])
    for (const each of texts[0]?.edits ?? []) {
      const {annotationId = ''} = each as {annotationId?: string}
      expect(edit.changeAnnotations?.[annotationId]?.label).toBe('Make articles of texts')
    }
    if (encoding !== 'utf-16') return
    const before = TextDocument.create('', '', 0, MARKUP)
    const after = TextDocument.applyEdits(before, (texts[0]?.edits ?? []) as never[])
    expect(after).toBe('A “quote”.\nNYSE\\:IBM[+1.2%] 𝒳 \\<!-- x -->\n')
    expect(toBaseText(parse(after)).text).toBe(MARKUP)
  }
)

test('the language stands at the top of each plain text', async () => {
  const s = await openSession(FIXTURE, {capabilities: MAKING})
  const {edit, changed, escaped} = await start(s, {language: 'en', codebook: false})
  expect({changed, escaped}).toEqual({changed: 2, escaped: 1})
  expect(Object.keys(madeBy(s, edit))).toEqual(['newsmark.yaml'])
  const uris = (edit.documentChanges ?? [])
    .filter(TextDocumentEdit.is)
    .map(({textDocument}) => textDocument.uri)
  expect(uris.slice(0, 2)).toEqual([s.uri('wire/a.txt'), s.uri('wire/b.txt')])
})

test.each([
  [
    'an editor that makes no files',
    FIXTURE,
    ANNOTATING_CLIENT,
    {},
    'run `newsmark init` in the folder'
  ],
  ['a project', `${FIXTURE}=== newsmark.yaml ===\n`, MAKING, {}, 'There is a project here already'],
  ['a folder without texts', '=== a.md ===\nx\n', MAKING, {}, 'There are no plain texts here'],
  ['what is no folder', FIXTURE, MAKING, {folder: 'untitled:x'}, 'Expected `folder`'],
  ['a language that is none', FIXTURE, MAKING, {language: 1}, 'Expected `language`']
])('%s is refused', async (_, fixture, capabilities, params, message) => {
  const s = await openSession(fixture, {capabilities})
  await expect(start(s, params)).rejects.toThrow(message)
})
