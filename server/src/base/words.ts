/**
 * A text in pieces, none left out: words, runs of white space, and all other characters, each for itself. Each character of
 * Chinese and Japanese is a word.
 */
export function piecesOf(text: string): string[] {
  return text.match(PIECE) ?? []
}

const PIECE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+|\s+|./gsu
