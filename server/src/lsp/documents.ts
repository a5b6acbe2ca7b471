import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  TextDocumentContentChangeEvent
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {Edit} from '../base/edits.js'
import {editBetween} from '../base/edits.js'
import {nameIn, pathIn} from '../project/path-names.js'
import {closeArticle, editArticle} from '../session/change.js'
import {changesOtherFiles} from '../session/changes-others.js'
import {wakeFolder} from './folder-problems.js'
import {keepLater} from './keep-soon.js'
import {type Encoding, fromPosition} from './positions.js'
import {projectsWith} from './project-files.js'
import {dropUnused} from './projects.js'
import {publishOpen, publishSoon} from './publish-diagnostics.js'
import {readAhead} from './read-ahead.js'
import {lookAtLater} from './read-corpus.js'
import {place, reloadSoon} from './reload.js'
import type {Server} from './server.js'
import type {OpenDocument, Session} from './session.js'
import {toKey} from './uri.js'

/** A document was opened: from now on its text is what the client says. */
export function didOpen(server: Server, {textDocument}: DidOpenTextDocumentParams): void {
  const {uri, version, languageId, text} = textDocument
  const document = TextDocument.create(uri, languageId, version, text)
  const opened = {key: toKey(uri), document}
  const before = server.session
  const documents = new Map(before.documents).set(opened.key, opened)
  server.session = {...before, documents}
  place(server, opened)
  reloadIfNew(server, opened)
  publishChanged(server, before, opened.key)
  readAhead(server, opened)
}

/** A document was changed. Changes of a document that is not open are no news to anyone. */
export function didChange(
  server: Server,
  {textDocument: {uri, version}, contentChanges}: DidChangeTextDocumentParams
): void {
  const opened = server.session.documents.get(toKey(uri))
  if (!opened) return
  const before = server.session
  keepLater(server)
  const {key, document} = opened
  const edit = updateDocument(document, contentChanges, version, server.client.encoding)
  if (before.workspace.open.has(key)) {
    server.session = {
      ...before,
      workspace: editArticle(before.workspace, key, edit, document.getText())
    }
    // What this means for other documents is found out with the diagnostics, in turns of their own.
    server.typedSince ??= before.workspace
    const isAnnotated = server.sentAnnotations.views.has(key)
    publishSoon(server, [key, ...baselineFor(before, key)], isAnnotated ? ANSWER_FIRST : 0)
    return
  }
  reloadIfNew(server, opened)
  publishChanged(server, before, key)
}

/**
 * Milliseconds: an annotation editor asks at once what has changed, and waits for that before it shows a mark. Its question
 * comes before the first rules run, which in 1 MB take 40 ms.
 */
const ANSWER_FIRST = 15

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
  server.sentTokens.results.delete(key)
  server.sentAnnotations.views.delete(key)
  server.readAhead.delete(key)
  server.session = {...session, documents: left, workspace: closeArticle(workspace, key)}
  // A closed article may have been saved, moved or deleted without anyone telling.
  if (article?.included) lookAtLater(server, article.root, [key])
  if (!article) reloadSoon(server, projectsWith(server.session, key))
  publishChanged(server, before, key)
  if (dropUnused(server)) publishOpen(server)
  // From now on it is one of those that are told of with their folder.
  wakeFolder(server.folderProblems)
}

/** Publishes a changed document, and all others where what it tells them has changed. */
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

/** A project is read again when the text of one of its project files is another than it was read with. */
function reloadIfNew(server: Server, {key, document}: OpenDocument): void {
  const {workspace} = server.session
  if (workspace.open.has(key)) return
  const isNew = (root: string): boolean =>
    workspace.projects.get(root)?.texts.get(nameIn(root, key)) !== document.getText()
  reloadSoon(server, projectsWith(server.session, key).filter(isNew))
}

/** Changes a document, and gives the one edit that all changes come to. */
function updateDocument(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
  encoding: Encoding
): Edit {
  const [first] = changes
  if (changes.length === 1 && first && 'range' in first) {
    const edit = rangeEdit(document, first, encoding)
    TextDocument.update(document, [toUtf16(document, edit)], version)
    return edit
  }
  const old = document.getText()
  for (const change of changes) {
    const next =
      'range' in change ? toUtf16(document, rangeEdit(document, change, encoding)) : change
    TextDocument.update(document, [next], version)
  }
  return editBetween(old, document.getText())
}

type RangeChange = Extract<TextDocumentContentChangeEvent, {readonly range: unknown}>

/** Ends that come in the wrong order are put in the right one. */
function rangeEdit(document: TextDocument, {range, text}: RangeChange, encoding: Encoding): Edit {
  const a = fromPosition(document, range.start, encoding)
  const b = fromPosition(document, range.end, encoding)
  return {start: Math.min(a, b), end: Math.max(a, b), text}
}

/** A change as the library takes it, which knows UTF-16 positions only. */
function toUtf16(document: TextDocument, {start, end, text}: Edit): RangeChange {
  return {range: {start: document.positionAt(start), end: document.positionAt(end)}, text}
}
