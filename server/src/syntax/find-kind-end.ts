import {classOf, isLetter, KIND} from './character-class.js'

/**
 * Offset of the `[` at once behind the kind that starts at an offset, or -1 where none stands:
 * a kind is a letter, then letters, digits, `-` and `_`, the last one neither `-` nor `_`.
 */
export function findKindEnd(text: string, start: number): number {
  if (start >= text.length || !isLetter(text.charCodeAt(start))) return -1
  let last = 0
  for (let offset = start + 1; offset < text.length; offset++) {
    const code = text.charCodeAt(offset)
    if (code === 0x5b) return last === 0x2d || last === 0x5f ? -1 : offset
    if ((classOf(code) & KIND) === 0) return -1
    last = code
  }
  return -1
}
