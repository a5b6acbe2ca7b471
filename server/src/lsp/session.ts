import type {LineIndex} from '../base/line-index.js'
import {linesAt} from '../session/queries.js'
import {emptyWorkspace, type Workspace} from '../session/workspace.js'

/** What the server knows at a moment, as a value. Names of documents are those of `toKey`. */
export interface Session {
  readonly workspace: Workspace
  /** The documents that the client has open, articles or not. */
  readonly documents: ReadonlyMap<string, OpenDocument>
  /** The folders that the client has open. */
  readonly folders: readonly string[]
}

/** A document as the client sent it. */
export interface OpenDocument {
  readonly key: string
  /** As the client writes it, which is how it wants to hear of it. */
  readonly uri: string
  readonly version: number
  readonly languageId: string
  readonly text: string
  readonly lines: LineIndex
}

/** A session in which nothing is open. */
export const emptySession: Session = {
  workspace: emptyWorkspace,
  documents: new Map(),
  folders: []
}

/** The line index of a document or of any other file that the session knows; undefined for others. */
export function lineIndexOf({workspace, documents}: Session, key: string): LineIndex | undefined {
  const document = documents.get(key)
  if (document) return document.lines
  return linesAt(workspace, key)
}
