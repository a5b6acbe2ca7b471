/** A stretch of text, in UTF-16 offsets. */
interface Span {
  readonly start: number
  readonly end: number
}

/**
 * What a growing selection takes next: the smallest stretch around a selection that is larger than it, of the words, the
 * name, the marks, what stands between commas, what is quoted, the sentence and the paragraph. Undefined for a selection
 * that holds its paragraph. `paragraph` is the one in which the selection starts, `marks` those that touch it; offsets are
 * those of `text`. Sentences and words are those of Unicode (UAX 29) in the language.
 */
export function widerSelection(
  text: string,
  paragraph: Span,
  marks: readonly Span[],
  selection: Span,
  language: string | undefined
): Span | undefined {
  const inside = text.slice(paragraph.start, paragraph.end)
  const at = (span: Span): Span => ({
    start: paragraph.start + span.start,
    end: paragraph.start + span.end
  })
  const found = [
    ...wordsAround(inside, language, shift(selection, -paragraph.start)).map(at),
    ...namesIn(inside).map(at),
    ...marks,
    ...quotationsIn(inside).map(at),
    ...sentencesIn(inside, language).flatMap(sentence => [
      ...clausesIn(inside, sentence).map(at),
      at(sentence)
    ]),
    paragraph
  ]
  let best: Span | undefined
  for (const span of found) {
    const isWider =
      span.start <= selection.start &&
      selection.end <= span.end &&
      span.end - span.start > selection.end - selection.start
    if (isWider && (!best || span.end - span.start < best.end - best.start)) best = span
  }
  return best
}

function shift({start, end}: Span, by: number): Span {
  return {start: start + by, end: end + by}
}

/** The stretch of whole words that a selection touches; of a cursor between two words the one behind it. */
function wordsAround(text: string, language: string | undefined, selection: Span): Span[] {
  const words = Array.from(segmenter(language, 'word').segment(text))
    .filter(({isWordLike}) => isWordLike === true)
    .map(({index, segment}) => ({start: index, end: index + segment.length}))
    .filter(({start, end}) => start <= selection.end && selection.start <= end)
  if (selection.start === selection.end) return words.slice(-1)
  const inside = words.filter(({start, end}) => start < selection.end && selection.start < end)
  const [first, last] = [inside[0], inside.at(-1)]
  return first && last ? [{start: first.start, end: last.end}] : []
}

/** Words with capital letters, with small ones as *of* and *de* between them: what is mostly one name. */
function namesIn(text: string): Span[] {
  return Array.from(text.matchAll(NAME), ({0: name, index}) => ({
    start: index,
    end: index + name.length
  }))
}

/** One word of a name: *Aleppo*, *al-Assad*, *Ja’afari*, *U.S.*, *Al-Qaida* without *-linked*. */
const WORD =
  String.raw`(?:(?:\p{Lu}\.){2,}|(?:\p{Ll}{1,3}[-’'])?\p{Lu}[\p{L}\p{M}\p{N}]*` +
  String.raw`(?:[.-](?=[\p{Lu}\p{N}])[\p{L}\p{M}\p{N}]+|[’'](?!s(?!\p{L}))[\p{L}\p{M}]+)*)`
/** Between two words: a blank, the point of *Mr.* or of an initial before it, and small words. */
const JOINT =
  String.raw`(?:(?<=\p{Lu}\p{Ll}{0,2})\.)?[ \u00a0]` +
  String.raw`(?:(?:of|the|for|and|de|la|le|du|des|der|von|van|al|el|bin|ibn|y|e|da|do|dos)[ \u00a0]){0,2}`
const NOT_WITHIN = String.raw`(?<![\p{L}\p{M}\p{N}])(?<![\p{L}\p{M}\p{N}][’'-])`
const NAME = new RegExp(`${NOT_WITHIN}${WORD}(?:${JOINT}${WORD})+`, 'gu')

/**
 * What may be a name: words with capital letters, with small ones as *of* and *de* between them. The first word of a sentence
 * has a capital letter in any case: it counts only where `isCommon` does not say that the text writes it with a small one,
 * and alone only where `isProper` says that it has a capital letter elsewhere too.
 */
