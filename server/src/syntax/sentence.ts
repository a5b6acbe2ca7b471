import type {Span} from '../base/span.js'
import type {Syntax} from './syntax.js'

/**
 * The sentence around a UTF-16 offset of a paragraph, with the markup in it, by Unicode's rules (UAX 29) on the text as
 * it is read, but for a few abbreviations that stand before names.
 */
export function sentenceAround(syntax: Syntax, paragraph: Span, offset: number): Span {
  const plain = withoutMarkup(syntax, paragraph)
  let start = 0
  let end = 0
  for (const {segment, index} of SEGMENTER.segment(plain)) {
    if (end > 0 && !ABBREVIATION.test(plain.slice(start, end))) {
      if (paragraph.start + end > offset) break
      start = index
    }
    end = index + segment.length
  }
  const words = plain.slice(start, end)
  const from = start + words.length - words.trimStart().length
  return {start: paragraph.start + from, end: paragraph.start + start + words.trimEnd().length}
}

const SEGMENTER = new Intl.Segmenter('en', {granularity: 'sentence'})
const ABBREVIATION =
  /(?:^|[\s(“"])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|Rev|St|No|M)\.\s+$/

/**
 * The text of a paragraph, with brackets for the markup of tags and blanks for comments and line ends, so that all
 * offsets stay.
 */
function withoutMarkup({text, tags, comments}: Syntax, {start, end}: Span): string {
  const signs = text
    .slice(start, end)
    .replace(/[\n\r]/g, ' ')
    .split('')
  const fill = (from: number, to: number, sign: string): void => {
    for (let at = Math.max(from, start); at < Math.min(to, end); at++) signs[at - start] = sign
  }
  for (const tag of tags) {
    if (tag.end <= start || tag.start >= end) continue
    fill(tag.start, tag.contentStart, '(')
    fill(tag.contentEnd, tag.end, ')')
  }
  for (const comment of comments) fill(comment.start, comment.end, ' ')
  return signs.join('')
}
