import {describe, expect, test} from 'vitest'
import type {Position, TextDocumentEdit, WorkspaceEdit} from 'vscode-languageserver/node'
import {GOOD_CLIENT, openSession, type Session} from './open-session.js'

const FIXTURE = `
=== newsmark.yaml ===
codebook: codebook.yaml
rules: {missing-metadata: off}
=== codebook.yaml ===
kinds:
  claim:
    attributes:
      topic:
        codes:
          peace: {label: Peace}
          truce: {within: peace}
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  envoy: {name: UN envoy, member-of: un}
=== a.news.txt ===
😀 The :actor[UN] said :claim[it is calm]{#c1 speaker=un topic=peace}.
=== b.news.txt ===
:claim[It is not]{#c1 speaker=un rebuts=a#c1 topic=truce}, the :actor[man]{ref=un} said.
`

const CAPABLE = {
  ...GOOD_CLIENT,
  workspace: {
    ...GOOD_CLIENT.workspace,
    workspaceEdit: {documentChanges: true, changeAnnotationSupport: {groupsOnLabel: true}},
    fileOperations: {willRename: true}
  },
  textDocument: {...GOOD_CLIENT.textDocument, rename: {prepareSupport: true}}
}

async function open(capabilities: typeof GOOD_CLIENT = CAPABLE): Promise<Session> {
  const session = await openSession(FIXTURE, {capabilities})
  session.open('a.news.txt')
  await expect.poll(() => session.published('a.news.txt').length).toBeGreaterThan(0)
  return session
}

function at(s: Session, name: string, text: string): {textDocument: unknown; position: Position} {
  return {textDocument: {uri: s.uri(name)}, position: s.behind(name, text)}
}

function prepare(s: Session, name: string, text: string): Promise<unknown> {
  return s.connection.sendRequest('textDocument/prepareRename', at(s, name, text))
}

function rename(s: Session, name: string, text: string, newName: string): Promise<WorkspaceEdit> {
  const params = {...at(s, name, text), newName}
  return s.connection.sendRequest('textDocument/rename', params)
}

/** The files of an edit as it makes them. */
function apply(s: Session, edit: WorkspaceEdit | null): Record<string, string> {
  const changes = (edit?.documentChanges ?? []) as TextDocumentEdit[]
  return Object.fromEntries(
    changes.map(({textDocument: {uri}, edits}) => {
      const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))
      const lines = s.text(name).split('\n')
      for (const {range, newText} of edits.toReversed() as TextDocumentEdit['edits'] &
        {range: {start: Position; end: Position}; newText: string}[]) {
        const line = lines[range.start.line] ?? ''
        lines[range.start.line] =
          line.slice(0, range.start.character) + newText + line.slice(range.end.character)
      }
      return [name, lines.join('\n')]
    })
  )
}

describe('what can be renamed', () => {
  test.each([
    ['a.news.txt', 'speaker=u', 'un'],
    ['a.news.txt', '#c', 'c1'],
    ['a.news.txt', 'topic=pe', 'peace'],
    ['b.news.txt', 'rebuts=a#c', 'c1'],
    ['glossary.yaml', 'member-of: u', 'un'],
    ['glossary.yaml', '  envo', 'envoy'],
    ['codebook.yaml', 'within: pe', 'peace'],
    ['codebook.yaml', '          tru', 'truce']
  ])('in %s behind %s is %s', async (name, text, placeholder) => {
    const s = await open()
    s.open(name)
    expect(await prepare(s, name, text)).toMatchObject({placeholder})
  })

  test.each([
    ['a.news.txt', ':actor[U', 'The text of an article stays as it is'],
    ['a.news.txt', 'it is c', 'rename the claim by its id `#c1`'],
    ['a.news.txt', 'Th', 'The text of an article stays as it is'],
    ['a.news.txt', 'spea', 'This word belongs to the codebook'],
    ['glossary.yaml', 'United N', 'Only ids of entries and codes'],
    ['codebook.yaml', 'label: Pe', 'Only codes']
  ])('in %s behind %s is nothing, and it is said why', async (name, text, reason) => {
    const s = await open()
    s.open(name)
    await expect(prepare(s, name, text)).rejects.toThrow(reason)
  })
})

