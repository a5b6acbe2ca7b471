/** Whether a capital letter stands at a UTF-16 offset of a text, or one that is half a capital, as `ǅ`. */
export function isCapitalAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  // Most letters of most texts are ASCII, and a class of Unicode takes ten times as long.
  if (code < 0x80) return code >= 0x41 && code <= 0x5a
  return CAPITAL.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
}

const CAPITAL = /[\p{Lu}\p{Lt}]/u

/** Whether a decimal digit of any script stands at a UTF-16 offset of a text. */
export function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 0x80) return code >= 0x30 && code <= 0x39
  return DIGIT.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
}

const DIGIT = /\p{Nd}/u
