import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  TextDocumentContentChangeEvent
} from 'vscode-languageserver/node'
import type {Edit} from '../base/edits.js'
import {editBetween} from '../base/edits.js'
import {createLineIndex, type LineIndex} from '../base/line-index.js'
import {nameIn, pathIn} from '../project/path-names.js'
import {addStored, closeArticle, editArticle} from '../session/change.js'
import {changesOtherFiles} from '../session/derive.js'
import {storedArticle} from './load-corpus.js'
import {type Encoding, fromPosition} from './positions.js'
import {projectsWith} from './project-files.js'
import {dropUnused} from './projects.js'
import {publishOpen, publishSoon} from './publish-diagnostics.js'
import {place, reloadSoon} from './reload.js'
import type {Server} from './server.js'
import type {OpenDocument, Session} from './session.js'
import {toKey} from './uri.js'

/** A document was opened: from now on its text is what the client says. */
export function didOpen(server: Server, {textDocument}: DidOpenTextDocumentParams): void {
  const {uri, version, languageId, text} = textDocument
  const lines = createLineIndex(text)
  const document = {key: toKey(uri), uri, version, languageId, text, lines}
  const before = server.session
  server.session = withDocument(server.session, document)
  place(server, document)
  reloadIfNew(server, document)
  publishChanged(server, before, document.key)
}

/** A document was changed. Changes of a document that is not open are no news to anyone. */
export function didChange(
  server: Server,
  {textDocument, contentChanges}: DidChangeTextDocumentParams
): void {
  const document = server.session.documents.get(toKey(textDocument.uri))
  if (!document) return
  const before = server.session
  const edit = toEdit(document, contentChanges, server.client.encoding)
  const workspace = before.workspace.open.has(document.key)
    ? editArticle(before.workspace, document.key, edit)
    : before.workspace
  // The very string that was parsed, as making and reading it once more would cost as much as parsing.
  const text = workspace.open.get(document.key)?.text ?? replace(document.text, edit)
  const lines = createLineIndex(text)
  const changed = {...document, version: textDocument.version, text, lines}
  server.session = {...withDocument(before, changed), workspace}
  reloadIfNew(server, changed)
  publishChanged(server, before, document.key)
}

function replace(text: string, {start, end, text: inserted}: Edit): string {
  return text.slice(0, start) + inserted + text.slice(end)
}

/** A document was closed: what is stored counts again, and nothing is told of it any more. */
export function didClose(server: Server, {textDocument}: DidCloseTextDocumentParams): void {
  const key = toKey(textDocument.uri)
  const document = server.session.documents.get(key)
  if (!document) return
  const before = server.session
  const {workspace, documents, ...session} = before
  const article = workspace.open.get(key)
  const left = new Map(documents)
  left.delete(key)
  server.session = {...session, documents: left, workspace: closeArticle(workspace, key)}
  if (article?.included) restore(server, article.root, key)
  if (!article) reloadSoon(server, projectsWith(server.session, key))
  publishChanged(server, before, key)
  if (dropUnused(server)) publishOpen(server)
}

/** What an article tells the others may have changed what is found in them. */
function publishChanged(server: Server, before: Session, key: string): void {
  publishSoon(server, [key, ...baselineFor(before, key)])
  if (changesOtherFiles(before.workspace, server.session.workspace)) publishOpen(server)
}

/** The file that lists accepted findings of an article: what it lists in vain changes with the article. */
function baselineFor({workspace}: Session, key: string): readonly string[] {
  const article = workspace.open.get(key)
  if (!article) return []
  const baseline = workspace.projects.get(article.root)?.baseline
  return baseline?.files.has(article.name) ? [pathIn(article.root, baseline.path)] : []
}

/** A closed article may have been saved without anyone telling. */
function restore(server: Server, root: string, key: string): void {
  const article = storedArticle(root, key, nameIn(root, key))
  if (!article) return
  const {workspace} = server.session
  server.session = {...server.session, workspace: addStored(workspace, root, [article])}
}

/** A project is read again when the text of one of its own files is another than it was read with. */
function reloadIfNew(server: Server, {key, text}: OpenDocument): void {
  const {workspace} = server.session
  if (workspace.open.has(key)) return
  const isNew = (root: string): boolean =>
    workspace.projects.get(root)?.texts.get(nameIn(root, key)) !== text
  reloadSoon(server, projectsWith(server.session, key).filter(isNew))
}

function withDocument(session: Session, document: OpenDocument): Session {
  return {...session, documents: new Map(session.documents).set(document.key, document)}
}

/** The one edit that several changes come to. */
function toEdit(
  {text: old, lines}: OpenDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding
): Edit {
  const [first] = changes
  if (changes.length === 1 && first && 'range' in first) return rangeEdit(lines, first, encoding)
  let text = old
  for (const change of changes) {
    text =
      'range' in change
        ? replace(text, rangeEdit(createLineIndex(text), change, encoding))
        : change.text
  }
  return editBetween(old, text)
}

type RangeChange = Extract<TextDocumentContentChangeEvent, {readonly range: unknown}>

/** Ends that come in the wrong order are put in the right one. */
function rangeEdit(index: LineIndex, {range, text}: RangeChange, encoding: Encoding): Edit {
  const a = fromPosition(index, range.start, encoding)
  const b = fromPosition(index, range.end, encoding)
  return {start: Math.min(a, b), end: Math.max(a, b), text}
}
