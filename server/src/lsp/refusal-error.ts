import {ErrorCodes, LSPErrorCodes, ResponseError} from 'vscode-languageserver/node'
import type {Refusal} from '../annotate/act.js'
import type {Said} from '../base/phrase.js'

const CODES = {
  outdated: LSPErrorCodes.ContentModified,
  arguments: ErrorCodes.InvalidParams,
  impossible: LSPErrorCodes.RequestFailed
} as const

/** What an act is refused for, as an error whose message says why. */
export function refusalError({cause, reason}: Refusal): ResponseError<unknown> {
  return saidError(CODES[cause], reason, {cause, reason: reason.toString()})
}

/** An error that says something in English, and as what it is found by in other languages (`saidOf`). */
export function saidError<T>(code: number, said: Said, data?: T): ResponseError<T> {
  return Object.assign(new ResponseError(code, said.toString(), data), {said})
}

/** What an error says, as a phrase where it is one. */
export function saidOf(error: ResponseError<unknown> & {readonly said?: Said}): Said {
  return error.said ?? error.message
}
