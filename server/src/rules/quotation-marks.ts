/**
 * Whether a code unit is a quotation mark of any script. Single ones that also serve as apostrophes are not:
 * see `opensSingleQuote`.
 */
export function isQuotationMark(code: number): boolean {
  if (code < 0x80) return code === 0x22
  if (code < 0x2000) return code === 0xab || code === 0xbb
  if (code < 0x2100) return DOUBLE.has(code) || SINGLE.has(code)
  return (code >= 0x300c && code <= 0x300f) || code === 0xff02
}

/** “ ” „ ‟ */
const DOUBLE: ReadonlySet<number> = new Set([0x201c, 0x201d, 0x201e, 0x201f])

/** ‘ ‚ ‛ ‹ › */
const SINGLE: ReadonlySet<number> = new Set([0x2018, 0x201a, 0x201b, 0x2039, 0x203a])

/** Whether the straight apostrophe at an offset stands where a quotation opens, and not within or behind a word. */
export function opensSingleQuote(text: string, offset: number): boolean {
  return !WORD_END.test(text.charAt(offset - 1)) && /\S/.test(text.charAt(offset + 1))
}

const WORD_END = /[\p{L}\p{N}.,!?%]/u

/** Whether a quotation mark stands anywhere in a stretch of text; attributes of tags in it are passed over. */
export function hasQuotationMark(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset)
    if (code === BRACE && text.charCodeAt(offset - 1) === BRACKET)
      offset = skipBraces(text, offset, end)
    else if (code < 0x80 ? code === 0x22 : code >= 0xab && isQuotationMark(code)) return true
    else if (code === APOSTROPHE && opensSingleQuote(text, offset)) return true
  }
  return false
}

const APOSTROPHE = 0x27
const BRACE = 0x7b
const BRACKET = 0x5d
const BRACE_END = 0x7d

function skipBraces(text: string, from: number, end: number): number {
  let offset = from
  while (offset < end && text.charCodeAt(offset) !== BRACE_END) offset++
  return offset
}
