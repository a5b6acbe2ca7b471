import {Range} from 'vscode'
import type {PlainRange} from '../../server/src/lsp/protocol.js'

/** A range of VS Code in the protocol's terms. */
export function plain({start, end}: Range): PlainRange {
  return {
    start: {line: start.line, character: start.character},
    end: {line: end.line, character: end.character}
  }
}

/** A range of the protocol as VS Code has them. */
export function asRange({start, end}: PlainRange): Range {
  return new Range(start.line, start.character, end.line, end.character)
}
