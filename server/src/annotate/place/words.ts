import type {Span} from '../../base/span.js'

/** The words of a text in a language, a BCP 47 tag; of one that nobody knows as in English. */
export function wordsIn(language: string | undefined): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language || 'en', {granularity: 'word'})
  } catch {
    return new Intl.Segmenter('en', {granularity: 'word'})
  }
}

/** The spans of the words in a stretch of a text, without what stands between them. */
export function wordSpans(text: string, {start, end}: Span, language: string | undefined): Span[] {
  return Array.from(wordsIn(language).segment(text.slice(start, end)))
    .filter(({isWordLike}) => isWordLike === true)
    .map(({index, segment}) => ({start: start + index, end: start + index + segment.length}))
}
