import {ErrorCodes, LSPErrorCodes, ResponseError} from 'vscode-languageserver/node'
import type {Refusal} from '../annotate/act.js'

const CODES = {
  outdated: LSPErrorCodes.ContentModified,
  arguments: ErrorCodes.InvalidParams,
  impossible: LSPErrorCodes.RequestFailed
} as const

/** What an act is refused for, as an error whose message says why. */
export function refusalError({cause, reason}: Refusal): ResponseError<unknown> {
  return new ResponseError(CODES[cause], reason, {cause, reason})
}
