import {firstIndex} from '../../base/binary-search.js'
import type {Span} from '../../base/span.js'
import type {Loss} from '../export/loss.js'
import type {ImportedAnnotation} from './imported-annotation.js'

/** Annotations with offsets in another text, and what has no place there or has moved. */
export interface Anchored {
  readonly annotations: readonly ImportedAnnotation[]
  readonly losses: readonly Loss[]
}

/**
 * Places annotations of one text in another: at their offsets where both are the same but for line ends, else where the words
 * stand that they are about, found by these and those around them. What is not found, or at several places, is left out. All
 * that moves is told. The target has LF alone; `path` is for the losses; offsets are UTF-16.
 */
export function anchorAnnotations(
  source: string,
  target: string,
  annotations: readonly ImportedAnnotation[],
  path: string
): Anchored {
  const [from, to] = [squeeze(source), squeeze(target)]
  const losses: Loss[] = []
  const isSame = source.replace(/\r\n?/g, '\n') === target
  const removed = Array.from(source.matchAll(/\r(?=\n)/g), ({index}) => index)
  const lineFeeds = (offset: number): number =>
    offset - firstIndex(removed.length, at => (removed[at] ?? 0) >= offset)
  const withLineFeeds = ({start, end}: Span): Span => ({
    start: lineFeeds(start),
    end: lineFeeds(end)
  })
  const placed = annotations.flatMap((annotation): readonly ImportedAnnotation[] => {
    const spans = annotation.fragments.map(span =>
      isSame ? withLineFeeds(span) : findQuote(from, to, span)
    )
    const fragments = spans.filter(span => span !== undefined)
    const [old, now] = [describe(annotation.fragments), describe(fragments)]
    const lose = (feature: string, value: string, done: Loss['done']): void => {
      losses.push({path, id: annotation.name, feature, value, done})
    }
    if (fragments.length < spans.length || !isInOrder(fragments)) {
      const [first] = annotation.fragments
      const quote = first ? source.slice(first.start, first.end) : ''
      lose('annotation', `${annotation.kind}: ${quote}`, 'dropped')
      return []
    }
    if (!isSame && old !== now) lose('offsets', `${old} → ${now}`, 'moved')
    return [{...annotation, fragments}]
  })
  return {annotations: placed, losses}
}

/** A text in which each run of white space is one blank, and where its characters stand in the text as it is. */
interface Squeezed {
  readonly text: string
  /** For each character, its offset; one more for the end. */
  readonly offsets: readonly number[]
}

function squeeze(text: string): Squeezed {
  let squeezed = ''
  const offsets: number[] = []
  for (let at = 0; at < text.length; at++) {
    const isSpace = /\s/.test(text.charAt(at))
    if (isSpace && squeezed.endsWith(' ')) continue
    squeezed += isSpace ? ' ' : text.charAt(at)
    offsets.push(at)
  }
  return {text: squeezed, offsets: [...offsets, text.length]}
}

/** The place of an offset among the characters of a squeezed text; one within white space is at its start. */
function placeIn({offsets}: Squeezed, offset: number): number {
  return Math.max(0, firstIndex(offsets.length, at => (offsets[at] ?? 0) > offset) - 1)
}

/** Characters on either side that tell two places with the same words apart. */
const AROUND = 32

/**
 * Finds the words of a span: with what stands on both sides, on one of them, or alone, the first way in which they are at
 * exactly one place in the other text. Alone they have to be at one place in their own text too.
 */
function findQuote(from: Squeezed, to: Squeezed, span: Span): Span | undefined {
  const [start, end] = [placeIn(from, span.start), placeIn(from, span.end)]
  const quote = from.text.slice(start, end).trim()
  if (quote === '') return undefined
  const at = start + from.text.slice(start, end).indexOf(quote)
  const before = from.text.slice(Math.max(0, at - AROUND), at)
  const behind = from.text.slice(at + quote.length, at + quote.length + AROUND)
  for (const [prefix, suffix] of [
    [before, behind],
    [before, ''],
    ['', behind]
  ] as const) {
    const found = prefix + suffix === '' ? undefined : onlyPlace(to.text, prefix + quote + suffix)
    if (found !== undefined) return spanAt(to, found + prefix.length, quote.length)
  }
  const isAlone = onlyPlace(from.text, quote) !== undefined
  const found = isAlone ? onlyPlace(to.text, quote) : undefined
  return found === undefined ? undefined : spanAt(to, found, quote.length)
}

function onlyPlace(text: string, words: string): number | undefined {
  const first = text.indexOf(words)
  return first >= 0 && text.indexOf(words, first + 1) < 0 ? first : undefined
}

function spanAt({offsets}: Squeezed, start: number, length: number): Span {
  return {start: offsets[start] ?? 0, end: (offsets[start + length - 1] ?? 0) + 1}
}

function isInOrder(spans: readonly Span[]): boolean {
  return spans.every(({start}, index) => index === 0 || start >= (spans[index - 1]?.end ?? 0))
}

function describe(spans: readonly Span[]): string {
  return spans.map(({start, end}) => `${start}-${end}`).join(' ')
}
