/** Printable ASCII with single spaces inside, which is normalised already. */
const normal = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/
/** Curly quotation marks, and the gershayim of Hebrew. */
const doubleQuotes = /[\u201c-\u201f\u05f4]/g
/** Curly apostrophes, the letter apostrophe, and the geresh of Hebrew. */
const apostrophes = /[\u2018-\u201b\u02bc\u05f3]/g
/** Hyphen, no-break hyphen, small and full-width hyphen, and the maqaf of Hebrew. */
const hyphens = /[\u2010\u2011\ufe63\uff0d\u05be]/g
/** Default_Ignorable_Code_Point of Unicode, as in `invisible.ts`, and the tatweel, which only makes an Arabic word longer. */
const uncounted = /[\p{Default_Ignorable_Code_Point}\u0640]/gu
/** A soft hyphen at the end of a line, which is no part of the word, and a hyphen there, which may be one. */
const softBreak = /\u00ad[^\S\n\r]*(?:\r\n?|\n)[^\S\n\r]*/g
const hyphenBreak = /(?<=[\p{L}\p{M}\p{N}]-)[^\S\n\r]*(?:\r\n?|\n)[^\S\n\r]*(?=[\p{L}\p{N}])/gu
const lineEnd = /[\n\r]/

/**
 * Normalises a name for comparison: Unicode NFC, characters that nobody sees (default-ignorable) and tatweel left out,
 * hyphens, quotation marks and apostrophes in their ASCII form, white space collapsed and trimmed; a line that ends in a hyphen
 * is joined with the next.
 */
export function normaliseName(text: string): string {
  if (normal.test(text)) return text
  // Making these two takes 0.5 ms of a start, and few names stand on two lines.
  const isBroken = lineEnd.test(text)
  const inAscii = (isBroken ? text.replace(softBreak, '') : text)
    .replace(uncounted, '')
    .normalize('NFC')
    .replace(hyphens, '-')
    .replace(doubleQuotes, '"')
    .replace(apostrophes, "'")
  return (isBroken ? inAscii.replace(hyphenBreak, '') : inAscii).replace(/\s+/g, ' ').trim()
}

/**
 * Folds the case of a normalised name: Unicode full case folding (`ß` is `ss`, final sigma is sigma), by way of the
 * mappings to upper and lower case; the dotted and the dotless i of Turkish as one letter with both of ours, the dot
 * that Lithuanian keeps under accents left out, and the accents and breathings of Greek too, which capitals lack.
 */
export function foldCase(normalised: string): string {
  const lower = normalised.toLowerCase()
  if (ascii.test(lower)) return lower
  return withoutGreekAccents(lower.toUpperCase().toLowerCase())
    .replace(finalSigma, 'σ')
    .replace(softDotted, '')
    .replace(apostrophes, "'")
    .normalize('NFC')
}

/** A text in lower case, its Greek letters without accents and breathings; an iota subscript is an iota. */
function withoutGreekAccents(lower: string): string {
  if (!greek.test(lower)) return lower
  return lower.normalize('NFD').replace(greekAccents, '')
}

const ascii = /^[\x20-\x7e]*$/
const finalSigma = /ς/g
const softDotted = /(?<=[ijįɨ]\u0328?)\u0307+/g
const greek = /\p{Script=Greek}/u
const greekAccents =
  /(?<=\p{Script=Greek}\p{M}*)[\u0300\u0301\u0304\u0306\u0308\u0313\u0314\u0342]/gu

/** Normalises a name and folds its case, for comparison without case. */
export function foldName(text: string): string {
  return foldCase(normaliseName(text))
}

/**
 * The name that stands in a text whose line ends in a hyphen, if that hyphen is the line's and not the name's:
 * `Alep-`, `po` is `Aleppo`. Undefined for a text without such a line end.
 */
export function withoutLineHyphen(text: string): string | undefined {
  if (!/-[^\S\n\r]*[\n\r]/.test(text)) return undefined
  const joined = text.replace(lineHyphen, '')
  return joined === text ? undefined : normaliseName(joined)
}

const lineHyphen =
  /(?<=[\p{L}\p{M}\p{N}])[-\u2010][^\S\n\r]*(?:\r\n?|\n)[^\S\n\r]*(?=[\p{L}\p{N}])/gu

/** Normalises an id or the name of an article for comparison: Unicode NFC, as file systems may decompose letters. */
export function normaliseId(id: string): string {
  // In a loop: on short texts, as ids are, a pattern takes three times as long.
  for (let at = 0; at < id.length; at++) if (id.charCodeAt(at) > 0x7e) return id.normalize('NFC')
  return id
}
