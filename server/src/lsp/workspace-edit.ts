import type {
  AnnotatedTextEdit,
  CancellationToken,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit
} from 'vscode-languageserver/node'
import {LSPErrorCodes, ResponseError} from 'vscode-languageserver/node'
import type {Edit} from '../base/edits.js'
import type {Steps} from '../base/steps.js'
import type {PathChange, WorkspaceOutcome} from '../features/refactor/corpus-view.js'
import {textAt} from '../session/queries.js'
import {converterFor, uriOf} from './locations.js'
import {toRange} from './positions.js'
import {refusalError} from './refusal-error.js'
import {cancelled} from './route.js'
import type {Snapshot} from './server.js'

/** The versions of the documents that the client has open, by key. Documents themselves change in place. */
type Versions = ReadonlyMap<string, number>

/** The versions of all open documents at this moment. */
export function versionsOf({session}: Snapshot): Versions {
  return new Map(Array.from(session.documents, ([key, {document}]) => [key, document.version]))
}

/** The edit of an act over many files; what is refused, and a request that nobody waits for, is thrown. */
export function* editSteps(
  snapshot: Snapshot,
  steps: Steps<WorkspaceOutcome>,
  versions: Versions,
  label: string,
  token: CancellationToken
): Steps<WorkspaceEdit> {
  for (;;) {
    if (token.isCancellationRequested) throw cancelled()
    const step = steps.next()
    if (!step.done) {
      yield
      continue
    }
    if (step.value.type === 'refused') throw refusalError(step.value)
    return yield* workspaceEditSteps(snapshot, step.value.changes, versions, label)
  }
}

/**
 * The edit of many files as the protocol has it, in steps of one file each: with versions for open documents, and with a
 * label in words where the client shows one. Throws `ContentModified` where one of the documents was edited since its
 * version was noted.
 */
function* workspaceEditSteps(
  snapshot: Snapshot,
  changes: readonly PathChange[],
  versions: Versions,
  label: string
): Steps<WorkspaceEdit> {
  const {client} = snapshot
  const annotationId = client.changeAnnotations ? LABEL : undefined
  const files: TextDocumentEdit[] = []
  for (const {path, edits} of changes) {
    const version = versions.get(path)
    const open = snapshot.session.documents.get(path)?.document
    // What was typed into a project file may not have been taken in yet.
    const isKnown = !open || open.getText() === textAt(snapshot.session.workspace, path)
    if (open?.version !== version || !isKnown) throw outdated()
    const textDocument = {uri: uriOf(snapshot, path), version: version ?? null}
    files.push({textDocument, edits: toEdits(snapshot, path, edits, annotationId)})
    yield
  }
  if (!client.documentChanges)
    return {
      changes: Object.fromEntries(
        files.map(({textDocument, edits}) => [textDocument.uri, edits as TextEdit[]])
      )
    }
  if (annotationId === undefined) return {documentChanges: files}
  return {
    documentChanges: files,
    changeAnnotations: {[annotationId]: {label, needsConfirmation: false}}
  }
}

const LABEL = 'newsmark'

function toEdits(
  snapshot: Snapshot,
  path: string,
  edits: readonly Edit[],
  annotationId: string | undefined
): (TextEdit | AnnotatedTextEdit)[] {
  const toPosition = converterFor(snapshot, path)
  if (!toPosition) return []
  return edits.map(edit => ({
    range: toRange(toPosition, edit),
    newText: edit.text,
    ...(annotationId !== undefined && {annotationId})
  }))
}

function outdated(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'A document was changed in the meantime')
}
