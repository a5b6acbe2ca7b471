import {TextDocument} from 'vscode-languageserver-textdocument'
import {oncePer} from '../base/memo.js'
import type {StoredPart} from '../glossary/glossary.js'
import {articleAt, glossaryAt, textAt} from '../session/queries.js'
import {emptyWorkspace, type Workspace} from '../session/workspace.js'

/** The state of the server at a moment, as a value, but for the texts of open documents. Names of documents are those of `toKey`. */
export interface Session {
  readonly workspace: Workspace
  /** The documents that the client has open, articles or not. */
  readonly documents: ReadonlyMap<string, OpenDocument>
  /** The folders that the client has open. */
  readonly folders: readonly string[]
  readonly settings: Settings
}

/** What a user sets in the editor: how it shows things, never what holds for an article. */
export interface Settings {
  /** Whose problems are shown: nobody's, those of open files, or those of all files of the open folders. */
  readonly problems: 'off' | 'openFiles' | 'folder'
}

/** A document as the client sent it. */
export interface OpenDocument {
  readonly key: string
  /** With the URI as the client writes it, which is how it wants to hear of it. The library changes it in place. */
  readonly document: TextDocument
}

/** A session in which nothing is open. */
export const emptySession: Session = {
  workspace: emptyWorkspace,
  documents: new Map(),
  folders: [],
  settings: {problems: 'folder'}
}

/**
 * An open document or any other file that the session knows, with its lines; undefined for others. The lines of a file that
 * is not open are counted once for each version of it, however many places point into it.
 */
export function documentAt({workspace, documents}: Session, key: string): TextDocument | undefined {
  const open = documents.get(key)
  if (open) return open.document
  const article = articleAt(workspace, key)
  if (article) return documentOf(article)
  const glossary = glossaryAt(workspace, key)
  if (glossary) return documentOf(glossary.file)
  const text = textAt(workspace, key)
  return text === undefined ? undefined : toDocument(text)
}

/** A compiled glossary file that is not open; undefined for all others. */
export function storedAt({workspace, documents}: Session, key: string): StoredPart | undefined {
  if (documents.has(key) || articleAt(workspace, key)) return undefined
  return glossaryAt(workspace, key)?.file.stored
}

/** Stored articles and glossary files live long; those that are open do not come here. */
const documentOf = oncePer(({text}: {readonly text: string}) => toDocument(text))

function toDocument(text: string): TextDocument {
  return TextDocument.create('', '', 0, text)
}
