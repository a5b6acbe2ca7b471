import type {Diagnostic} from 'vscode-languageserver/node'

/** A short name for diagnostics: the same for the same ones, whether of one document or of a folder they are asked for. */
export function resultIdOf(diagnostics: readonly Diagnostic[]): string {
  return digest(JSON.stringify(diagnostics))
}

/** A short name for a text, all but certainly another one for another text (two 32-bit FNV-1a hashes and the length). */
function digest(text: string): string {
  let forward = 0x811c9dc5
  let backward = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    forward = Math.imul(forward ^ text.charCodeAt(index), 0x01000193)
    backward = Math.imul(backward ^ text.charCodeAt(text.length - 1 - index), 0x01000193)
  }
  return [text.length, forward >>> 0, backward >>> 0].map(part => part.toString(36)).join('-')
}
