import type {BaseSpan, Mark} from '../../../server/src/lsp/editor-protocol.js'
import {firstFrom, marksIn, paragraphAt} from '../text/mark-search.js'

/** What steps go over: words, and mentions as wholes. */
export interface SteppedText {
  readonly text: string
  readonly language: string | null
  readonly paragraphs: readonly BaseSpan[]
  readonly marks: readonly Mark[]
}

const segmenters = new Map<string, Intl.Segmenter>()

/** A segmenter for a language, for the system's where the tag is none. */
function segmenterFor(language: string | null, granularity: 'word' | 'grapheme'): Intl.Segmenter {
  const key = `${granularity} ${language ?? ''}`
  let segmenter = segmenters.get(key)
  if (!segmenter) {
    const options = {granularity}
    try {
      segmenter = new Intl.Segmenter(language ?? undefined, options)
    } catch {
      segmenter = new Intl.Segmenter(undefined, options)
    }
    segmenters.set(key, segmenter)
  }
  return segmenter
}

/** The units of a paragraph in order: each outermost mention, and each word beside them. */
function unitsIn(stepped: SteppedText, paragraph: BaseSpan): BaseSpan[] {
  const {text, marks, language} = stepped
  const mentions: BaseSpan[] = []
  for (const index of marksIn(marks, paragraph)) {
    const mark = marks[index]
    if (mark?.unit !== 'mention' || mark.end <= mark.start) continue
    if (mark.start >= (mentions.at(-1)?.end ?? 0)) mentions.push(mark)
  }
  const words = segmenterFor(language, 'word').segment(text.slice(paragraph.start, paragraph.end))
  const units: BaseSpan[] = []
  let next = 0
  for (const {index, segment, isWordLike} of words) {
    if (isWordLike !== true) continue
    const start = paragraph.start + index
    const end = start + segment.length
    while ((mentions[next]?.start ?? Number.POSITIVE_INFINITY) < end) {
      const mention = mentions[next]
      if (mention) units.push({start: mention.start, end: mention.end})
      next += 1
    }
    if (start >= (units.at(-1)?.end ?? 0)) units.push({start, end})
  }
  for (const {start, end} of mentions.slice(next)) units.push({start, end})
  return units
}

/** The first unit that starts at an offset or behind it, over paragraphs. */
export function unitFrom(stepped: SteppedText, offset: number): BaseSpan | undefined {
  const {paragraphs} = stepped
  for (let at = Math.max(0, paragraphAt(paragraphs, offset)); at < paragraphs.length; at += 1) {
    const paragraph = paragraphs[at]
    const units = paragraph ? unitsIn(stepped, paragraph) : []
    const found = units[firstFrom(units, offset)]
    if (found) return found
  }
  return undefined
}

/** The last unit that ends at an offset or before it, over paragraphs. */
export function unitBefore(stepped: SteppedText, offset: number): BaseSpan | undefined {
  const {paragraphs} = stepped
  for (let at = paragraphAt(paragraphs, offset); at >= 0; at -= 1) {
    const paragraph = paragraphs[at]
    const found = paragraph && unitsIn(stepped, paragraph).findLast(({end}) => end <= offset)
    if (found) return found
  }
  return undefined
}

/** The unit around an offset, or else the nearest one of its paragraph. */
export function unitAt(stepped: SteppedText, offset: number): BaseSpan | undefined {
  const {paragraphs} = stepped
  const paragraph = paragraphs[Math.max(0, paragraphAt(paragraphs, offset))]
  if (!paragraph) return undefined
  const distance = ({start, end}: BaseSpan): number => Math.max(start - offset, offset - end, 0)
  let best: BaseSpan | undefined
  for (const unit of unitsIn(stepped, paragraph)) {
    if (unit.start <= offset && offset < unit.end) return unit
    if (!best || distance(unit) < distance(best)) best = unit
  }
  return best ?? unitFrom(stepped, offset) ?? unitBefore(stepped, offset)
}

/** The offset one character, as a reader sees it, before or behind another. */
export function nextCharacter({text, language}: SteppedText, offset: number, by: 1 | -1): number {
  const from = Math.max(0, offset - REACH)
  const stretch = text.slice(from, offset + REACH)
  const edges = Array.from(
    segmenterFor(language, 'grapheme').segment(stretch),
    ({index}) => from + index
  )
  edges.push(from + stretch.length)
  const found = by > 0 ? edges.find(edge => edge > offset) : edges.findLast(edge => edge < offset)
  return found ?? offset
}

/** UTF-16 units beside an offset among which the next character is looked for. */
const REACH = 64
