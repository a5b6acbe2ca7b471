import {LSPErrorCodes, ResponseError} from 'vscode-languageserver/node'
import type {Article} from '../session/workspace.js'
import type {PlainSpan} from './protocol.js'
import {invalidParams} from './route.js'
import type {Snapshot} from './server.js'

/** The open article that a request names, in the version that it names; throws for another. */
export function articleOf({session}: Snapshot, path: string, version: unknown): Article {
  const wanted = versionIn(version, '`textDocument.version`')
  const article = session.workspace.open.get(path)
  if (!article)
    throw new ResponseError(LSPErrorCodes.RequestFailed, 'This is no open article: open it first')
  if (session.documents.get(path)?.document.version === wanted) return article
  throw new ResponseError(LSPErrorCodes.ContentModified, 'The article was changed: ask again')
}

/** Reads the number of a version; throws for what is none. */
export function versionIn(value: unknown, expected: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw invalidParams(expected)
  return value
}

/** Reads a list, empty where there is none; throws for what is none. */
export function listIn<T>(value: readonly T[] | undefined, expected: string): readonly T[] {
  if (value !== undefined && !Array.isArray(value)) throw invalidParams(expected)
  return value ?? []
}

/** Reads a span of the base text; throws for what is none. */
export function baseSpanOf(span: unknown): PlainSpan {
  const {start, end} = (span ?? {}) as {readonly start?: unknown; readonly end?: unknown}
  return {start: indexOf(start, 'a span'), end: indexOf(end, 'a span')}
}

/** Reads a number that counts from zero; throws for what is none. */
export function indexOf(value: unknown, expected: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw invalidParams(expected)
  return value
}

/** Reads a text; throws for what is none. */
export function textIn(value: unknown, expected: string): string {
  if (typeof value !== 'string') throw invalidParams(expected)
  return value
}

/** Reads how many items are wanted, at most `MOST_ITEMS`; throws for what is no number. */
export function limitIn(value: unknown): number {
  return Math.min(indexOf(value, '`limit`'), MOST_ITEMS)
}

/** No list of a picker is longer: who types on sees others. */
const MOST_ITEMS = 200