export function possibleNames(text: string, language: string | undefined, words: Words): Span[] {
  const starts = new Set(sentencesIn(text, language).map(({start}) => start))
  return Array.from(text.matchAll(NAMES), ({0: name, index}) => ({
    start: index,
    end: index + name.length
  })).flatMap(span => {
    if (!starts.has(span.start)) return [span]
    const name = text.slice(span.start, span.end)
    const [first = name] = name.split(/[ \u00a0]/, 1)
    if (first === name) return words.isProper(name) ? [span] : []
    if (!words.isCommon(first)) return [span]
    const rest = name.slice(first.length).search(/\p{Lu}/u)
    return rest < 0 ? [] : [{start: span.start + first.length + rest, end: span.end}]
  })
}

const NAMES = new RegExp(`${NOT_WITHIN}${WORD}(?:${JOINT}${WORD})*`, 'gu')

/** How a text writes its words. */
export interface Words {
  /** Whether it stands somewhere with a small letter. */
  isCommon(word: string): boolean
  /** Whether it stands within a sentence with a capital letter. */
  isProper(word: string): boolean
}

/** Looks through a whole text for how it writes its words. */
export function wordsOf(text: string): Words {
  const common = new Set<string>()
  for (const [word] of text.matchAll(/(?<![\p{L}\p{M}\p{N}])\p{Ll}[\p{L}\p{M}]*/gu))
    common.add(word)
  const proper = new Set<string>()
  for (const [word] of text.matchAll(WITHIN)) proper.add(word)
  return {
    isCommon: word => common.has(word.toLowerCase()),
    isProper: word => proper.has(word)
  }
}

/** Words with a capital letter behind a word with a small one. */
const WITHIN = new RegExp(String.raw`(?<=\p{Ll}[ \u00a0])${WORD}`, 'gu')

/** What stands in quotation marks, without these. */
export function quotationsIn(text: string): Span[] {
  const spans: Span[] = []
  for (const pattern of QUOTATIONS)
    for (const {0: quoted, index} of text.matchAll(pattern))
      spans.push({start: index + 1, end: index + quoted.length - 1})
  return spans
    .map(span => trim(text, span))
    .filter(({start, end}) => start < end)
    .sort((a, b) => a.start - b.start)
}

const QUOTATIONS = [
  /“[^“”]+”/gu,
  /„[^„“”]+[“”]/gu,
  /«[^«»]+»/gu,
  /»[^«»]+«/gu,
  /"[^"]+"/gu,
  /「[^「」]+」/gu
]

/** The sentences without white space and the signs that end them. */
export function sentencesIn(text: string, language: string | undefined): Span[] {
  return Array.from(segmenter(language, 'sentence').segment(text), ({index, segment}) =>
    trim(text, {start: index, end: index + segment.length})
  )
}

/** What stands between commas, semicolons, colons and dashes of a sentence. */
export function clausesIn(text: string, {start, end}: Span): Span[] {
  const spans: Span[] = []
  let from = start
  for (const {0: sign, index} of text.slice(start, end).matchAll(BETWEEN)) {
    spans.push(trim(text, {start: from, end: start + index}))
    from = start + index + sign.length
  }
  spans.push(trim(text, {start: from, end}))
  return spans.filter(span => span.start < span.end)
}

const BETWEEN = /(?:[,;:،؛，；：、](?![\p{N}])|\s[–—-]\s|—)["”“»«’]?/gu

/** A span without white space, quotation marks and ending signs at its edges. */
function trim(text: string, {start, end}: Span): Span {
  let [from, to] = [start, end]
  while (from < to && EDGE.test(text.charAt(from))) from++
  while (from < to && EDGE.test(text.charAt(to - 1))) to--
  return {start: from, end: to}
}

const EDGE = /[\s.!?…,;:“”„«»"「」。！？؟،]/u

function segmenter(language: string | undefined, granularity: 'word' | 'sentence'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language || 'en', {granularity})
  } catch {
    return new Intl.Segmenter('en', {granularity})
  }
}