describe('renaming', () => {
  test('changes files that are open, with their versions, and others', async () => {
    const s = await open()
    s.edit('a.news.txt', '😀 The', 'And the 😀')
    const edit = await rename(s, 'a.news.txt', 'speaker=u', 'united-nations')
    expect(apply(s, edit)).toEqual({
      'a.news.txt':
        'And the 😀 :actor[UN] said :claim[it is calm]{#c1 speaker=united-nations topic=peace}.\n',
      'b.news.txt':
        ':claim[It is not]{#c1 speaker=united-nations rebuts=a#c1 topic=truce}, the :actor[man]{ref=united-nations} said.\n',
      'glossary.yaml':
        'actors:\n  united-nations: {name: United Nations, aliases: [UN]}\n  envoy: {name: UN envoy, member-of: united-nations}\n'
    })
    const versions = (edit.documentChanges as TextDocumentEdit[]).map(
      ({textDocument: {uri, version}}) => [uri.slice(uri.lastIndexOf('/') + 1), version]
    )
    expect(Object.fromEntries(versions)).toEqual({
      'a.news.txt': 2,
      'b.news.txt': null,
      'glossary.yaml': null
    })
    expect(Object.values(edit.changeAnnotations ?? {})).toEqual([
      {label: 'Rename `un` to `united-nations`', needsConfirmation: false}
    ])
  })

  test('of a claim changes the references of other articles', async () => {
    const s = await open()
    const edit = await rename(s, 'a.news.txt', '#c', 'calm')
    expect(apply(s, edit)['b.news.txt']).toContain('{#c1 speaker=un rebuts=a#calm')
    expect(apply(s, edit)['a.news.txt']).toContain('{#calm speaker')
  })

  test('of a code changes the codebook and the tags', async () => {
    const s = await open()
    const edit = await rename(s, 'a.news.txt', 'topic=pe', 'peace-talks')
    expect(apply(s, edit)['codebook.yaml']).toContain('peace-talks: {label: Peace}')
    expect(apply(s, edit)['codebook.yaml']).toContain('within: peace-talks')
    expect(apply(s, edit)['a.news.txt']).toContain('topic=peace-talks')
  })

  test('to a name that is taken is refused', async () => {
    const s = await open()
    await expect(rename(s, 'a.news.txt', 'speaker=u', 'envoy')).rejects.toThrow(
      'Another entry has the id `envoy`: choose another'
    )
  })

  test('counts no byte order mark of a file that is not open', async () => {
    const fixture = `
=== newsmark.yaml ===
glossary: g.jsonl
=== g.jsonl ===
\uFEFF{"id":"un","kind":"actor","name":"UN"}
=== a.news.txt ===
:actor[x]{ref=un}
`
    const s = await openSession(fixture, {capabilities: CAPABLE})
    s.open('a.news.txt')
    const edit = await rename(s, 'a.news.txt', 'ref=u', 'x')
    const [glossary] = edit.documentChanges as TextDocumentEdit[]
    expect(glossary?.edits).toMatchObject([
      {range: {start: {line: 0, character: 7}, end: {line: 0, character: 9}}, newText: 'x'}
    ])
  })

  test('goes without versions and labels where a client knows none', async () => {
    const s = await open(GOOD_CLIENT)
    expect(s.initialized.capabilities.renameProvider).toBe(true)
    const edit = await rename(s, 'a.news.txt', '#c', 'calm')
    expect(Object.keys(edit)).toEqual(['changes'])
  })
})

describe('moving an article', () => {
  const move = (s: Session, from: string, to: string): Promise<WorkspaceEdit | null> =>
    s.connection.sendRequest('workspace/willRenameFiles', {
      files: [{oldUri: s.uri(from), newUri: s.uri(to)}]
    })

  test('keeps the references right that go by the name of its file', async () => {
    const s = await open()
    const edit = await move(s, 'a.news.txt', 'sub/first.news.txt')
    expect(apply(s, edit)).toEqual({
      'b.news.txt': s.text('b.news.txt').replace('rebuts=a#c1', 'rebuts=first#c1')
    })
  })

  test('changes nothing where its id stays, is taken, or is named by nobody', async () => {
    const s = await open()
    expect(await move(s, 'a.news.txt', 'sub/a.news.txt')).toBeNull()
    expect(await move(s, 'a.news.txt', 'sub/b.news.txt')).toBeNull()
    expect(await move(s, 'b.news.txt', 'c.news.txt')).toBeNull()
  })
})
